using System.CommandLine;
using Conformance.Core.Exchanges;
using Conformance.Core.Reports;
using Conformance.Core.Results;
using Conformance.Replay.Folders;
using Conformance.Runs;

namespace Conformance.Cli;

/// <summary><c>conform judge</c>: judges an archive again. Opens no socket.</summary>
internal static class JudgeCommand
{
    public static Command Create(CallerPlace place)
    {
        var archive = new Argument<string>("archive") { Description = "The archive.jsonl.gz of a run." };
        var scenarios = new Option<string?>("--scenarios") { Description = "A scenarios folder of your own." };
        var waivers = new Option<string?>("--waivers") { Description = "A file of known deviations, instead of scenarios/waivers.yaml." };
        var report = new Option<string?>("--report") { Description = "A folder for the reports." };
        var command = new Command("judge", "Judges an archive again, without a network.") { archive, scenarios, waivers, report };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var path = Path.GetFullPath(parsed.GetRequiredValue(archive), place.Current);
            var own = parsed.GetValue(scenarios) is { } folder ? Path.GetFullPath(folder, place.Current) : null;
            var known = parsed.GetValue(waivers) is { } file ? Path.GetFullPath(file, place.Current) : null;
            var (prepared, output) = await RunArchive.JudgeAsync(Read(path), ProjectFolder.Find(place.Current), own, known, cancellationToken);
            await place.Terminal.Out.WriteAsync(VerdictText.Of(output.Result));
            if (parsed.GetValue(report) is { } target)
            {
                await ReportFolder.WriteAsync(Path.GetFullPath(target, place.Current), prepared.Request, output, cancellationToken);
            }

            return ExitCodes.Of(output.Result.Outcome);
        });
        return command;
    }

    /// <summary>Reads an archive.</summary>
    /// <exception cref="ArchiveException">It is missing or cannot be read.</exception>
    internal static Archive Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new ArchiveException(path, 0, "the file does not exist. `conform run --report DIR` writes one.");
        }

        using var stream = File.OpenRead(path);
        return ArchiveReader.Read(stream, path);
    }
}

using System.CommandLine;
using System.Text;
using Conformance.Core.Reports;
using Conformance.Core.Results;
using Conformance.Core.Results.Diffs;
using Conformance.Replay.Folders;
using Conformance.Runs;

namespace Conformance.Cli;

/// <summary><c>conform diff</c>: what one target does and the other does not, from the archives of two runs.</summary>
internal static class DiffCommand
{
    public static Command Create(CallerPlace place)
    {
        var left = new Argument<string>("left") { Description = "The archive.jsonl.gz of one run, or its report folder." };
        var right = new Argument<string>("right") { Description = "The archive.jsonl.gz of another, or its report folder." };
        var scenarios = new Option<string?>("--scenarios") { Description = "A scenarios folder of your own." };
        var json = new Option<bool>("--json") { Description = "Everything, as JSON." };
        var command = new Command(
            "diff",
            "Shows what one target does and the other does not: both archives are judged, then verdicts, behaviours and answers are compared. Lawful variety is told and is no difference. Exit 0: same, 1: different, 2: unusable.")
        {
            left, right, scenarios, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var project = ProjectFolder.Find(place.Current);
            var own = parsed.GetValue(scenarios) is { } folder ? Path.GetFullPath(folder, place.Current) : null;
            var (prepared, ours) = await SideAsync(parsed.GetRequiredValue(left), project, own, place, cancellationToken);
            var (_, theirs) = await SideAsync(parsed.GetRequiredValue(right), project, own, place, cancellationToken);
            var diff = RunDiffer.Compare(ours, theirs, prepared.Plan.Variants, prepared.Rules);
            if (diff.Common == 0)
            {
                throw new UsageException("the two runs have no variant in common, so there is nothing to compare. Run both with the same --select.");
            }

            if (parsed.GetValue(json))
            {
                await place.Terminal.Out.WriteAsync(Json(diff));
            }
            else
            {
                await Painter.WriteAsync(place.Terminal, DiffText.Of(diff));
            }

            return diff.AreSame ? ExitCodes.Conformant : ExitCodes.Deviates;
        });
        return command;
    }

    private static async Task<(Prepared Prepared, RunSide Side)> SideAsync(string file, ProjectFolder project, string? scenarios, CallerPlace place, CancellationToken cancellationToken)
    {
        var (prepared, output) = await RunArchive.JudgeAsync(RunArchive.ReadFile(Path.GetFullPath(file, place.Current)), project, new JudgeFiles { Scenarios = scenarios }, cancellationToken);
        return (prepared, new RunSide(file, output.Result, output.Record.Exchanges));
    }

    private static string Json(RunDiff diff)
    {
        using var stream = new MemoryStream();
        DiffJson.Write(diff, stream);
        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }
}

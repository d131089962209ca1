using System.CommandLine;
using Conformance.Core.Results;
using Conformance.Core.Results.Claims;
using Conformance.Replay.Folders;
using Conformance.Runs;

namespace Conformance.Cli;

/// <summary><c>conform capabilities</c>: writes what a target claims, as a run showed it. Opens no socket.</summary>
internal static class CapabilitiesCommand
{
    public static Command Create(CallerPlace place)
    {
        var report = new Argument<string>("report") { Description = "The folder of --report, or its archive.jsonl.gz." };
        var scenarios = new Option<string?>("--scenarios") { Description = "The scenarios folder of your own that the run was made with." };
        var command = new Command("capabilities", "Prints a capabilities file: what the target of a run implements, and which data it lacks.") { report, scenarios };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var archive = RunArchive.ReadFile(Path.GetFullPath(parsed.GetRequiredValue(report), place.Current));
            var files = new JudgeFiles { Scenarios = parsed.GetValue(scenarios) is { } folder ? Path.GetFullPath(folder, place.Current) : null };
            var (prepared, output) = await RunArchive.JudgeAsync(archive, ProjectFolder.Find(place.Current), files, cancellationToken);
            await place.Terminal.Out.WriteAsync(CapabilitiesText.Write(output.Result, prepared.Plan, prepared.Rules.Contract));
            return ExitCodes.Conformant;
        });
        return command;
    }
}

using System.CommandLine;
using Conformance.Core.Reports;
using Conformance.Core.Results;
using Conformance.Replay.Folders;
using Conformance.Runs;

namespace Conformance.Cli;

/// <summary><c>conform run</c>: replays the scenarios and judges the answers.</summary>
internal static class RunCommand
{
    public static Command Create(CallerPlace place)
    {
        var options = new RunOptionsBinding();
        var report = new Option<string?>("--report") { Description = "A folder for results.json, junit.xml and the rest; made if it is missing." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Print what would be sent, and send nothing." };
        var quiet = new Option<bool>("--quiet") { Description = "No progress, only the verdict." };
        var command = new Command("run", "Replays the scenarios against a target and judges the answers.") { report, dryRun, quiet };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var dry = parsed.GetValue(dryRun);
            var request = options.Read(parsed, place, needsAccount: !dry);
            var prepared = await Prepared.ReadAsync(request, ProjectFolder.Find(place.Current), cancellationToken);
            if (dry)
            {
                await RequestListing.WriteAsync(prepared.Plan, place.Terminal.Out);
                return ExitCodes.Conformant;
            }

            var output = await WithProgressAsync(prepared, place.Terminal, parsed.GetValue(quiet), cancellationToken);
            await place.Terminal.Out.WriteAsync(VerdictText.Of(output.Result));
            if (parsed.GetValue(report) is { } folder)
            {
                await ReportFolder.WriteAsync(Path.GetFullPath(folder, place.Current), prepared.Request, output, CancellationToken.None);
                await place.Terminal.Out.WriteAsync($"  report        {folder}\n");
            }

            return ExitCodes.Of(output.Result.Outcome);
        });
        return command;
    }

    private static async Task<RunOutput> WithProgressAsync(Prepared prepared, Terminal terminal, bool quiet, CancellationToken cancellationToken)
    {
        using var progress = new ProgressLine(terminal, quiet, TimeProvider.System);
        return await ConformanceRun.ExecuteAsync(prepared, TimeProvider.System, progress, cancellationToken);
    }
}

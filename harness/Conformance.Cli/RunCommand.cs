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
        var resume = new Option<bool>("--resume") { Description = "Go on with the run that was broken off in the folder of --report." };
        var quiet = new Option<bool>("--quiet") { Description = "No progress, only the verdict." };
        var command = new Command("run", "Replays the scenarios against a target and judges the answers.") { report, resume, dryRun, quiet };
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

            var folder = parsed.GetValue(report) is { } name ? Path.GetFullPath(name, place.Current) : null;
            using var journal = Journal(folder, prepared, parsed.GetValue(resume));
            var output = await WithProgressAsync(prepared with { Journal = journal }, place.Terminal, parsed.GetValue(quiet), cancellationToken);
            await place.Terminal.Out.WriteAsync(VerdictText.Of(output.Result));
            if (folder is not null)
            {
                await ReportFolder.WriteAsync(folder, output.Result, CancellationToken.None);
                await place.Terminal.Out.WriteAsync($"  report        {parsed.GetValue(report)}\n");
            }

            return ExitCodes.Of(output.Result.Outcome);
        });
        return command;
    }

    private static RunJournal? Journal(string? folder, Prepared prepared, bool resume) => (folder, resume) switch
    {
        (null, true) => throw new UsageException("--resume goes on with the run in the folder of --report. Name that folder with --report DIR."),
        (null, false) => null,
        ({ } at, true) => RunJournal.Resume(at, prepared),
        ({ } at, false) => RunJournal.Begin(at, prepared.Request, TimeProvider.System.GetUtcNow()),
    };

    private static async Task<RunOutput> WithProgressAsync(Prepared prepared, Terminal terminal, bool quiet, CancellationToken cancellationToken)
    {
        using var progress = new ProgressLine(terminal, quiet, TimeProvider.System);
        return await ConformanceRun.ExecuteAsync(prepared, TimeProvider.System, progress, cancellationToken);
    }
}

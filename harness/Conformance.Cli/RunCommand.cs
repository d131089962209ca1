using System.CommandLine;
using Conformance.Core.Reports;
using Conformance.Core.Results;
using Conformance.Replay.Folders;
using Conformance.Replay.Transport;
using Conformance.Runs;
using Conformance.Runs.Configuration;

namespace Conformance.Cli;

/// <summary><c>conform run</c>: replays the scenarios and judges the answers.</summary>
internal static class RunCommand
{
    public static Command Create(CallerPlace place)
    {
        var options = new RunOptionsBinding();
        var report = new Option<string?>("--report") { Description = "A folder for report.html, results.json, junit.xml, results.sarif, ctrf.json, summary.md and the archive; made if it is missing." };
        var resume = new Option<bool>("--resume") { Description = "Go on with the run that was broken off in the folder of --report; what it has is not asked again." };
        var xsd = XsdOption.Create();
        var dryRun = new Option<bool>("--dry-run") { Description = "Print what would be sent, and send nothing." };
        var quiet = QuietOption.Create();
        var command = new Command("run", "Replays the scenarios against a target and judges the answers.") { report, resume, dryRun, quiet, xsd };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var dry = parsed.GetValue(dryRun);
            var layers = await options.ReadAsync(parsed, place, cancellationToken);
            var schema = XsdOption.PathOf(parsed.GetValue(xsd), place);

            // All targets are read before the first request, so that a slip in the last one costs nothing.
            var requests = RunRequestReader.Read(layers, needsAccount: !dry).Select(request => request with { Xsd = schema }).ToList();
            var folder = parsed.GetValue(report) is { } name ? Path.GetFullPath(name, place.Current) : layers.Find("report")?.FullPath;
            var wanted = new Wanted(ProjectFolder.Find(place.Current), folder, parsed.GetValue(resume), dry, parsed.GetValue(quiet), place);
            return requests is [var only]
                ? await OneAsync(only, wanted, cancellationToken) is { } result ? ExitCodes.Of(result) : ExitCodes.Conformant
                : await SeveralAsync(requests, wanted, cancellationToken);
        });
        return command;
    }

    private static async Task<RunResult?> OneAsync(RunRequest request, Wanted wanted, CancellationToken cancellationToken)
    {
        var prepared = await Prepared.ReadAsync(request, wanted.Project, cancellationToken);
        ServeCommand.RequireFamilies(request.Faults, prepared.Rules.Contract.Resources.Keys);
        var output = wanted.Terminal.Out;
        if (wanted.IsDry)
        {
            await RequestListing.WriteAsync(prepared.Plan, output);
            return null;
        }

        await output.WriteAsync(TargetText.Of(request));
        if (!request.IsEmbedded && TargetUrl.Parse(request.Target) is { IsHttps: false, IsLoopback: false } plain)
        {
            await wanted.Terminal.Error.WriteLineAsync($"conform: {plain} is not https: name, password and tokens go over the network as plain text.");
        }

        if (wanted is { IsResumed: true, Folder: { } empty } && !RunJournal.IsIn(empty))
        {
            await wanted.Terminal.Error.WriteLineAsync($"conform: nothing is in {empty} to go on with; a new run begins.");
        }

        using var journal = Journal(prepared, wanted);
        var result = await WithProgressAsync(prepared with { Journal = journal }, wanted, cancellationToken);
        await Painter.WriteAsync(wanted.Terminal, VerdictText.Of(result, isReported: wanted.Folder is not null));
        await output.WriteAsync(Annotations.Of(result, wanted.Place.Environment));
        if (wanted.Folder is { } folder)
        {
            journal!.EnsureWhole();
            await ReportFolder.WriteAsync(folder, result, prepared.SourcesFor(wanted.Current), CancellationToken.None);
            await output.WriteAsync(ReportFolder.Line(folder));
        }

        return result;
    }

    private static async Task<int> SeveralAsync(IReadOnlyList<RunRequest> requests, Wanted wanted, CancellationToken cancellationToken)
    {
        var results = new List<NamedResult>();
        var users = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var request in requests)
        {
            var name = request.Named?.Name ?? request.Target.Replace("://", "-", StringComparison.Ordinal).Replace('/', '-').Replace(':', '-');
            await wanted.Terminal.Out.WriteAsync($"==== {name}\n");
            // Two targets of one domain count wrong passwords together.
            var once = request with { NoWrongPassword = request.NoWrongPassword || (!request.IsEmbedded && !users.Add(request.User)) };
            if (await OneAsync(once, wanted.For(name), cancellationToken) is { } result)
            {
                results.Add(new NamedResult(name, result));
            }

            await wanted.Terminal.Out.WriteAsync("\n");
        }

        if (results.Count > 0)
        {
            await wanted.Terminal.Out.WriteAsync(TargetsText.Of(results));
            if (wanted.Folder is { } folder)
            {
                await ReportFolder.WriteAsync(folder, results, CancellationToken.None);
                await wanted.Terminal.Out.WriteAsync($"\n  report  {Path.Combine(folder, "targets.html")}\n");
            }
        }

        return results.Count == 0 ? ExitCodes.Conformant : ExitCodes.Of(NamedResult.Joined(results));
    }

    private static RunJournal? Journal(Prepared prepared, Wanted wanted) => (wanted.Folder, wanted.IsResumed) switch
    {
        (null, true) => throw new UsageException("--resume goes on with the run in the folder of --report. Name that folder with --report DIR."),
        (null, false) => null,
        ({ } folder, true) => RunJournal.Resume(folder, prepared, TimeProvider.System.GetUtcNow()),
        ({ } folder, false) => RunJournal.Begin(folder, prepared.Request, TimeProvider.System.GetUtcNow()),
    };

    private static async Task<RunResult> WithProgressAsync(Prepared prepared, Wanted wanted, CancellationToken cancellationToken)
    {
        using var progress = new ProgressLine(wanted.Terminal, wanted.IsQuiet, TimeProvider.System);
        return await ConformanceRun.JudgeAsync(prepared, TimeProvider.System, progress, cancellationToken);
    }

    /// <summary>What is wanted of every run of a call.</summary>
    /// <param name="Project">Where the data is.</param>
    /// <param name="Folder">Where reports go; null for none.</param>
    /// <param name="IsResumed">Whether to go on with what is in the folder.</param>
    /// <param name="IsDry">Whether nothing is sent.</param>
    /// <param name="IsQuiet">Whether there is no progress.</param>
    /// <param name="Place">Where it is called.</param>
    private sealed record Wanted(ProjectFolder Project, string? Folder, bool IsResumed, bool IsDry, bool IsQuiet, CallerPlace Place)
    {
        public Terminal Terminal => Place.Terminal;

        public string Current => Place.Current;

        public Wanted For(string target) => this with { Folder = Folder is null ? null : Path.Combine(Folder, target) };
    }
}

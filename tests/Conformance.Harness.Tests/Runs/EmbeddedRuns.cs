using Conformance.Core.Scenarios;
using Conformance.Replay.Folders;
using Conformance.Runs;

namespace Conformance.Harness.Tests.Runs;

/// <summary>Runs of the suite against the embedded emulator, as the command line does them.</summary>
internal static class EmbeddedRuns
{
    /// <summary>All that is written by hand, and the generated scenarios of the resources that faults of the emulator touch: a
    /// tenth of the suite.</summary>
    public static readonly Selection Slice = new(
    [
        "area:authentication", "area:errors", "area:jobs", "area:negotiation", "area:query", "area:replica-*", "area:window",
        "read-side/replica-sessions*", "read-side/replica-task-sessions*", "read-side/backup-servers/*", "read-side/backup-servers-id/*", "read-side/jobs/*", "read-side/jobs-id/*",
        "read-side/query-replica-job-session/*", "read-side/query-replica-task-session/*", "read-side/query-backup-server/*", "read-side/*/unknown-name", "read-side/*/narrowed*", "read-side/*/folder-lists", "read-side/lookup-by-name",
    ]);

    /// <summary>What is asked of the query service for a few types.</summary>
    public static readonly Selection Queries = new(["area:query", "area:window", "replica-task-sessions/query", "read-side/query-job/*", "read-side/query-replica-task-session/*", "read-side/query-backup-server/*"]);

    private static readonly Lazy<Task<Prepared>> Whole = new(() => ReadAsync(new RunRequest()));

    public static async Task<RunOutput> RunAsync(RunRequest request) => await ConformanceRun.ExecuteAsync(
        await PreparedAsync(request), TimeProvider.System, null, CancellationToken.None);

    /// <summary>A planned run. The project's own data is read once for all tests.</summary>
    public static async Task<Prepared> PreparedAsync(RunRequest request)
    {
        if (request.Scenarios is not null || request.Fixtures is not null)
        {
            return await ReadAsync(request);
        }

        return (await Whole.Value).For(request);
    }

    private static Task<Prepared> ReadAsync(RunRequest request) => Prepared.ReadAsync(request, ProjectFolder.Find(AppContext.BaseDirectory), CancellationToken.None);
}

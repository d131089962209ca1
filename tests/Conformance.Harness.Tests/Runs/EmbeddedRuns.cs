using Conformance.Replay.Folders;
using Conformance.Runs;

namespace Conformance.Harness.Tests.Runs;

/// <summary>Runs of the suite against the embedded emulator, as the command line does them.</summary>
internal static class EmbeddedRuns
{
    public static async Task<RunOutput> RunAsync(RunRequest request) => await ConformanceRun.ExecuteAsync(
        await PreparedAsync(request), TimeProvider.System, null, CancellationToken.None);

    public static Task<Prepared> PreparedAsync(RunRequest request) =>
        Prepared.ReadAsync(request, ProjectFolder.Find(AppContext.BaseDirectory), CancellationToken.None);
}

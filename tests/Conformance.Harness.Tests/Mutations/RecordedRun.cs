using Conformance.Core.Mutations;
using Conformance.Harness.Tests.Runs;
using Conformance.Runs;

namespace Conformance.Harness.Tests.Mutations;

/// <summary>One run on the embedded emulator that all tests of the proof share.</summary>
internal sealed class RecordedRun
{
    private static readonly Lazy<Task<RecordedRun>> Shared = new(RecordAsync);

    private readonly Lock gate = new();
    private IReadOnlyList<MutationVerdict>? verdicts;

    private RecordedRun(Prepared prepared, RunOutput output) => (Prepared, Output) = (prepared, output);

    public Prepared Prepared { get; }

    public RunOutput Output { get; }

    public static Task<RecordedRun> Get() => Shared.Value;

    /// <summary>The recorded run, to be judged by the rules as they are or by others.</summary>
    public MutationRun Mutated() => RecordedMutations.Of(Prepared, Output);

    /// <summary>What a sample of mutations shows; judged once for all tests.</summary>
    public IReadOnlyList<MutationVerdict> Verdicts(int most)
    {
        lock (gate)
        {
            return verdicts ??= Judged(most);
        }
    }

    private IReadOnlyList<MutationVerdict> Judged(int most)
    {
        var run = Mutated();
        return run.Judge(MutationSample.Draw(run, most, seed: 1, CancellationToken.None).Mutations, null, CancellationToken.None);
    }

    private static async Task<RecordedRun> RecordAsync()
    {
        // One at a time and always at the same time: the same sample of mutations in every run of the tests.
        var prepared = await EmbeddedRuns.PreparedAsync(new RunRequest { Parallel = 1 });
        return new RecordedRun(prepared, await ConformanceRun.ExecuteAsync(prepared, new MovableClock(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero)), null, CancellationToken.None));
    }
}

using Conformance.Core.Mutations;

namespace Conformance.Runs;

/// <summary>Mutates what a run recorded.</summary>
public static class RecordedMutations
{
    /// <summary>The recorded run, ready to be mutated.</summary>
    public static MutationRun Of(Prepared prepared, RunOutput output) =>
        new(prepared.Plan.Variants, output.Record.Variants, [.. output.Record.Exchanges], prepared.Request.Facts, prepared.Rules);
}

using Conformance.Core.Mutations;

namespace Conformance.Runs;

/// <summary>Mutates what a run recorded.</summary>
public static class RecordedMutations
{
    /// <summary>The recorded run, ready to be mutated.</summary>
    /// <param name="prepared">What was planned.</param>
    /// <param name="output">What came of it.</param>
    /// <param name="jsonOnly">As <see cref="MutationRun.JsonOnly"/>.</param>
    public static MutationRun Of(Prepared prepared, RunOutput output, bool jsonOnly = false) =>
        new(prepared.Plan.Variants, output.Record.Variants, [.. output.Record.Exchanges], prepared.Request.Facts, prepared.Rules) { JsonOnly = jsonOnly };
}

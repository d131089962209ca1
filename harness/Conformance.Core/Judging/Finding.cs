using Conformance.Core.Scenarios;
using Conformance.DataFiles;

namespace Conformance.Core.Judging;

/// <summary>A violated requirement with its evidence.</summary>
/// <param name="Requirement">The requirement.</param>
/// <param name="Variant">The id of the variant that showed it.</param>
/// <param name="Step">The id of the step whose answer violates it.</param>
/// <param name="Violation">What was expected and what came.</param>
/// <param name="Place">The line of the scenario file that asks.</param>
public sealed record Finding(Requirement Requirement, string Variant, string Step, Violation Violation, DataPlace Place)
{
    /// <summary>
    /// What the variant had asked before, as in <c>POST /sessionMngr/ 201, DELETE /logonSessions/{ID} 204</c>: the answer may
    /// be wrong only after that. The last few requests at most; null if it was the first.
    /// </summary>
    public string? After { get; init; }

    /// <summary>How many places it stands for: itself and those of the same answer that are counted with it.</summary>
    public int Places => 1 + Violation.More;

    /// <summary>The stage at which the answer failed.</summary>
    public CheckStage Stage { get; init; }

    /// <summary>Whether it says that the operation is not implemented at all: asked for something that exists, it knows of
    /// nothing.</summary>
    public bool IsNotImplemented { get; init; }

    /// <summary>Whether the answer is not even of the kind that was asked for: another status, no such body, another
    /// resource.</summary>
    public bool IsOtherKind { get; init; }
}

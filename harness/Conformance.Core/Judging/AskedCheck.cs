using Conformance.Core.Scenarios;

namespace Conformance.Core.Judging;

/// <summary>One check of one answer of a variant.</summary>
/// <param name="Expectation">What asks for it.</param>
/// <param name="Check">The check.</param>
/// <param name="Step">The id of the step whose answer is judged.</param>
internal sealed record AskedCheck(Expectation Expectation, Check Check, string Step)
{
    /// <summary>Whether the scenario itself asks, and not what is asked of every answer.</summary>
    public required bool IsOfScenario { get; init; }

    /// <summary>The conditions that this answer does not meet, each about the answer itself; empty if the check is to be
    /// judged.</summary>
    public IReadOnlyList<Condition> Unmet { get; init; } = [];

    /// <summary>Whether the scenario asks it of this one step, so that nothing to check leaves the requirement
    /// unproven.</summary>
    public bool IsNamed => IsOfScenario && !SeveralStep.IsOne(Step);

    /// <summary>The id of the requirement.</summary>
    public string Requirement => Expectation.Requirement;

    /// <summary>The steps whose answers are read.</summary>
    public IEnumerable<string> Reads => Check.AlsoReads.Prepend(Step);
}

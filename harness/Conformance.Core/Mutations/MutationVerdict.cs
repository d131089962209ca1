using Conformance.Core.Exchanges;
using Conformance.Core.Judging;

namespace Conformance.Core.Mutations;

/// <summary>What the judge said of a mutation.</summary>
/// <param name="Mutation">The mutation.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="Findings">What the judge says of it that it does not say of the recorded run.</param>
/// <param name="Recorded">The answer that was changed, as it was recorded; of the first variant where there are several.</param>
public sealed record MutationVerdict(Mutation Mutation, MutationFate Fate, IReadOnlyList<Finding> Findings, Exchange Recorded)
{
    /// <summary>The ids of the requirements that are blamed, sorted, each once.</summary>
    public IReadOnlyList<string> Blamed => [.. Findings.Select(finding => finding.Requirement.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The ids of the requirements of level <c>unspecified</c> for which another behaviour is recorded now; each
    /// once.</summary>
    public IReadOnlyList<string> Told { get; init; } = [];

    /// <summary>What the mutation changed in that answer, and how many more differences the bodies hold than are kept.</summary>
    /// <param name="most">How many differences of the bodies are kept.</param>
    public (IReadOnlyList<ChangedPart> Parts, long More) Changes(int most) =>
        AnswerChanges.Of(Recorded, Mutation.Apply().First(exchange => exchange.Variant == Recorded.Variant && exchange.Step == Recorded.Step), most);

    /// <summary>Whether a suite that proves anything would have said something else.</summary>
    public bool IsWrong => Fate is MutationFate.Survived or MutationFate.Misblamed or MutationFate.Accused;
}

/// <summary>What became of a mutation.</summary>
public enum MutationFate
{
    /// <summary>Blamed on a requirement that is right to blame.</summary>
    Killed,

    /// <summary>Blamed only on requirements that say nothing of it.</summary>
    Misblamed,

    /// <summary>A breach that nobody noticed.</summary>
    Survived,

    /// <summary>Lawful, and let through.</summary>
    Spared,

    /// <summary>Lawful, and blamed.</summary>
    Accused,
}

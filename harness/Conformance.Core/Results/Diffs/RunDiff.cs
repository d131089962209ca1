using Conformance.Core.Judging;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Results.Diffs;

/// <summary>What one target does and the other does not, over the variants that both were asked.</summary>
/// <param name="Left">The first run.</param>
/// <param name="Right">The second run.</param>
/// <param name="Common">How many variants both runs have.</param>
/// <param name="Requirements">Requirements that they meet differently, violated ones first.</param>
/// <param name="Behaviours">Where they behave differently and nothing is specified, sorted by key.</param>
/// <param name="Variants">Variants that only one side has or has a verdict on.</param>
/// <param name="Answers">Differences of the answers that no rule allows, the most frequent first.</param>
/// <param name="Lawful">Differences of the answers that are lawful variety: told, but no difference.</param>
/// <param name="NotCompared">Variants that do not apply to one of the targets: told, but no difference.</param>
public sealed record RunDiff(
    RunSide Left,
    RunSide Right,
    int Common,
    IReadOnlyList<RequirementDiff> Requirements,
    IReadOnlyList<BehaviourDiff> Behaviours,
    IReadOnlyList<VariantDiff> Variants,
    IReadOnlyList<AnswerDiff> Answers,
    IReadOnlyList<AnswerDiff> Lawful,
    IReadOnlyList<VariantDiff> NotCompared)
{
    /// <summary>Whether the two are the same but for lawful variety.</summary>
    public bool AreSame => Requirements.Count + Behaviours.Count + Variants.Count + Answers.Count == 0;
}

/// <summary>A requirement that the two sides meet differently, or violate in different places.</summary>
/// <param name="Requirement">The requirement.</param>
/// <param name="Left">Its outcome on the left, over the variants in common.</param>
/// <param name="Right">Its outcome on the right.</param>
/// <param name="OnlyLeft">Findings at places where the right side has none.</param>
/// <param name="OnlyRight">Findings at places where the left side has none.</param>
public sealed record RequirementDiff(Requirement Requirement, Outcome Left, Outcome Right, IReadOnlyList<Finding> OnlyLeft, IReadOnlyList<Finding> OnlyRight);

/// <summary>A behaviour that differs.</summary>
/// <param name="Key">What was looked at, as in the profile.</param>
/// <param name="Requirement">The requirement of level <c>unspecified</c> that asks.</param>
/// <param name="Left">What the left side did; null if it recorded nothing.</param>
/// <param name="Right">What the right side did; null if it recorded nothing.</param>
public sealed record BehaviourDiff(string Key, string Requirement, string? Left, string? Right);

/// <summary>Variants that the two sides do not both have a verdict on, for one reason.</summary>
/// <param name="Left">What the left side has: an outcome, or null for nothing.</param>
/// <param name="Right">What the right side has.</param>
/// <param name="Reason">Why, as a sentence; null if no side says.</param>
/// <param name="Ids">The variants' ids.</param>
public sealed record VariantDiff(Outcome? Left, Outcome? Right, string? Reason, IReadOnlyList<string> Ids);

/// <summary>One kind of difference between answers to the same requests.</summary>
/// <param name="What">What differs: <c>status</c>, <c>media type</c>, <c>header field</c>, <c>only left</c>, or the comparer's
/// kind, as in <c>TextValue</c>.</param>
/// <param name="Where">The name of the element, attribute, member or header field; empty for the answer as a whole.</param>
/// <param name="Left">The left value of the first one; null if there is none.</param>
/// <param name="Right">The right value of the first one.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Variants">The ids of the variants that show it, the first one first.</param>
/// <param name="Path">The place in the first one's body; null if it is not about a place in a body.</param>
public sealed record AnswerDiff(string What, string Where, string? Left, string? Right, int Count, IReadOnlyList<string> Variants, string? Path);

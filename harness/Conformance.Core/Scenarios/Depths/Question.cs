namespace Conformance.Core.Scenarios.Depths;

/// <summary>What a depth is to ask at least once.</summary>
/// <param name="Kind">What kind of question it is.</param>
/// <param name="Name">Which one.</param>
internal readonly record struct Question(QuestionKind Kind, string Name);

/// <summary>Kinds of questions, in the order in which a quick run spends its requests.</summary>
internal enum QuestionKind
{
    /// <summary>A requirement of the catalogue.</summary>
    Requirement,

    /// <summary>A documented operation, asked for what exists.</summary>
    Operation,

    /// <summary>A line of the suite: one check or relation as a scenario file says it, whatever it is asked of.</summary>
    Line,

    /// <summary>A value of an axis of a scenario file.</summary>
    Value,

    /// <summary>A type of resource in one representation: an Accept and a format.</summary>
    Representation,

    /// <summary>A pair of values of two axes of a scenario, or one value of its only axis.</summary>
    Pair,

    /// <summary>A relation of a scenario, for each value of what it compares.</summary>
    Compared,
}

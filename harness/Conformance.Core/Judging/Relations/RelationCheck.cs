namespace Conformance.Core.Judging.Relations;

/// <summary>A statement over two answers to the same request that differ in one axis.</summary>
public abstract record RelationCheck
{
    /// <summary>What an answer needs to be compared and, because of what is wrong with it, does not have; null if it has
    /// all.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="wrong">What is wrong with it by itself.</param>
    public abstract string? Lack(Answer answer, IReadOnlyList<Finding> wrong);

    /// <summary>Judges the answer of one variant against that of the group's first.</summary>
    public abstract CheckResult Judge(Evidence evidence, Answer first, Answer other);
}

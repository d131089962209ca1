namespace Conformance.Core.Judging.Relations;

/// <summary>A statement over two answers to the same request that differ in one axis.</summary>
public abstract record RelationCheck
{
    /// <summary>Judges the answer of one variant against that of the group's first.</summary>
    public abstract CheckResult Judge(Evidence evidence, Answer first, Answer other);
}

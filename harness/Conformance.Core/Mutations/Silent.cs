using Conformance.Core.Judging;
using Conformance.Core.Judging.Relations;

namespace Conformance.Core.Mutations;

/// <summary>A check that finds nothing, in the place of one that would: as if its code were gone, while the scenarios still ask
/// for it.</summary>
/// <param name="Inner">The check.</param>
internal sealed record SilentCheck(Check Inner) : Check(Inner.Stage)
{
    /// <inheritdoc/>
    public override bool TellsKind => Inner.TellsKind;

    /// <inheritdoc/>
    public override bool ReadsBody => Inner.ReadsBody;

    /// <inheritdoc/>
    public override bool ReadsMembers => Inner.ReadsMembers;

    /// <inheritdoc/>
    public override IReadOnlyList<string> AlsoReads => Inner.AlsoReads;

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer) => Inner.Judge(evidence, answer) with { Violations = [] };
}

/// <summary>A relation that finds nothing.</summary>
/// <param name="Inner">The relation.</param>
internal sealed record SilentRelation(RelationCheck Inner) : RelationCheck
{
    /// <inheritdoc/>
    public override string? Lack(Answer answer, IReadOnlyList<Finding> wrong) => Inner.Lack(answer, wrong);

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer first, Answer other) => Inner.Judge(evidence, first, other) with { Violations = [] };
}

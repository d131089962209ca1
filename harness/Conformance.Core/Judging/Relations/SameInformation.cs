namespace Conformance.Core.Judging.Relations;

/// <summary>Both bodies carry the same information, whichever syntax each is written in.</summary>
public sealed record SameInformation : RelationCheck
{
    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer first, Answer other) =>
        first.Document is { } left && other.Document is { } right
            ? Differences.Between(left, right, evidence, ($"the answer of {first.Exchange.Variant}", first.Response.Body), Moving.Rules(evidence, first, other))
            : CheckResult.Nothing("one of the answers has no body that can be read");
}

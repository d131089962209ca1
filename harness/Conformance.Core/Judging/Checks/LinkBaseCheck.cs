namespace Conformance.Core.Judging.Checks;

/// <summary>
/// Every Href begins with the base that was asked: a gateway in front of a server may give it another path, and must then rewrite
/// its links.
/// It is asked last, so that links which were not rewritten hide nothing else.
/// </summary>
public sealed record LinkBaseCheck() : Check(CheckStage.Relation)
{
    /// <summary>The subject of a violation.</summary>
    internal const string Subject = "base of Hrefs";

    /// <inheritdoc/>
    public override bool IsByMember => true;

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        var contract = evidence.Contract;
        var bases = answer.Body is { } body
            ? LinksWellFormedCheck.LinksOf(body).Where(link => link.Href is not null)
                .Select(link => (link.Path, Base: contract.BaseOf(link.Href!))).Where(link => link.Base is not null).ToList()
            : [];
        return bases.Count == 0 ? CheckResult.Nothing("the answer has no links") : CheckResult.Of(bases
            .Where(link => !contract.TargetBases.Contains(link.Base!, StringComparer.OrdinalIgnoreCase))
            .DistinctBy(link => link.Base, StringComparer.OrdinalIgnoreCase)
            .Select(link => new Violation(
                ViolationKind.WrongValue, Subject,
                $"Hrefs below {contract.TargetBases[0]}, the path of the target", $"Hrefs below {link.Base}: whoever follows them leaves the target. Rewrite links in the gateway, or give the URL that they name as the target",
                link.Path)));
    }
}

using System.Globalization;
using Conformance.Documents.Compare;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Judging.Checks.Queries;

/// <summary>The first page and those that its Next links lead to hold each member once, and together all of them.</summary>
/// <param name="Pages">The step that followed the pages.</param>
/// <param name="Of">The step with all members.</param>
public sealed record PagedCheck(string Pages, string Of) : Check(CheckStage.Relation)
{
    /// <inheritdoc/>
    public override bool ReadsMembers => true;

    /// <inheritdoc/>
    public override IReadOnlyList<string> AlsoReads => [Of, Pages];

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        if (QuerySets.Whole(evidence.Answer(Of)) is not { } all)
        {
            return QuerySets.NotWhole(Of);
        }

        var followed = evidence.Answers.Where(other => other.Exchange.Step != Pages && FollowPagesStep.IdOf(other.Exchange.Step) == Pages).ToList();
        var listed = followed.Prepend(answer).SelectMany(page => page.Body?.Resources ?? []).ToList();
        var members = listed.Select(view => (Key: QuerySets.KeyOf(view), View: view)).Where(pair => pair.Key is not null).ToList();
        var cut = followed.Count >= FollowPagesStep.Most;
        var wrong = members.GroupBy(pair => pair.Key!, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1)
            .Select(group => new Violation(ViolationKind.Repeated, "member on the pages", $"{group.Key} on one page", string.Create(CultureInfo.InvariantCulture, $"it stands {group.Count()} times")))
            .Concat(members.Where(pair => !all.ContainsKey(pair.Key!)).Select(pair => new Violation(ViolationKind.Unexpected, "member on the pages", $"only members of {Of}", pair.Key!)))
            .Concat(cut ? [] : all.Keys.Except(members.Select(pair => pair.Key!), StringComparer.OrdinalIgnoreCase).Select(key => new Violation(ViolationKind.Missing, "member on the pages", $"{key} on one page", "it is on none")))
            .Concat(cut ? [] : QuerySets.Counted(listed, evidence.Answer(Of)!.Body!.Resources, "on the pages", Of))
            .ToList();

        return CheckResult.OfPages(wrong, Moving.MayShiftPages(evidence));
    }
}

/// <summary>The links of a page have First and Last, and no Previous on the first page (HC:pagesize_and_page).</summary>
public sealed record PageLinksCheck() : Check(CheckStage.Content)
{
    private static readonly string[] Always = ["First", "Last"];

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        if (answer.Body?.Information["PagingInfo"] is not InformationObject information)
        {
            return QuerySets.IsPaged(answer) ? CheckResult.Violated(ViolationKind.Missing, "PagingInfo", "PagingInfo", "none", answer.Body?.Document.Root.Path.Text)
                : CheckResult.Nothing("no page size was asked for, and the documentation shows pages only where one is");
        }

        var paging = new ResourceView(information);
        var rels = paging.Links.Select(link => link.Rel ?? "").ToList();
        var missing = Always.Where(rel => !rels.Contains(rel)).Select(rel => new Violation(ViolationKind.Missing, $"link {rel}", $"a link {rel}", rels.Count == 0 ? "no links" : string.Join(", ", rels), paging.Path));
        var previous = paging.Text("PageNum") == "1" && rels.Contains("Previous") ? [new Violation(ViolationKind.Unexpected, "link Previous on the first page", "no link Previous on the first page", "one", paging.Path)] : Array.Empty<Violation>();
        return CheckResult.Of([.. missing, .. previous]);
    }
}

/// <summary>The links of a page keep the parameters of the request, but for those that say which page.</summary>
public sealed record KeptParametersCheck() : Check(CheckStage.Content)
{
    private static readonly string[] Paging = ["page", "pageSize"];

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        var links = answer.Body?.Information["PagingInfo"] is InformationObject information ? new ResourceView(information).Links.Where(link => link.Href is not null).ToList() : [];
        var sent = Kept(answer.Exchange.Request.Url);
        return links.Count == 0 ? CheckResult.Nothing("the answer has no links from page to page") : CheckResult.Of(links
            .SelectMany(link => sent.Where(pair => !Kept(link.Href!).Contains(pair)).Select(pair => new Violation(ViolationKind.Missing, $"parameter {pair.Key} in the link {link.Rel}", $"the parameter {pair.Key}={pair.Value} in the link {link.Rel}", link.Href!, link.Path))));
    }

    private static List<KeyValuePair<string, string>> Kept(string url) =>
        [.. QueryUrl.Parameters(url).Where(pair => !Paging.Contains(pair.Key, StringComparer.OrdinalIgnoreCase)).Select(pair => KeyValuePair.Create(pair.Key.ToLowerInvariant(), pair.Value))];
}

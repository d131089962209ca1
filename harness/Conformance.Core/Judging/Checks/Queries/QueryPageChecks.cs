using Conformance.Core.Scenarios;

namespace Conformance.Core.Judging.Checks.Queries;

/// <summary>The result of a query holds its members in the form that was asked for: Refs, with format=Entities Entities, or
/// Resources for types without references (HC:format).</summary>
public sealed record QueryFormCheck() : Check(CheckStage.Root)
{
    private static readonly string[] Formats = ["References", "Entities"];

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        if (answer.Body is not { Root: AnswerBody.QueryResult } body || ResourceRules.Of(answer, evidence.Contract)?.Query is not { } query)
        {
            return CheckResult.Nothing("the answer is no result of a query");
        }

        var format = QueryUrl.Parameters(answer.Exchange.Request.Url).FirstOrDefault(pair => pair.Key.Equals("format", StringComparison.OrdinalIgnoreCase)).Value;
        if (!string.IsNullOrEmpty(format) && !Formats.Contains(format, StringComparer.OrdinalIgnoreCase))
        {
            return CheckResult.Nothing($"no page says what format={format} means in a query");
        }

        var wanted = query.AsResources ? "Resources" : "Entities".Equals(format, StringComparison.OrdinalIgnoreCase) ? "Entities" : "Refs";
        var others = AnswerBody.QueryHolders.Where(holder => holder != wanted && !(query.AsResources && holder == "Entities") && body.Information[holder] is not null).ToList();
        return CheckResult.Of(others.Select(other => new Violation(ViolationKind.WrongBody, $"members in {wanted}", $"the members in {wanted}", $"{other}", body.Information[other]!.Source.Path.Text)));
    }
}

/// <summary>A page that was asked for by its number holds what the page holds to which the Next links lead
/// (HC:pagesize_and_page).</summary>
/// <param name="Pages">The step that followed the pages.</param>
/// <param name="Number">The number of the page.</param>
public sealed record SamePageCheck(string Pages, int Number) : Check(CheckStage.Relation)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> AlsoReads => [Pages];

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        // Whether a page beyond the last is an error or empty, no page of the documentation says.
        if (evidence.Answer(SeveralStep.StepOf(Pages, Number - 1)) is not { Body: { } other })
        {
            return CheckResult.Nothing("no Next link leads to that page");
        }

        if (answer.Body is not { } body)
        {
            return CheckResult.Violated(ViolationKind.WrongBody, "page", "the page that the links lead to", "no body that can be read");
        }

        var (wanted, actual) = (QuerySets.Members(other.Resources), QuerySets.Members(body.Resources));
        var wrong = wanted.Keys.Where(key => !actual.ContainsKey(key)).Select(key => new Violation(ViolationKind.Missing, "member on the page", $"{key}, which is on the page that the links lead to", "it is missing"))
            .Concat(actual.Where(pair => !wanted.ContainsKey(pair.Key)).Select(pair => new Violation(ViolationKind.Unexpected, "member on the page", "only members of the page that the links lead to", pair.Key, pair.Value.Path)))
            .Concat(QuerySets.Counted(body.Resources, other.Resources, "on the page", "the page that the links lead to"))
            .ToList();

        return CheckResult.OfPages(wrong, Moving.MayShiftPages(evidence));
    }
}

/// <summary>A query that finds nothing is one page with no members.</summary>
public sealed record EmptyPageCheck() : Check(CheckStage.Content)
{
    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        if (answer.Body is not { Root: AnswerBody.QueryResult, Resources.Count: 0 } body)
        {
            return CheckResult.Nothing("the query found something");
        }

        if (body.Information["PagingInfo"] is null && !QuerySets.IsPaged(answer))
        {
            return CheckResult.Nothing("no page size was asked for, and the documentation shows pages only where one is");
        }

        var pages = body.Information["PagingInfo"] is Conformance.Documents.Compare.InformationObject information ? new ResourceView(information).Text("PagesCount") : null;
        return CheckResult.If(
            pages == "1", pages is null ? ViolationKind.Missing : ViolationKind.WrongValue, "PagesCount", "PagesCount 1", pages ?? "no PagesCount", body.Document.Root.Path.Text);
    }
}

/// <summary>The links of the query service are queries for types that it knows (HC:querysvc).</summary>
public sealed record QueryLinksCheck() : Check(CheckStage.Content)
{
    private const string Path = "/query";

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        var links = answer.Body?.Resources is [var service] ? service.Links : [];
        return CheckResult.If(
            links.Any(link => link.Href is { } href && evidence.Contract.BelowBase(href) is { } path && path.Split('?')[0].TrimEnd('/').Equals(Path, StringComparison.OrdinalIgnoreCase)
                && QueryUrl.Parameters(href).Any(pair => pair.Key.Equals("type", StringComparison.OrdinalIgnoreCase))),
            ViolationKind.Missing, $"link to {Path}", $"a link to {Path} with a type", links.Count == 0 ? "no links" : string.Join(", ", links.Select(link => link.Href ?? "no Href").Take(3)), answer.Body?.Document.Root.Path.Text);
    }
}

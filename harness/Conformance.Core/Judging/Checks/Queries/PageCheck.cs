using System.Globalization;
using Conformance.Documents.Compare;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Judging.Checks.Queries;

/// <summary>A page of a query says which it is, and holds as many members as a page has, the last one no more
/// (HC:pagesize_and_page).</summary>
/// <param name="Size">A template of the size that was asked for.</param>
/// <param name="Number">The number of the page that was asked for; of the first page if the step follows several.</param>
public sealed record PageCheck(string Size, int Number) : Check(CheckStage.Content)
{
    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        if (answer.Body is not { Root: AnswerBody.QueryResult } body || body.Information["PagingInfo"] is not InformationObject information)
        {
            return CheckResult.Violated(ViolationKind.Missing, "PagingInfo", "PagingInfo", "none", answer.Body?.Document.Root.Path.Text);
        }

        var step = answer.Exchange.Step;
        var number = SeveralStep.IsOne(step) ? Number + SeveralStep.NumberOf(step) - 1 : Number;
        var size = int.Parse(evidence.Fill(Size), CultureInfo.InvariantCulture);
        var paging = new ResourceView(information);
        return CheckResult.Of([.. Longer(body, size), .. Shorter(body, paging, size), .. Said(paging, "PageSize", size), .. Said(paging, "PageNum", number)]);
    }

    private static IEnumerable<Violation> Longer(AnswerBody body, int size) => body.Resources.Count <= size ? []
        : [new Violation(
            ViolationKind.WrongValue, "number of members", string.Create(CultureInfo.InvariantCulture, $"at most {size} members"),
            string.Create(CultureInfo.InvariantCulture, $"{body.Resources.Count}"), body.Document.Root.Path.Text)];

    /// <summary>A page before the last, with a link to the next one, is full: "a set of pages with the defined number of items
    /// per page".</summary>
    private static IEnumerable<Violation> Shorter(AnswerBody body, ResourceView paging, int size) =>
        body.Resources.Count >= size || !paging.Links.Any(link => link.Rel == "Next") || !IsBeforeLast(paging) ? []
        : [new Violation(
            ViolationKind.WrongValue, "number of members", string.Create(CultureInfo.InvariantCulture, $"{size} members on a page before the last"),
            string.Create(CultureInfo.InvariantCulture, $"{body.Resources.Count}"), body.Document.Root.Path.Text)];

    private static bool IsBeforeLast(ResourceView paging) =>
        int.TryParse(paging.Text("PageNum"), CultureInfo.InvariantCulture, out var number) && int.TryParse(paging.Text("PagesCount"), CultureInfo.InvariantCulture, out var count) && number < count;

    private static IEnumerable<Violation> Said(ResourceView paging, string name, int wanted)
    {
        var text = paging.Text(name);
        return text == wanted.ToString(CultureInfo.InvariantCulture) ? []
            : [new Violation(
                text is null ? ViolationKind.Missing : ViolationKind.WrongValue, name,
                string.Create(CultureInfo.InvariantCulture, $"{name} {wanted}"), text ?? $"no {name}", paging.Path)];
    }
}

using System.Globalization;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Mutations.Editing;

namespace Conformance.Core.Mutations.Operators;

/// <summary>Links from page to page that are missing, too many, or forget what was asked for (HC:pagesize_and_page).</summary>
internal static class PageOperators
{
    public static IReadOnlyList<Operator> All { get; } =
    [
        new("page-link-dropped", scene => Links(scene).Where(link => Rel(link) is "First" or "Last")
            .Select(link => scene.Edit("page-link-dropped", link, $"the link {Rel(link)} is missing", Ruled(scene, "present"), part => part.Drop()))),
        new("page-link-added", scene => IsFirstPage(scene) ? Links(scene).Where(link => Rel(link) == "First")
            .Select(link => scene.Edit("page-link-added", link, "the first page has a link Previous", Ruled(scene, "present"), part => part.Double(new Dictionary<string, string> { ["First"] = "Previous" }))) : []),
        new("page-link-forgets", scene => Links(scene).Where(link => Asked(link).Length > 0)
            .Select(link => scene.Edit("page-link-forgets", link, $"the link {Rel(link)} lost its parameters", Ruled(scene, "kept"), part => part.Child("Href")!.Set(Bare(part))))),
        new("query-form", scene => scene.IsSuccess && scene.Answer.Body?.Root == AnswerBody.QueryResult && scene.Asked("query-form").Count > 0 && HasKnownFormat(scene) && scene.Tree() is { } tree
            ? tree.Root.Children.Where(child => AnswerBody.QueryHolders.Contains(child.Name) && !child.IsNull).Take(1).Select(holder => scene.Change(
                "query-form", holder.Place, $"{holder.Name} became {Another(holder.Name)}", Ruling.Breach(scene.Asked("query-form")), response => Renamed(scene, response, holder.Name))) : []),
        new("page-said", scene => Fields(scene).Where(field => field.Part.Name is "PageNum" or "PageSize")
            .Select(field => scene.Edit("page-said", field, $"{field.Part.Name} is 77", scene.Inform(scene.Asked("page").Count > 0, scene.Asked("page"), LawfulChange.AnotherValue), part => part.Set("77")) with { Tells = field.Part.Name == "PageSize" ? scene.Asked("page-size-recorded").FirstOrDefault("") : "" })),
        new("page-of-nothing", scene => scene.Answer.Body is { Resources.Count: 0 } ? Fields(scene).Where(field => field.Part.Name == "PagesCount")
            .Select(field => scene.Edit("page-of-nothing", field, "PagesCount is 0", scene.Inform(scene.Asked("empty-page").Count > 0, scene.Asked("empty-page"), LawfulChange.AnotherValue), part => part.Set("0"))) : []),
    ];

    private static IEnumerable<Site> Links(Scene scene)
    {
        if (scene.IsSuccess && scene.Tree() is { } tree && tree.Root.Child("PagingInfo")?.Child("Links") is { } links)
        {
            foreach (var link in links.Children)
            {
                yield return new Site(tree.Parts.ToList().IndexOf(link), link, SiteKind.Link, null, tree.Root, $"PagingInfo/{link.Child("Rel")?.Text}");
            }
        }
    }

    /// <summary>No page says what another format than these means in a query (HC:format).</summary>
    private static bool HasKnownFormat(Scene scene) =>
        QueryUrl.Parameter(scene.Exchange.Request.Url, "format") is null or "" or "References" or "Entities";

    private static string Another(string holder) => holder == "Refs" ? "Entities" : "Refs";

    private static ReceivedResponse Renamed(Scene scene, ReceivedResponse response, string holder)
    {
        var tree = scene.Tree()!;
        tree.Root.Child(Another(holder))?.Drop();
        tree.Root.Child(holder)!.Rename(Another(holder));
        return response.WithBody(tree.Bytes());
    }

    private static IEnumerable<Site> Fields(Scene scene)
    {
        if (scene.IsSuccess && scene.Tree() is { } tree && tree.Root.Child("PagingInfo") is { } paging)
        {
            foreach (var field in paging.Children.Where(child => child.Text is not null))
            {
                yield return new Site(tree.Parts.ToList().IndexOf(field), field, SiteKind.LinkField, null, tree.Root, $"PagingInfo/{field.Name}");
            }
        }
    }

    private static Ruling Ruled(Scene scene, string word) => scene.Inform(scene.Asked($"page-links:{word}").Count > 0, scene.Asked($"page-links:{word}"), LawfulChange.Optional);

    /// <summary>Whether it is a page of an asked size that must be full: one before the last, which leads to the next
    /// one.</summary>
    internal static bool IsBeforeLast(Scene scene) => scene.Asked("page").Count > 0 && scene.Tree()?.Root.Child("PagingInfo") is { } paging
        && paging.Child("Links")?.Children.Any(link => link.Child("Rel")?.Text == "Next") == true
        && int.TryParse(paging.Child("PageNum")?.Text, CultureInfo.InvariantCulture, out var number) && int.TryParse(paging.Child("PagesCount")?.Text, CultureInfo.InvariantCulture, out var count) && number < count;

    private static bool IsFirstPage(Scene scene) => scene.Tree()?.Root.Child("PagingInfo")?.Child("PageNum")?.Text == "1";

    private static string? Rel(Site link) => link.Part.Child("Rel")?.Text;

    /// <summary>The parameters of a link other than those of its page.</summary>
    private static string[] Asked(Site link) => link.Part.Child("Href")?.Text is { } href && href.Contains('?', StringComparison.Ordinal)
        ? [.. href[(href.IndexOf('?', StringComparison.Ordinal) + 1)..].Split('&').Where(parameter => !parameter.StartsWith("page", StringComparison.OrdinalIgnoreCase))] : [];

    private static string Bare(Part link) => link.Child("Href")!.Text!.Split('?')[0];
}

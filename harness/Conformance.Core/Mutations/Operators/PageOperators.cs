using Conformance.Core.Mutations.Editing;

namespace Conformance.Core.Mutations.Operators;

/// <summary>Links from page to page that are missing, too many, or forget what was asked for (HC:pagesize_and_page).</summary>
internal static class PageOperators
{
    public static IReadOnlyList<Operator> All { get; } =
    [
        new("page-link-dropped", scene => Links(scene).Where(link => Rel(link) is "First" or "Last")
            .Select(link => scene.Edit("page-link-dropped", link, $"the link {Rel(link)} is missing", Ruled(scene), part => part.Drop()))),
        new("page-link-added", scene => IsFirstPage(scene) ? Links(scene).Where(link => Rel(link) == "First")
            .Select(link => scene.Edit("page-link-added", link, "the first page has a link Previous", Ruled(scene), part => part.Double(new Dictionary<string, string> { ["First"] = "Previous" }))) : []),
        new("page-link-forgets", scene => Links(scene).Where(link => Asked(link).Length > 0)
            .Select(link => scene.Edit("page-link-forgets", link, $"the link {Rel(link)} lost its parameters", Ruled(scene), part => part.Child("Href")!.Set(Bare(part))))),
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

    private static Ruling Ruled(Scene scene) => scene.Inform(scene.Asked("page-links").Count > 0, scene.Asked("page-links"), LawfulChange.Optional);

    private static bool IsFirstPage(Scene scene) => scene.Tree()?.Root.Child("PagingInfo")?.Child("PageNum")?.Text == "1";

    private static string? Rel(Site link) => link.Part.Child("Rel")?.Text;

    /// <summary>The parameters of a link other than those of its page.</summary>
    private static string[] Asked(Site link) => link.Part.Child("Href")?.Text is { } href && href.Contains('?', StringComparison.Ordinal)
        ? [.. href[(href.IndexOf('?', StringComparison.Ordinal) + 1)..].Split('&').Where(parameter => !parameter.StartsWith("page", StringComparison.OrdinalIgnoreCase))] : [];

    private static string Bare(Part link) => link.Child("Href")!.Text!.Split('?')[0];
}

using System.Text.RegularExpressions;
using Conformance.Core.Contract;
using Conformance.Core.Mutations.Editing;
using Conformance.Core.Scenarios;
using Conformance.DataFiles;

namespace Conformance.Core.Mutations.Operators;

/// <summary>Links that are missing, changed, or lead elsewhere.</summary>
internal static partial class LinkOperators
{
    private const string OtherId = "0badc0de-0000-4000-8000-000000000003";

    public static IReadOnlyList<Operator> All { get; } =
    [
        new("links-dropped", scene => scene.Sites.Where(site => site.Kind == SiteKind.Links && site.Part.Children.Count > 0).Select(site =>
            scene.Edit("links-dropped", site, "Links is missing", scene.Inform(scene.Asked("query-links").Count > 0 || Rules(scene, site).Any(rule => IsPromised(scene, rule)), [.. Promising(scene, site), .. scene.Asked("query-links")], LawfulChange.Optional), part => part.Drop()))),
        new("link-dropped", scene => Links(scene).Select(site => scene.Edit("link-dropped", site, "the link is missing", Loss(scene, site), part => part.Drop()))),
        new("link-rel", scene => Fields(scene, "Rel").SelectMany(pair => new[]
        {
            scene.Edit("link-rel", pair.Field, "Rel is \"Nonsense\"", Loss(scene, pair.Link), part => part.Set("Nonsense")),
            scene.Edit("link-rel", pair.Field, "Rel is missing", Ruling.Breach(scene.Asked("links:well-formed")), part => part.Drop()),
            scene.Edit("link-rel", pair.Field, "Rel is empty", Ruling.Breach(scene.Asked("links:well-formed")), part => part.Set("")),
        })),
        new("link-type", scene => Fields(scene, "Type").SelectMany(pair => new[]
        {
            scene.Edit("link-type", pair.Field, "Type is \"Nonsense\"", Loss(scene, pair.Link), part => part.Set("Nonsense")),
            scene.Edit("link-type", pair.Field, "Type is missing", TypeLoss(scene, pair.Link), part => part.Drop()),
        })),
        new("link-name", scene => Fields(scene, "Name").SelectMany(pair => new[]
        {
            scene.Edit("link-name", pair.Field, "Name is missing", scene.Inform(Named(scene, pair.Link).Any(), Named(scene, pair.Link), LawfulChange.Optional), part => part.Drop()),
            scene.Edit("link-name", pair.Field, "Name is another", scene.Inform(NamedThere(scene, pair.Link).Concat(Named(scene, pair.Link)).Any(), NamedThere(scene, pair.Link).Concat(Named(scene, pair.Link)), LawfulChange.AnotherValue), part => part.Set("another")),
        })),
        new("link-href", scene => Fields(scene, "Href").SelectMany(pair => Hrefs(scene, pair.Link, pair.Field))),
    ];

    /// <summary>The last GUID in a URL, or null.</summary>
    public static string? LastId(string href) => Id().Matches(href) is { Count: > 0 } ids ? ids[^1].Value : null;

    /// <summary>The URL with a path below the base that no operation has.</summary>
    public static string OtherPath(string href) =>
        href[..(href.IndexOf("/api", StringComparison.OrdinalIgnoreCase) is var at and >= 0 ? at : Host().Match(href).Length)] + "/api/nonsense/1";

    /// <summary>The URL as a server names it that does not know of the gateway in front of it.</summary>
    private static string OtherBase(string href) => href.Insert(href.IndexOf("/api/", StringComparison.OrdinalIgnoreCase), "/backend");

    /// <summary>The URL on another host.</summary>
    public static string OtherHost(string href) => Host().Replace(href, "$1another.example:9398");

    private static IEnumerable<Site> Links(Scene scene) => scene.IsSuccess ? scene.Sites.Where(site => site.Kind == SiteKind.Link) : [];

    private static IEnumerable<(Site Link, Site Field)> Fields(Scene scene, string name) => Links(scene).SelectMany(link =>
        scene.Sites.Where(site => site.Kind == SiteKind.LinkField && site.Part.Name == name && ReferenceEquals(site.Part.Parent, link.Part)).Select(field => (link, field)));

    /// <summary>The requirements that hold a link's Name against that of the resource which following it led to.</summary>
    private static IEnumerable<string> NamedThere(Scene scene, Site link)
    {
        var scenario = scene.Evidence.Variant.Scenario;
        var href = link.Part.Child("Href")?.Text?.Split('?')[0];
        var led = scenario.Steps.OfType<FollowEachStep>().Where(step => step.From == scene.Step).Select(step => step.Id)
            .Where(id => scene.Evidence.Answers.Any(answer => SeveralStep.IdOf(answer.Exchange.Step) == id && answer.Exchange.Request.Url.Split('?')[0].EndsWith(BelowApi(href), StringComparison.OrdinalIgnoreCase)
                && answer.Body is { IsCollection: false, Resources: [{ Name: not null }] })).ToList();
        return scenario.Expectations.Where(asked => asked.Kind == "leads-to" && asked.Arguments.Text() == "name" && led.Contains(asked.Step ?? "")).Select(asked => asked.Requirement);
    }

    private static string BelowApi(string? href) => href?.IndexOf("/api/", StringComparison.OrdinalIgnoreCase) is int at and >= 0 ? href[at..] : "no path";

    private static IEnumerable<Mutation> Hrefs(Scene scene, Site link, Site field)
    {
        var href = field.Part.Text ?? "";
        var malformed = Ruling.Breach(scene.Asked("links:well-formed"));
        yield return scene.Edit("link-href", field, "Href is missing", malformed, part => part.Drop());
        foreach (var text in new[] { "", "/api/jobs", "https://another.example/elsewhere" })
        {
            yield return scene.Edit("link-href", field, $"Href is \"{text}\"", malformed, part => part.Set(text));
        }

        if (href.Contains("/api/", StringComparison.OrdinalIgnoreCase))
        {
            yield return scene.Edit("link-href", field, "Href is below another base", Ruling.Breach(scene.Asked("links:base")), part => part.Set(OtherBase(href)));
        }

        yield return scene.Edit("link-href", field, "Href leads to another host", scene.Restate(LawfulChange.LinkHost), part => part.Set(OtherHost(href)));
        var rules = Rules(scene, link).Where(rule => Meets(rule, link.Part) && rule.Level == FactLevel.Documented).ToList();
        // Beside another of its Rel and Type, a link that may be left out can as well be one that no page names.
        bool IsAlone(LinkRule rule) => link.Part.Parent!.Children.Count(other => Meets(rule, other)) == 1;
        var known = rules.Any(rule => !rule.Optional || IsAlone(rule));
        yield return scene.Edit("link-href", field, "Href leads to a path of nothing", scene.Inform(known, Speaking(scene, link, "links:targets"), LawfulChange.LinkTarget), part => part.Set(OtherPath(href)));
        if (LastId(href) is { } id)
        {
            var stated = rules.Any(rule => IsTold(rule, link, scene) && (!rule.Optional || IsAlone(rule)));
            yield return scene.Edit("link-href", field, "Href has another ID", scene.Inform(stated, scene.Asked("links:targets", "shape:parent"), LawfulChange.LinkTarget), part => part.Set(href.Replace(id, OtherId, StringComparison.Ordinal)));
        }
    }

    /// <summary>Whether the answer, or the path that was asked for, tells the ID that the link must have.</summary>
    private static bool IsTold(LinkRule rule, Site link, Scene scene) => rule.Via switch
    {
        [] => rule.ToPath.Contains("{ID}", StringComparison.Ordinal) && link.Holder.Child("UID") is not null,
        [var element] => link.Holder.Child(element) is not null
            || scene.Contract.MatchHref(scene.Exchange.Request.Url) is { Operation.Path: { Kind: PathKind.Nested, By: { } by } } && by == element,
        _ => false,
    };

    private static Ruling Loss(Scene scene, Site link)
    {
        var promised = Rules(scene, link).Any(rule => IsPromised(scene, rule) && Meets(rule, link.Part)
            && link.Part.Parent!.Children.Count(other => Meets(rule, other)) == 1);
        return scene.Inform(promised, Promising(scene, link), LawfulChange.Optional);
    }

    private static Ruling TypeLoss(Scene scene, Site link) =>
        Rules(scene, link).Any(rule => rule.TypeOptional && Meets(rule, link.Part)) ? scene.Inform(false, [], LawfulChange.Optional) : Loss(scene, link);

    /// <summary>The requirements that speak of a resource's own links; of those in a structure only the check of the entry point
    /// does.</summary>
    private static IReadOnlyList<string> Speaking(Scene scene, Site site, string word) => ReferenceEquals(HolderOf(site), site.Holder) ? scene.Asked(word) : scene.Asked("entry-point");

    private static Part HolderOf(Site site) => site.Kind == SiteKind.Links ? site.Part.Parent! : site.Part.Parent!.Parent!;

    /// <summary>Whether this answer must have the link; what only an administrator is promised, only where it asked as
    /// one.</summary>
    private static bool IsPromised(Scene scene, LinkRule rule) => rule is { Optional: false, Level: FactLevel.Documented } && (rule.Role is null || scene.IsNewestLogon);

    private static IReadOnlyList<string> Promising(Scene scene, Site site) => [.. Speaking(scene, site, "links:documented"), .. scene.Asked("links:administrator")];

    /// <summary>The requirements that ask for the Name with which pages show this link.</summary>
    private static IReadOnlyList<string> Named(Scene scene, Site link) => ReferenceEquals(HolderOf(link), link.Holder) && Rules(scene, link).Any(rule => rule.Name is not null && Meets(rule, link.Part)
        && link.Part.Child("Href")?.Text?.Split('?')[0].EndsWith(rule.ToPath.Split('}')[^1], StringComparison.OrdinalIgnoreCase) == true) ? scene.Asked("links:named") : [];

    /// <summary>The rules of the links of the resource, or of the structure, that holds them.</summary>
    private static IEnumerable<LinkRule> Rules(Scene scene, Site site)
    {
        var holder = HolderOf(site);
        return scene.Resource is not { } resource ? []
            : ReferenceEquals(holder, site.Holder) ? resource.Links.Where(rule => site.InReference ? rule.InReference : rule.InEntity)
            : resource.Elements.SelectMany(Below).Where(rule => rule.Name == holder.Name || (holder.Name.Length == 0 && rule.Many)).SelectMany(rule => rule.Links);
    }

    private static IEnumerable<ElementRule> Below(ElementRule rule) => rule.Elements.SelectMany(Below).Prepend(rule);

    private static bool Meets(LinkRule rule, Part link) => link.Child("Rel")?.Text == rule.Rel
        && (link.Child("Type")?.Text == rule.Type || (rule.TypeOptional && link.Child("Type")?.Text is null));

    [GeneratedRegex("[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")]
    private static partial Regex Id();

    [GeneratedRegex("^(https?://)[^/]+")]
    private static partial Regex Host();
}

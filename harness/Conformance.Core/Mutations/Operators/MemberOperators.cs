using Conformance.Core.Contract;
using Conformance.Core.Mutations.Editing;

namespace Conformance.Core.Mutations.Operators;

/// <summary>Members of a collection that are missing, doubled, foreign or in another order.</summary>
internal static class MemberOperators
{
    private const string StrangerId = "0badc0de-0000-4000-8000-000000000002";

    public static IReadOnlyList<Operator> All { get; } =
        [new("member-dropped", Dropped), new("member-doubled", Doubled), new("member-foreign", Foreign), new("member-added", Added), new("member-order", Order)];

    private static IEnumerable<Site> Members(Scene scene) =>
        scene.Answer.Body is { IsCollection: true } && scene.IsSuccess ? scene.Sites.Where(site => site.Kind == SiteKind.Resource) : [];

    private static IEnumerable<Mutation> Dropped(Scene scene) => Members(scene).Select(site =>
    {
        var (uid, href) = (site.Part.Child("UID")?.Text, site.Part.Child("Href")?.Text);
        var (awaited, own) = (IsAwaited(scene, site), IsOwnSession(scene, site) && scene.RecordedSession(href) is null);
        var right = (awaited ? scene.Asked("contains") : []).Concat(own ? scene.Asked("lists-session") : []);
        return scene.Edit("member-dropped", site, "the member is missing", Ruled(scene, awaited || own || scene.IsListedTwice || PageOperators.IsBeforeLast(scene), PageOperators.IsBeforeLast(scene) ? [.. right, .. scene.Asked("page")] : right), part => part.Drop()) with
        {
            Tells = (uid is null ? scene.RecordedSession(href) : scene.RecordedOf(uid) ?? scene.WantedElsewhere(uid)) ?? "",
        };
    });

    private static IEnumerable<Mutation> Doubled(Scene scene) => Members(scene)
        .Select(site => scene.Edit("member-doubled", site, "the member stands twice", IsTold(site) ? Ruling.Breach(scene.Asked("unique", "page")) : Ruled(scene, scene.IsFullPage, scene.Asked("page")), part => part.Double()));

    private static IEnumerable<Mutation> Foreign(Scene scene)
    {
        if (scene.Resource is not { Key: true, CollectionPath: { } path } resource)
        {
            yield break;
        }

        var (type, at) = resource.Type == "Repository" ? ("Job", "/jobs/") : ("Repository", "/repositories/");
        var replaced = new Dictionary<string, string> { [$":{resource.Type}:"] = $":{type}:", [path.Template + "/"] = at };
        foreach (var site in Members(scene).Where(site => Id(site) is not null))
        {
            yield return scene.Edit("member-foreign", site, "a resource of another type stands beside it", Ruling.Breach(scene.Asked("shape:identity")), part => part.Double(replaced));
        }
    }

    private static IEnumerable<Mutation> Added(Scene scene)
    {
        if (scene.Resource is not { Key: true } || Members(scene).FirstOrDefault() is not { } site || Id(site) is not { } id)
        {
            yield break;
        }

        var unlisted = scene.Evidence.Record.Bindings.Values
            .Where(value => scene.Resource is { } resource && ValueTypes.IsUid(value, resource.Type) && scene.Answer.Body!.Find(value) is null)
            .Select(value => ValueTypes.IdOf(value)!).Distinct(StringComparer.Ordinal).ToList();
        foreach (var other in unlisted)
        {
            yield return Beside(other, $"{other}, which was left out, is listed", !scene.IsRecordedByMembers && scene.Evidence.Variant.Scenario.Steps.Count == 1);
        }

        yield return Beside(StrangerId, "a resource that is nowhere else is listed", breach: false);

        Mutation Beside(string other, string change, bool breach) => scene.Edit(
            "member-added", site, change, Ruled(scene, breach || scene.IsListedTwice || scene.IsFullPage, scene.Asked("lacks", "members", "page")), part => part.Double(new Dictionary<string, string> { [id] = other }));
    }

    private static IEnumerable<Mutation> Order(Scene scene) => Members(scene).Count() < 2 ? []
        : scene.Sites.Where(site => site.Kind == SiteKind.Collection)
            .Select(site => scene.Edit("member-order", site, "the members in the opposite order", Ruling.Spare(LawfulChange.MemberOrder), part => part.ReverseChildren()));

    private static Ruling Ruled(Scene scene, bool breach, IEnumerable<string> own) =>
        scene.Inform(breach, own.Concat(scene.IsListedTwice ? scene.Relations("same-members") : []), LawfulChange.OtherMembers);

    private static bool IsAwaited(Scene scene, Site site) =>
        site.Part.Child("UID")?.Text is { } uid && scene.LookedFor.Contains(uid, StringComparer.OrdinalIgnoreCase);

    private static bool IsOwnSession(Scene scene, Site site) =>
        scene.Resource?.Type == ApiContract.LogonSessionType && site.Part.Child("Href")?.Text is { } href
        && scene.Evidence.Record.Bindings.Any(binding => binding.Key.EndsWith(".path", StringComparison.Ordinal) && href.EndsWith(binding.Value, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the member says which it is; two that do not may be two.</summary>
    private static bool IsTold(Site site) => site.Part.Child("Href") is { IsNull: false };

    private static string? Id(Site site) => site.Part.Child("UID")?.Text is { } uid ? ValueTypes.IdOf(uid) : null;
}

using Conformance.Core.Contract;
using Conformance.Core.Mutations.Editing;

namespace Conformance.Core.Mutations.Operators;

/// <summary>Elements and attributes that are missing, renamed, doubled or out of place.</summary>
internal static class FieldOperators
{
    public static IReadOnlyList<Operator> All { get; } =
    [
        new("field-dropped", scene => Fields(scene).Select(site => scene.Edit("field-dropped", site, $"{site.Part.Name} is missing", Loss(scene, site), part => part.Drop()))),
        new("field-renamed", scene => Fields(scene).Select(site => scene.Edit("field-renamed", site, $"{site.Part.Name} became {site.Part.Name}Text", Loss(scene, site), part => part.Rename(site.Part.Name + "Text")))),
        new("field-null", scene => Fields(scene).Where(site => site.Part is JsonPart).Select(site => scene.Edit("field-null", site, $"{site.Part.Name} is null", Loss(scene, site), part => part.SetString(null)))),
        new("field-doubled", Doubled),
        new("field-moved", Moved),
    ];

    /// <summary>The fields of a body, links aside.</summary>
    public static IEnumerable<Site> Fields(Scene scene) => scene.Sites.Where(site => site.Kind == SiteKind.Field);

    /// <summary>The ruling on a field that is not there any more.</summary>
    public static Ruling Loss(Scene scene, Site site)
    {
        if (scene.Answer.Body!.Root == ApiContract.ErrorType)
        {
            return site.Part.Name switch
            {
                "Message" when scene.Asked("error-body:present") is { Count: > 0 } asked => Ruling.Breach(asked),
                "StatusCode" => Ruling.Breach(scene.Asked("error-body:status", "error-body:present")),
                _ => Ruling.Spare(LawfulChange.Optional),
            };
        }

        var own = new List<string>(scene.Asked(site.Shape("elements"), "entry-point"));
        if (site.IsOwn && scene.Resource is { Key: true } && site.Part.Name is "UID" or "Href" or "Type")
        {
            own.AddRange(scene.Asked("shape:identity", "root"));
        }

        if (scene.Resource is { Key: false })
        {
            own.AddRange(scene.Asked("root"));
        }

        if (scene.Resource?.Type == ApiContract.LogonSessionType)
        {
            own.AddRange(scene.Asked("session:described"));
            own.AddRange(site.Part.Name == "UserName" ? scene.Asked("session-of") : []);
        }

        var isEnd = IsEnd(scene, site);
        if (isEnd)
        {
            own.AddRange(scene.Asked("shape:ended"));
        }

        // JSON names no root, so the entry point is known by what it holds.
        if (site.Part.Name == "SupportedVersions")
        {
            own.AddRange(scene.Asked("root"));
        }

        return scene.Inform(site.IsRequired || isEnd, own, LawfulChange.Optional);
    }

    /// <summary>Whether it is when something ended that is stopped or completed.</summary>
    private static bool IsEnd(Scene scene, Site site) => site is { IsOwn: true, InReference: false, Part.Name: "EndTimeUTC" } && scene.IsSuccess
        && scene.Resource?.Element("EndTimeUTC") is not null && (site.Holder.Child("State")?.Text is "Stopped" or "Completed");

    private static IEnumerable<Mutation> Doubled(Scene scene) => scene.Sites
        .Where(site => site.Part.IsElement && !site.InReference && (site.Kind == SiteKind.Links || (site.Kind == SiteKind.Field && site.Rule is { Many: false })))
        .Select(site => scene.Edit(
            "field-doubled", site, $"{site.Part.Name} stands twice", scene.Inform(true, scene.Asked(OrderPlace.Find(scene, site).Check, "entry-point"), LawfulChange.Extension), part => part.Double()));

    private static IEnumerable<Mutation> Moved(Scene scene) => scene.Sites
        .Where(site => site.Part.IsElement && !site.InReference && site.Kind == SiteKind.Field && site.Rule is { Many: false })
        .Where(site => site.Part.Parent!.Children.First(sibling => sibling.IsElement) != site.Part)
        .Select(site => (Site: site, Place: OrderPlace.Find(scene, site)))
        .Select(moved => scene.Edit(
            "field-moved",
            moved.Site,
            $"{moved.Site.Part.Name} stands first",
            moved.Place.HasPlacedBefore(moved.Site) ? Ruling.Breach(scene.Asked(moved.Place.Check)) : scene.Inform(false, [], LawfulChange.ElementOrder),
            part => part.MoveFirst()));
}

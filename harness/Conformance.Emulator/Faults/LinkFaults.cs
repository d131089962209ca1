using Conformance.Emulator.Answers;

namespace Conformance.Emulator.Faults;

/// <summary>Wrong in links and Hrefs.</summary>
internal static class LinkFaults
{
    private const string Area = "links";

    /// <summary>A GUID that no world has.</summary>
    private const string NoId = "00000000-0000-4000-8000-000000000000";

    public static readonly Fault[] All =
    [
        Links("up-wrong-type", "Up links to sessions have the Type of jobs.", link =>
            Rel(link) == "Up" ? link.WithAttribute("Type", type => type == "ReplicaJobSessionReference" ? "JobReference" : type) : link),
        Links("up-type-missing", "Up links have no Type.", link => Rel(link) == "Up" ? Without(link, "Type") : link),
        Links("up-session-dead", "Up links to sessions lead to an ID that nothing has.", link =>
            Rel(link) == "Up" && link.Attribute("Type") == "ReplicaJobSessionReference" ? link.WithAttribute("Href", Dead) : link),
        Links("up-server-dead", "Up links to backup servers lead to an ID that nothing has.", link =>
            Rel(link) == "Up" && link.Attribute("Type") == "BackupServerReference" ? link.WithAttribute("Href", Dead) : link),
        Links("link-href-relative", "Links have relative Hrefs.", link => link.WithAttribute("Href", href =>
            href![href!.IndexOf('/', href.IndexOf("://", StringComparison.Ordinal) + 3)..])),
        Links("links-of-another-base", "Links begin with /backend/api, as of a server that does not know of its gateway.", link => link.WithAttribute("Href", href =>
            href!.Replace("/api/", "/backend/api/", StringComparison.Ordinal))),
        Links("up-name-differs", "Up links have another Name than their target.", link =>
            Rel(link) == "Up" && link.Attribute("Name") is not null ? link.WithAttribute("Name", name => name + "!") : link),
        new("up-other-parent", "Up links lead to another resource of the right type.", Area, behaviour => behaviour.AlsoElement((exchanged, element) =>
            exchanged.Type is null ? element : element.Everywhere(each => Rel(each) == "Up" ? OfAnother(each, exchanged) : each))),
        Members("up-missing", "Up links are missing.", member => WithLinks(member, links => links.RemoveAll(link => Rel(link) == "Up"))),
        Members("down-missing", "Down links are missing.", member => WithLinks(member, links => links.RemoveAll(link => Rel(link) == "Down"))),
        Members("alternate-missing", "Alternate links are missing.", member => WithLinks(member, links => links.RemoveAll(link => Rel(link) == "Alternate"))),
        Members("links-missing", "The Links element is missing.", member =>
            member with { Children = member.Children.RemoveAll(child => child.Name == LinkElements.Links) }),
        Members("alternate-same-form", "Alternate links lead to the representation that they stand in.", member =>
            WithLinks(member, links => [.. links.Select(link => Rel(link) == "Alternate"
                ? link.WithAttribute("Href", _ => member.Attribute("Href")).WithAttribute("Type", _ => member.Attribute("Type"))
                : link)])),
        Members("alternate-other-entity", "Alternate links lead to another entity.", member =>
            WithLinks(member, links => [.. links.Select(link => Rel(link) == "Alternate" ? link.WithAttribute("Href", Dead) : link)])),
        Members("href-not-of-uid", "The Href of a member has another ID than its UID.", member => member.WithAttribute("Href", Dead)),
    ];

    private static Fault Links(string name, string what, Func<Element, Element> edit) => new(name, what, Area, behaviour =>
        behaviour.AlsoElement((exchanged, element) => exchanged.Type is null || !exchanged.Match!.Operation.Resource.Key ? element
            : element.Everywhere(each => each.Name == "Link" ? edit(each) : each)));

    private static Fault Members(string name, string what, Func<Element, Element> edit) => new(name, what, Area, behaviour =>
        behaviour.AlsoElement((exchanged, element) => exchanged.Type is null ? element
            : element.Everywhere(each => each.Attribute("UID") is null ? each : edit(each))));

    /// <summary>The link with the ID and the Name of the next resource of the type that it leads to; the link itself if there is
    /// no other.</summary>
    private static Element OfAnother(Element link, Exchanged exchanged)
    {
        if (link.Attribute("Href") is not { } href || exchanged.Contract.MatchHref(href) is not { Ids: [.., var id] } match)
        {
            return link;
        }

        var all = exchanged.World.OfType(match.Operation.Resource.Type);
        var at = all.TakeWhile(entity => !entity.Id.Equals(id, StringComparison.OrdinalIgnoreCase)).Count();
        var other = all.Count < 2 || at == all.Count ? null : all[(at + 1) % all.Count];
        return other is null ? link : link.WithAttribute("Href", old => old!.Replace(id, other.Id, StringComparison.OrdinalIgnoreCase)).WithAttribute("Name", name => name is null ? null : other.Name);
    }

    private static Element WithLinks(
        Element member, Func<System.Collections.Immutable.ImmutableList<Element>, System.Collections.Immutable.ImmutableList<Element>> edit) =>
        member.WithChild(LinkElements.Links, links => links with { Children = edit(links.Children) });

    private static string? Rel(Element link) => link.Attribute("Rel");

    private static Element Without(Element element, string name) => element with { Attributes = element.Attributes.RemoveAll(field => field.Name == name) };

    /// <summary>The Href with its last ID replaced by one that nothing has; the query stays.</summary>
    private static string? Dead(string? href)
    {
        if (href is null)
        {
            return null;
        }

        var segments = href.Split('/');
        for (var at = segments.Length - 1; at >= 0; at--)
        {
            var query = segments[at].IndexOf('?', StringComparison.Ordinal);
            var id = query < 0 ? segments[at] : segments[at][..query];
            if (Guid.TryParseExact(id, "D", out _))
            {
                segments[at] = NoId + segments[at][id.Length..];
                return string.Join('/', segments);
            }
        }

        return href;
    }
}

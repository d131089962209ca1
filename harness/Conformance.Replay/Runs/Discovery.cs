using System.Globalization;
using Conformance.Core.Contract;
using Conformance.Core.Judging;
using Conformance.Core.Scenarios;

namespace Conformance.Replay.Runs;

/// <summary>
/// Finds resources of a target whose data is unknown, by following links from the logon session as the documentation demands of
/// clients (HC:resource_urls).
/// </summary>
internal sealed class Discovery(Collections collections, ApiContract contract)
{
    private const int LookedAt = 25;

    /// <summary>The first resource that a need is met by, in the server's order.</summary>
    public async Task<Binding> FindAsync(Given given, CancellationToken cancellationToken)
    {
        if (!collections.HasSession)
        {
            return Nothing("the run has no logon session whose links could be followed.");
        }

        var resource = contract.Resources[given.Resource];
        var linked = LinkTo(resource) is { } path ? await collections.ReadAsync(path, cancellationToken) : null;
        var list = linked is { Refusal: null } ? linked
            : DocumentedPath(resource) is { } documented ? await collections.ReadAsync(documented, cancellationToken)
            : linked;
        if (list is null)
        {
            return Nothing($"the LogonSession has no link Rel Down and Type {resource.Type}List to look for a {resource.Type}, and no page says where they are listed.");
        }

        var binding = await ChooseAsync(given, resource, list, cancellationToken);
        return ReferenceEquals(list, linked) ? binding : binding with { FellBack = true };
    }

    private async Task<Binding> ChooseAsync(Given given, Resource resource, Looked list, CancellationToken cancellationToken)
    {
        if (list.Body is not { IsCollection: true } members)
        {
            return new Binding(null, null, $"GET {list.Path} gave no collection to choose a {resource.Type} from ({list.Said}).") { At = list };
        }

        var fitting = members.Resources.Where(member => member.Uid is not null && given.Where.All(pair => member.Text(pair.Key) == pair.Value)).Take(LookedAt).ToList();
        foreach (var member in fitting)
        {
            if (given.With is null)
            {
                return new Binding(member.Uid, member.Name, null);
            }

            var nested = await NestedAsync(resource, member, given.With, cancellationToken);
            if (nested is { Broken: not null })
            {
                // Nobody answers any more: the other members would only be waited for.
                return new Binding(null, null, $"GET {nested.Path} had no whole answer: {nested.Said}") { At = nested };
            }

            if (nested?.Body is { IsCollection: true, Resources.Count: > 0 })
            {
                return new Binding(member.Uid, member.Name, null);
            }
        }

        var what = string.Concat(given.Where.Select(pair => $" whose {pair.Key} is {pair.Value}")) + (given.With is null ? "" : $" with {given.With}");
        var looked = given.With is null ? "" : string.Create(CultureInfo.InvariantCulture, $", {fitting.Count} looked at");
        return Nothing(string.Create(CultureInfo.InvariantCulture, $"the target has no {resource.Type}{what} among the {members.Resources.Count} at {list.Path}{looked}."));
    }

    /// <summary>Where the logon session's link says that a type is listed.</summary>
    private string? LinkTo(Resource resource)
    {
        var links = (collections.Root?.Links ?? []).Where(link => link.Rel == "Down").ToList();
        var link = links.FirstOrDefault(link => link.Type == resource.Type + "List") ?? links.FirstOrDefault(link => link.Type == resource.ReferenceType + "List");
        return link?.Href is { } href ? contract.BelowBase(href) : null;
    }

    private static string? DocumentedPath(Resource resource) =>
        resource.Paths.FirstOrDefault(path => path is { Kind: PathKind.Collection, Parent: null }) is { } path ? $"{path.Template}?format=Entity" : null;

    /// <summary>What is listed below a member; null if the member names no path.</summary>
    private async Task<Looked?> NestedAsync(Resource resource, ResourceView member, string nested, CancellationToken cancellationToken) =>
        resource.ItemPath is { } item && member.Uid is { } uid && ValueTypes.IdOf(uid) is { } id
            ? await collections.ReadAsync($"{item.Template.Replace("{ID}", id, StringComparison.Ordinal)}/{nested}", cancellationToken) : null;

    private static Binding Nothing(string reason) => new(null, null, reason);
}

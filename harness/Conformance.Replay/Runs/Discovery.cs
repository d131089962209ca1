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
        if (collections.Root is not { } root)
        {
            return Nothing("the run has no logon session whose links could be followed.");
        }

        var resource = contract.Resources[given.Resource];
        var link = root.Links.FirstOrDefault(link => link.Rel == "Down" && link.Type == resource.Type + "List")
            ?? root.Links.FirstOrDefault(link => link.Rel == "Down" && link.Type == resource.ReferenceType + "List");
        if (link?.Href is not { } href || contract.BelowBase(href) is not { } path)
        {
            return Nothing($"the LogonSession has no link Rel Down and Type {resource.Type}List to look for a {resource.Type}.");
        }

        var list = await collections.ReadAsync(path, cancellationToken);
        if (list.Body is not { IsCollection: true } members)
        {
            return Nothing($"GET {path} gave no collection to choose a {resource.Type} from ({Collections.Said(list)}).");
        }

        var fitting = members.Resources.Where(member => member.Uid is not null && given.Where.All(pair => member.Text(pair.Key) == pair.Value)).Take(LookedAt).ToList();
        foreach (var member in fitting)
        {
            if (given.With is null || await HasMembersAsync(resource, member, given.With, cancellationToken))
            {
                return new Binding(member.Uid, member.Name, null);
            }
        }

        var what = string.Concat(given.Where.Select(pair => $" whose {pair.Key} is {pair.Value}")) + (given.With is null ? "" : $" with {given.With}");
        var looked = given.With is null ? "" : string.Create(CultureInfo.InvariantCulture, $", {fitting.Count} looked at");
        return Nothing(string.Create(CultureInfo.InvariantCulture, $"the target has no {resource.Type}{what} among the {members.Resources.Count} at {path}{looked}."));
    }

    private async Task<bool> HasMembersAsync(Resource resource, ResourceView member, string nested, CancellationToken cancellationToken)
    {
        if (resource.ItemPath is null || member.Uid is null || ValueTypes.IdOf(member.Uid) is not { } id)
        {
            return false;
        }

        var list = await collections.ReadAsync($"{resource.ItemPath.Template.Replace("{ID}", id, StringComparison.Ordinal)}/{nested}", cancellationToken);
        return list.Body is { IsCollection: true, Resources.Count: > 0 };
    }

    private static Binding Nothing(string reason) => new(null, null, reason);
}

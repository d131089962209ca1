using System.Collections.Concurrent;
using System.Globalization;
using Conformance.Documents.Compare;
using Conformance.Core.Contract;
using Conformance.Core.Judging;

namespace Conformance.Replay.Runs;

/// <summary>
/// Finds IDs for a path of the contract: those of the first member of a collection that has members, parents first. Each path is
/// looked
/// up once a run.
/// </summary>
internal sealed class PathDiscovery(Collections collections, ApiContract contract)
{
    private const int LookedAt = 25;

    private readonly ConcurrentDictionary<string, Lazy<Task<FoundPath>>> found = new(StringComparer.Ordinal);

    /// <summary>IDs for every hole of the template, or why there are none.</summary>
    public Task<FoundPath> FindAsync(string template, CancellationToken cancellationToken) =>
        found.GetOrAdd(template, _ => new Lazy<Task<FoundPath>>(() => LookUpAsync(template, cancellationToken))).Value;

    private async Task<FoundPath> LookUpAsync(string template, CancellationToken cancellationToken)
    {
        var end = template.LastIndexOf('}') + 1;
        if (end == 0)
        {
            return new FoundPath([], null, null, null);
        }

        if (!collections.HasSession)
        {
            return FoundPath.Nothing("the run has no logon session whose links could be followed.");
        }

        var (item, rest) = (template[..end], template[end..]);
        var parents = await CandidatesAsync(item, cancellationToken);
        if (parents.Found.Count == 0 || rest.Length == 0)
        {
            return parents.Found.Count > 0 ? parents.Found[0] : FoundPath.Nothing(parents.Reason!) with { At = parents.At };
        }

        // One whose own collection has two members or more makes the checks bite; else one with a member, else any that has a
        // collection will do.
        FoundPath? filled = null;
        FoundPath? answered = null;
        foreach (var parent in parents.Found.Take(LookedAt))
        {
            var nested = await collections.ReadAsync(Filled(item, parent.Ids) + rest, cancellationToken);
            if (nested is { Body: { IsCollection: false } or { Resources.Count: > 1 } } or { Broken: not null })
            {
                // Where nobody answers, the other parents would only be waited for: what is asked of this one tells.
                return parent;
            }

            filled ??= nested.Body is { Resources.Count: 1 } ? parent : null;
            answered ??= nested.Body is null ? null : parent;
        }

        return filled ?? answered ?? parents.Found[0];
    }

    /// <summary>The members of the collection that lists what an item path leads to, as paths.</summary>
    private async Task<(IReadOnlyList<FoundPath> Found, string? Reason, Looked? At)> CandidatesAsync(string item, CancellationToken cancellationToken)
    {
        var list = item[..item.LastIndexOf('/')];
        var owner = await FindAsync(list, cancellationToken);
        if (owner.Reason is { } reason)
        {
            return ([], reason, owner.At);
        }

        var path = Filled(list, owner.Ids);
        var answer = await collections.ReadAsync(owner.Ids.Count == 0 ? await collections.PathOfAsync(list, cancellationToken) : path, cancellationToken);
        if (answer.Body is not { } body)
        {
            return ([], $"GET {answer.Path} gave nothing to choose from ({answer.Said}).", answer);
        }

        var members = (body.IsCollection ? body.Resources.Select(member => Of(member, item, owner)) : body.Resources.SelectMany(one => Linked(one, item)))
            .OfType<FoundPath>().Take(LookedAt).ToList();
        return (members, members.Count > 0 ? null : string.Create(CultureInfo.InvariantCulture, $"the target has nothing at {path}."), null);
    }

    /// <summary>Where what lists something is no collection, its Hrefs tell: the mount of a restore point leads to its
    /// files.</summary>
    private IEnumerable<FoundPath> Linked(ResourceView holder, string item) => Hrefs(holder.Information)
        .Select(contract.MatchHref)
        .Where(match => match?.Operation.Path.Template == item)
        .Select(match => new FoundPath(match!.Ids, null, null, null));

    private static IEnumerable<string> Hrefs(InformationNode node) => node switch
    {
        InformationObject holder => holder.Members.SelectMany(member => member is { Name: "Href", Value: InformationValue href } ? [href.Text] : Hrefs(member.Value)),
        InformationList list => list.Items.SelectMany(Hrefs),
        _ => [],
    };

    /// <summary>A member's ID as its Href, its UID or the last segment of its Href tells it.</summary>
    private FoundPath? Of(ResourceView member, string item, FoundPath owner)
    {
        var match = member.Href is { } href ? contract.MatchHref(href) : null;
        var id = match is { Operation.Path: var path, Ids: [.., var last] } && path.Template == item ? last
            : member.Uid is { } uid && ValueTypes.IdOf(uid) is { } own ? own
            : match is { Ids: [.., var any] } ? any
            : member.Href?.Split('?')[0].TrimEnd('/').Split('/')[^1];
        return id is null ? null : new FoundPath([.. owner.Ids, id], member.Uid, member.Name, null);
    }

    private static string Filled(string template, IReadOnlyList<string> ids)
    {
        var at = 0;
        return string.Join('/', template.Split('/').Select(segment => segment.StartsWith('{') ? Uri.EscapeDataString(ids[at++]) : segment));
    }
}

/// <summary>IDs for a path.</summary>
/// <param name="Ids">One for each hole, in path order.</param>
/// <param name="Uid">The UID of the resource whose ID is last; null if it has none.</param>
/// <param name="Name">Its Name; null if it has none.</param>
/// <param name="Reason">Why nothing was found, as a sentence; null if something was.</param>
internal sealed record FoundPath(IReadOnlyList<string> Ids, string? Uid, string? Name, string? Reason)
{
    /// <summary>The answer that gave nothing, because it is broken or unlawful; null if there is another reason.</summary>
    public Looked? At { get; init; }

    public static FoundPath Nothing(string reason) => new([], null, null, reason);
}

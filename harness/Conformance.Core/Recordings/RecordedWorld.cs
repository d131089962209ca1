using System.Globalization;
using System.Text.RegularExpressions;
using Conformance.Core.Contract;
using Conformance.Documents;
using Conformance.Core.Judging;

namespace Conformance.Core.Recordings;

/// <summary>The entities that recorded answers showed, on the way to a world in which every reference leads somewhere.</summary>
/// <param name="contract">What an entity is like.</param>
public sealed partial class RecordedWorld(ApiContract contract)
{
    private readonly Dictionary<EntityIdentity, RecordedEntity> entities = [];
    private readonly List<EntityIdentity> order = [];
    private readonly HashSet<EntityIdentity> gone = [];
    private readonly List<Document> bodies = [];

    /// <summary>The bodies that entities were taken from.</summary>
    public IReadOnlyList<Document> Bodies => bodies;

    /// <summary>Scheme, host and port of the first Href seen; null before there is one.</summary>
    public string? Origin { get; private set; }

    /// <summary>The entities that are referred to and were neither seen nor found to be gone.</summary>
    public IReadOnlyList<EntityIdentity> Missing =>
        [.. order.SelectMany(identity => entities[identity].Refs.Values).Where(identity => !entities.ContainsKey(identity) && !gone.Contains(identity)).Distinct()];

    /// <summary>Takes what an answer shows; of an entity that was seen before, the first representation stays.</summary>
    public void Add(Answer answer, Resource resource)
    {
        var before = order.Count;
        foreach (var view in answer.Body?.Resources ?? [])
        {
            Origin ??= view.Href is { } href && Origins().Match(href) is { Success: true } match ? match.Value : null;
            if (EntityOfView.Of(view, resource, contract) is { } entity && entities.TryAdd(entity.Identity, entity))
            {
                order.Add(entity.Identity);
            }
        }

        if (order.Count > before)
        {
            bodies.Add(answer.Document!);
        }
    }

    /// <summary>Says that the target does not have it.</summary>
    public void IsGone(EntityIdentity identity) => gone.Add(identity);

    /// <summary>The entities whose references all lead somewhere, in the order seen, each with its key; and those that had to be
    /// left out.</summary>
    public (IReadOnlyList<(string Key, RecordedEntity Entity)> Kept, IReadOnlyList<(RecordedEntity Entity, string Why)> LeftOut) Close()
    {
        var kept = order.Select(identity => WithoutLooseEnds(entities[identity])).ToList();
        var leftOut = new List<(RecordedEntity, string)>();
        for (var removed = 1; removed > 0;)
        {
            // Whoever refers to what is left out goes in the next round.
            var known = kept.Select(entity => entity.Identity).ToHashSet();
            leftOut.AddRange(kept.Select(entity => (entity, Why: Unresolved(entity, known)!)).Where(pair => pair.Why is not null));
            removed = kept.RemoveAll(entity => Unresolved(entity, known) is not null);
        }

        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return ([.. kept.Select(entity =>
        {
            var number = numbers[entity.Identity.Type] = numbers.GetValueOrDefault(entity.Identity.Type) + 1;
            return (string.Create(CultureInfo.InvariantCulture, $"{Kebab(entity.Identity.Type)}-{number}"), entity);
        })], leftOut);
    }

    /// <summary>An optional reference to what is gone is left out; a required one costs the entity.</summary>
    private RecordedEntity WithoutLooseEnds(RecordedEntity entity)
    {
        var resource = contract.Resources[entity.Identity.Type];
        bool IsOptional(string name) => resource.Relations.FirstOrDefault(relation => relation.Name == name)?.Optional ?? resource.Element(name)?.Optional ?? false;
        return entity with
        {
            Refs = entity.Refs.Where(pair => entities.ContainsKey(pair.Value) || !IsOptional(pair.Key)).ToDictionary(StringComparer.Ordinal),
        };
    }

    private string? Unresolved(RecordedEntity entity, HashSet<EntityIdentity> known)
    {
        var needed = contract.Resources[entity.Identity.Type];
        return needed.Relations.FirstOrDefault(relation => !relation.Optional && !entity.Refs.ContainsKey(relation.Name)) is { } relation ? $"no link says which {relation.To} it belongs to"
            : entity.Refs.FirstOrDefault(pair => !known.Contains(pair.Value)) is { Key: { } name } missing ? $"its {name}, the {missing.Value.Type} {missing.Value.Id}, is not on the target"
            : null;
    }

    private static string Kebab(string type) => Capitals().Replace(type, match => "-" + match.Value).ToLowerInvariant().TrimStart('-');

    [GeneratedRegex("(?<=[a-z])[A-Z]|(?<=.)[A-Z](?=[a-z])")]
    private static partial Regex Capitals();

    [GeneratedRegex("^https?://[^/]+")]
    private static partial Regex Origins();
}

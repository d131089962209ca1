using Conformance.DataFiles;

namespace Conformance.Core.Worlds;

/// <summary>The data that a target holds, with every relative time resolved.</summary>
public sealed class World
{
    private readonly Dictionary<string, WorldEntity> byKey;
    private readonly Dictionary<(string Type, string Id), WorldEntity> byId;
    private readonly Dictionary<string, IReadOnlyList<WorldEntity>> byType;
    private readonly IReadOnlyList<EntitySeries> series;
    private readonly Dictionary<(string Type, string By, string ParentKey), List<WorldEntity>> byParent = [];

    /// <summary>Makes a world from checked entities with distinct keys and IDs.</summary>
    /// <param name="name">The name, as in <c>standard</c>.</param>
    /// <param name="origin">Scheme, host and port that the server knows itself by and writes into Hrefs.</param>
    /// <param name="now">The instant that relative times were resolved against, in whole seconds.</param>
    /// <param name="entities">The entities in the order in which collections return them.</param>
    /// <param name="series">Further entities, at most one series for a type; they stand behind the others.</param>
    public World(string name, string origin, DateTimeOffset now, IReadOnlyList<WorldEntity> entities, IReadOnlyList<EntitySeries>? series = null)
    {
        this.series = series ?? [];
        Name = name;
        Origin = origin;
        Now = now;
        Entities = entities;
        byKey = entities.ToDictionary(entity => entity.Key, StringComparer.Ordinal);
        byId = entities.ToDictionary(entity => (entity.Type, entity.Id));
        byType = entities.GroupBy(entity => entity.Type, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<WorldEntity>)[.. group], StringComparer.Ordinal);
        foreach (var many in this.series)
        {
            byType[many.Type] = new EntityList(OfType(many.Type), many.Count, many.At);
        }

        foreach (var entity in entities)
        {
            foreach (var reference in entity.Refs)
            {
                var slot = (entity.Type, reference.Key, reference.Value);
                (byParent.TryGetValue(slot, out var children) ? children : byParent[slot] = []).Add(entity);
            }
        }
    }

    /// <summary>The name, as in <c>standard</c>.</summary>
    public string Name { get; }

    /// <summary>What Hrefs begin with before the base path, as in <c>https://enterprise06.tech.local:9398</c>.</summary>
    public string Origin { get; }

    /// <summary>The instant that relative times were resolved against, in whole seconds.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>All entities in file order, but for those of series.</summary>
    public IReadOnlyList<WorldEntity> Entities { get; }

    /// <summary>The entity with this key.</summary>
    /// <exception cref="KeyNotFoundException">There is none; the message names the nearest.</exception>
    public WorldEntity Entity(string key) => Find(key)
        ?? throw new KeyNotFoundException($"The world {Name} has no entity \"{key}\".{Suggestion.For(key, byKey.Keys)}");

    /// <summary>The entity with this key, or null.</summary>
    public WorldEntity? Find(string key) => byKey.TryGetValue(key, out var entity) ? entity
        : series.Count == 0 ? null
        : series.Select(many => many.NumberOfKey(key) is { } number ? many.At(number) : null).FirstOrDefault(found => found is not null);

    /// <summary>The entity of a type with this ID, or null; the case of a GUID's digits does not matter.</summary>
    public WorldEntity? ById(string type, string id)
    {
        var canonical = Guid.TryParseExact(id, "D", out var guid) ? guid.ToString("D") : id;
        return byId.TryGetValue((type, canonical), out var entity) ? entity
            : OfSeries(type) is { } many && many.NumberOfId(canonical) is { } number ? many.At(number)
            : null;
    }

    /// <summary>The entities of a type in file order; empty if there are none.</summary>
    public IReadOnlyList<WorldEntity> OfType(string type) => byType.TryGetValue(type, out var entities) ? entities : [];

    /// <summary>The entities of a type whose element or relation <paramref name="by"/> leads to <paramref name="parent"/>, in
    /// file order.</summary>
    public IReadOnlyList<WorldEntity> Children(string type, string by, WorldEntity parent)
    {
        IReadOnlyList<WorldEntity> own = byParent.TryGetValue((type, by, parent.Key), out var children) ? children : [];
        return OfSeries(type) is { } many && many.Ties.TryGetValue(by, out var tie) && tie.Parents.NumberOfKey(parent.Key) is { } number
            ? new EntityList(own, tie.Count(number), at => many.At(tie.First(number) + (at * tie.Step)))
            : own;
    }

    private EntitySeries? OfSeries(string type) => series.FirstOrDefault(many => many.Type == type);

    /// <summary>The entity that a chain of elements and relations leads to, as a link's <c>via</c>; the entity itself for an
    /// empty chain; null if a tie is lacking.</summary>
    public WorldEntity? Follow(WorldEntity entity, IEnumerable<string> via)
    {
        WorldEntity? at = entity;
        foreach (var step in via)
        {
            at = at is not null && at.Refs.TryGetValue(step, out var key) ? Find(key) : null;
        }

        return at;
    }
}

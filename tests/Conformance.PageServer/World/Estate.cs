using System.Xml.Linq;

namespace Conformance.PageServer.World;

/// <summary>All resources of the world and the collections below them.</summary>
internal sealed class Estate(DateTimeOffset start)
{
    private readonly Dictionary<string, Entity> byPath = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Collection> collections = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<Family, List<Entity>> byFamily = [];

    /// <summary>The instant that all ages count from, a whole second.</summary>
    public DateTimeOffset Start { get; } = start;

    public IReadOnlyCollection<Entity> All => byPath.Values;

    public IReadOnlyDictionary<string, Collection> Collections => collections;

    /// <summary>Fixed representations, such as services and reports, by their path.</summary>
    public Dictionary<string, XElement> Documents { get; } = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<Entity> Of(Family family) => byFamily.TryGetValue(family, out var found) ? found : [];

    public Entity? Find(string path) => byPath.GetValueOrDefault(path);

    public Collection? FindCollection(string path) => collections.GetValueOrDefault(path);

    /// <summary>Adds a resource that no query finds.</summary>
    public Entity Place(Entity entity)
    {
        byPath.Add(entity.Path, entity);
        return entity;
    }

    public Entity Add(Entity entity)
    {
        Place(entity);
        if (!byFamily.TryGetValue(entity.Family, out var list))
        {
            byFamily[entity.Family] = list = [];
        }

        list.Add(entity);
        return entity;
    }

    /// <summary>Adds a key resource below the collection of all.</summary>
    public Entity Add(Family family, string seed, string name, Entity? server = null, DateTimeOffset? created = null,
        params XAttribute[] attributes)
    {
        var id = Shape.Id(family.Type + "/" + seed);
        var entity = Add(new Entity(family, id, name, family.Path + "/" + id) { Created = created, Attributes = attributes });
        if (server is not null)
        {
            entity.Facts["BackupServerUid"] = server.Uid;
            entity.Facts["BackupServerName"] = server.Name;
        }

        return entity;
    }

    /// <summary>Adds a resource below another one.</summary>
    public Entity AddBelow(Family family, Entity parent, string below, string seed, string name, string? id = null)
    {
        var own = id ?? Shape.Id(family.Type + "/" + parent.Id + "/" + seed);
        var entity = Add(new Entity(family, own, name, parent.Path + "/" + below + "/" + own));
        foreach (var fact in new[] { "BackupServerUid", "BackupServerName" })
        {
            if (parent.Facts.TryGetValue(fact, out var value))
            {
                entity.Facts[fact] = value;
            }
        }

        return entity;
    }

    /// <summary>Says that a path holds these members; a collection of key resources has references and entities.</summary>
    public void Collect(string path, Family family, IEnumerable<Entity> members) =>
        collections.Add(path, new Collection(path, family, [.. members]));
}

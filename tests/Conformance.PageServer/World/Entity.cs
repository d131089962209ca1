using System.Xml.Linq;

namespace Conformance.PageServer.World;

/// <summary>One resource of the world.</summary>
internal sealed class Entity(Family family, string id, string name, string path)
{
    public Family Family { get; } = family;

    /// <summary>A GUID, a name or a small number, as the page shows.</summary>
    public string Id { get; } = id;

    public string Name { get; } = name;

    /// <summary>The path below /api.</summary>
    public string Path { get; } = path;

    /// <summary>When it began; null for what the 30 days do not touch.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>Attributes of the entity beside the common ones, such as VmDisplayName.</summary>
    public IReadOnlyList<XAttribute> Attributes { get; init; } = [];

    /// <summary>The links of the entity in the order of the page; Alternate stands among them.</summary>
    public List<Link> Links { get; } = [];

    /// <summary>The links of the reference; empty where they follow from those of the entity.</summary>
    public List<Link> ReferenceLinks { get; } = [];

    /// <summary>The elements after the links.</summary>
    public List<XElement> Body { get; } = [];

    /// <summary>Values that queries know and the representation does not show.</summary>
    public Dictionary<string, string> Facts { get; } = new(StringComparer.OrdinalIgnoreCase);

    public string Uid => Family.Bare ? Id : $"urn:veeam:{Family.Urn}:{Id}";

    /// <summary>A link to the reference.</summary>
    public Link To(string rel) => new(rel, Family.Key ? Family.ReferenceType : Family.Type, Path, Name);

    /// <summary>A link to the entity.</summary>
    public Link ToEntity(string rel) => new(rel, Family.Type, Path + "?format=Entity", Name);

    /// <summary>A link to the own reference.</summary>
    public Link Alternate => new("Alternate", Family.AlternateType ?? Family.ReferenceType, Path, Name);

    /// <summary>A link to a collection below this resource.</summary>
    public Link Down(string type, string below, string rel = "Down") => new(rel, type, Path + "/" + below);

    /// <summary>An action on this resource.</summary>
    public Link Act(string rel, string action) => new(rel, null, Path + "?action=" + action);
}

using Conformance.Core.Contract;
using Conformance.DataFiles;

namespace Conformance.Core.Worlds;

/// <summary>One thing that a target holds.</summary>
/// <param name="Key">The short name that scenarios bind by, as in <c>seed-session</c>.</param>
/// <param name="Type">The contract's resource type.</param>
/// <param name="Id">The GUID in its URL.</param>
/// <param name="Name">Its Name.</param>
/// <param name="Fields">Its elements and own attributes by name; what an answer leaves out is absent. Uids of
/// <paramref name="Refs"/> are resolved.</param>
/// <param name="Instants">The fields of type instant, parsed.</param>
/// <param name="Refs">The keys of the entities that its uid elements and relations lead to, by the name of the element or
/// relation.</param>
/// <param name="Place">Where the world describes it.</param>
public sealed record WorldEntity(
    string Key,
    string Type,
    string Id,
    string Name,
    IReadOnlyDictionary<string, WorldValue> Fields,
    IReadOnlyDictionary<string, DateTimeOffset> Instants,
    IReadOnlyDictionary<string, string> Refs,
    DataPlace Place)
{
    /// <summary>The type that the UID names, which differs from the resource's in letters now and then.</summary>
    public string UidType { get; init; } = Type;

    /// <summary>The UID: <c>urn:veeam:Type:Id</c>.</summary>
    public string Uid => $"urn:veeam:{UidType}:{Id}";

    /// <summary>The text of a field, of <c>UID</c>, <c>Name</c> or <c>ID</c>; null if the entity has no such field or it is no
    /// text.</summary>
    public string? Text(string field) => Fields.TryGetValue(field, out var value) ? (value as WorldText)?.Text : field switch
    {
        "UID" => Uid,
        "Name" => Name,
        "ID" => Id,
        _ => null,
    };

    /// <summary>Whether the entity is young enough for a request at <paramref name="now"/>; the edge itself counts as
    /// inside.</summary>
    public bool IsInside(WindowRule window, DateTimeOffset now) =>
        !Instants.TryGetValue(window.Field, out var instant) || instant >= window.EdgeAt(now);
}

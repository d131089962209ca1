namespace Conformance.Core.Recordings;

/// <summary>An entity as a world will hold it.</summary>
/// <param name="Identity">What it is.</param>
/// <param name="Name">Its Name, or null.</param>
/// <param name="Fields">Texts, lists and structures (dictionaries) by the contract's names.</param>
/// <param name="Refs">What its uid elements and relations lead to.</param>
public sealed record RecordedEntity(
    EntityIdentity Identity, string? Name, IReadOnlyDictionary<string, object> Fields, IReadOnlyDictionary<string, EntityIdentity> Refs);

/// <summary>Which entity.</summary>
/// <param name="Type">The contract's resource type.</param>
/// <param name="Id">The GUID in lower case.</param>
public sealed record EntityIdentity(string Type, string Id);

using Conformance.DataFiles;

namespace Conformance.Core.Scenarios;

/// <summary>A resource that a scenario needs: named by the world if that is known, discovered by following links
/// otherwise.</summary>
/// <param name="Name">The name by which templates use it: <c>{name.id}</c>, <c>{name.uid}</c>, <c>{name.name}</c>.</param>
/// <param name="Resource">The contract's resource type; empty if <see cref="At"/> says what is needed.</param>
/// <param name="World">The key of the entity in the standard world; null if it can only be discovered.</param>
/// <param name="Only">The only world in which it can be bound; null if any will do.</param>
/// <param name="With">The nested collection (last path segment) that must have members; null if none must.</param>
/// <param name="Where">Field values that the resource must have, by element name.</param>
/// <param name="Place">Where it is written.</param>
public sealed record Given(
    string Name,
    string Resource,
    string? World,
    string? Only,
    string? With,
    IReadOnlyDictionary<string, string> Where,
    DataPlace Place)
{
    /// <summary>
    /// A path of the contract whose IDs are needed instead of a resource of a type: <c>{name.1}</c>, <c>{name.2}</c> in path
    /// order, and
    /// <c>{name.id}</c> for the last; null if a resource is needed.
    /// </summary>
    public string? At { get; init; }
}

namespace Conformance.PageServer.World;

/// <summary>A link of a representation (links.md).</summary>
/// <param name="Rel">The relation: Up, Down, Alternate, Related or an action.</param>
/// <param name="Type">The Type of the other end; null where a page shows none.</param>
/// <param name="Target">The path below /api, with its query.</param>
/// <param name="Name">The name of the other end; null where a page shows none.</param>
internal sealed record Link(string Rel, string? Type, string Target, string? Name = null);

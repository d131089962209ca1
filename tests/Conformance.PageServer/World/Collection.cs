namespace Conformance.PageServer.World;

/// <summary>A path that lists members.</summary>
/// <param name="Path">The path below /api.</param>
/// <param name="Family">What the members are.</param>
/// <param name="Members">All of them, also those older than 30 days.</param>
internal sealed record Collection(string Path, Family Family, IReadOnlyList<Entity> Members);

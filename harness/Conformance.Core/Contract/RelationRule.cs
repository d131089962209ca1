namespace Conformance.Core.Contract;

/// <summary>A tie of an entity to another that no element carries, only links: a job to its backup server.</summary>
/// <param name="Name">The name that a link's <see cref="LinkRule.Via"/> and a world use.</param>
/// <param name="To">The type of the other resource.</param>
/// <param name="Optional">Whether an entity may lack it; links that go by it are left out then.</param>
public sealed record RelationRule(string Name, string To, bool Optional);

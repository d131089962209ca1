namespace Conformance.Core.Contract;

/// <summary>What the members of a narrower collection have in common; the documentation says it in words only.</summary>
/// <param name="At">Where the value stands: relations and uid elements in turn, then an element, as in <c>Backup.Platform</c>.</param>
/// <param name="Values">One of these.</param>
public sealed record MemberRule(IReadOnlyList<string> At, IReadOnlyList<string> Values);

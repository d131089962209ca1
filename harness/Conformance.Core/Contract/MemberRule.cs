namespace Conformance.Core.Contract;

/// <summary>What the members of a narrower collection have in common; the documentation says it in words only.</summary>
/// <param name="At">Where the value stands: relations and uid elements in turn, then an element, as in
/// <c>Backup.Platform</c>.</param>
/// <param name="Values">One of these, or with a leading <c>!</c> none of these.</param>
public sealed record MemberRule(IReadOnlyList<string> At, IReadOnlyList<string> Values)
{
    /// <summary>Whether a member may have this value; letters of either case are the same.</summary>
    public bool Allows(string value) => Values.All(each => each.StartsWith('!'))
        ? !Values.Contains("!" + value, StringComparer.OrdinalIgnoreCase) : Values.Contains(value, StringComparer.OrdinalIgnoreCase);
}

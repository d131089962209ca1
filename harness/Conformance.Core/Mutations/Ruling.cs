namespace Conformance.Core.Mutations;

/// <summary>What the judge must say of a mutation, settled before it is asked.</summary>
/// <param name="Right">
/// The requirements that are right to blame. Empty for a breach that nothing in the suite asks about: whatever is blamed is
/// wrong.
/// </param>
/// <param name="Lawful">Why a correct server may answer so; null for a breach.</param>
public sealed record Ruling(IReadOnlyList<string> Right, LawfulChange? Lawful)
{
    /// <summary>The ruling where nothing that says the same again may be held against the answer; null where that makes no
    /// difference.</summary>
    public Ruling? Uncompared { get; init; }

    /// <summary>Must be blamed on one of these requirements at least.</summary>
    public static Ruling Breach(IEnumerable<string> right) => new([.. right.Distinct(StringComparer.Ordinal)], null);

    /// <summary>Must not be blamed.</summary>
    public static Ruling Spare(LawfulChange lawful) => new([], lawful);
}

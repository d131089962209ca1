namespace Conformance.Documents.Compare;

/// <summary>
/// An opinion about findings. Rules are asked in their order and the first answer wins. A rule may also say how the members of a
/// list
/// are paired; there too the first rule with an answer wins.
/// </summary>
/// <param name="Name">How reports call it, as in <c>ignore **/EndTimeUTC</c>.</param>
/// <param name="At">Where it speaks; null for everywhere.</param>
/// <param name="Judge">The opinion; null for none. Must be a pure function.</param>
public sealed record Rule(string Name, PathPattern? At, Func<Finding, Opinion?> Judge)
{
    /// <summary>How the members of a list at <see cref="At"/> are paired; null if the rule does not say.</summary>
    public Pairing? Pairing { get; init; }

    /// <summary>Whether it lets pass whatever differs at <see cref="At"/>.</summary>
    internal bool IgnoresPlace { get; init; }

    /// <summary>Whether it may refuse what a later rule would let pass.</summary>
    internal bool Refuses { get; init; }

    /// <summary>Where the rule is written, as <c>file:line:column</c>; null if it is not from a file.</summary>
    public string? Source { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}

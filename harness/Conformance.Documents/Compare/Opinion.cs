namespace Conformance.Documents.Compare;

/// <summary>What a rule says about a finding.</summary>
/// <param name="IsAllowed">Whether the finding is no difference.</param>
/// <param name="Expectation">For a finding that is not allowed: what was expected, as in <c>a UUID</c>; null to say the expected
/// value.</param>
public sealed record Opinion(bool IsAllowed, string? Expectation = null)
{
    /// <summary>The finding is no difference.</summary>
    public static Opinion Allowed { get; } = new(true);

    /// <summary>The finding is a difference.</summary>
    public static Opinion Refused { get; } = new(false);
}

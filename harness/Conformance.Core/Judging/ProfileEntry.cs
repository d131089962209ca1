namespace Conformance.Core.Judging;

/// <summary>What a target does where nothing is specified.</summary>
/// <param name="Key">What was looked at: the key of the expectation and the variant's axes, as in
/// <c>accept.unknown[accept=html]</c>.</param>
/// <param name="Behaviour">What it did, in words that are the same for the same behaviour.</param>
/// <param name="Requirement">The requirement of level <c>unspecified</c> that asks.</param>
/// <param name="Variant">The variant that showed it.</param>
public sealed record ProfileEntry(string Key, string Behaviour, string Requirement, string Variant);

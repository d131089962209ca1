namespace Conformance.Replay.Redaction;

/// <summary>A place where a secret stands, and what to put there.</summary>
/// <param name="Start">The first byte.</param>
/// <param name="End">After the last byte.</param>
/// <param name="Replacement">The pseudonym's bytes.</param>
/// <param name="Rank">Of several secrets at one place, that of the lowest rank gives its pseudonym.</param>
internal readonly record struct SecretPlace(int Start, int End, byte[] Replacement, int Rank = 0);

namespace Conformance.Replay.Sessions;

/// <summary>A logon session that this run created.</summary>
/// <param name="Token">The pseudonym of the token, to be sent as it stands: the transport reveals it.</param>
/// <param name="Url">The URL (with a pseudonym for the id) whose DELETE ends the session; null if the answer named none.</param>
public sealed record LogonSession(string Token, string? Url);

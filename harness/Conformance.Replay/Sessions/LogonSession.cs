namespace Conformance.Replay.Sessions;

/// <summary>A logon session that this run created, in the clear: it goes out on the wire, and through the redactor onto
/// paper.</summary>
/// <param name="Token">The token, as the server gave it.</param>
/// <param name="Url">The URL whose DELETE ends the session; null if the answer named none that can be used.</param>
public sealed record LogonSession(string Token, string? Url)
{
    /// <summary>No secrets: records print their members, and this one must not.</summary>
    public override string ToString() => "a logon session";
}

namespace Conformance.Emulator;

/// <summary>A logon session.</summary>
/// <param name="Id">The GUID in its URL.</param>
/// <param name="Token">The secret that requests carry: base64 of <paramref name="Id"/>.</param>
/// <param name="UserName">The user as the session shows it.</param>
/// <param name="Role">What its account may use.</param>
/// <param name="LastUsed">When the last request with the token came.</param>
public sealed record LogonSession(string Id, string Token, string UserName, Role Role, DateTimeOffset LastUsed);

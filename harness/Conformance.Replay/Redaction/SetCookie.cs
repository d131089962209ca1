namespace Conformance.Replay.Redaction;

/// <summary>Name and value at the start of a <c>Set-Cookie</c> header field.</summary>
/// <param name="Name">The cookie's name.</param>
/// <param name="Value">Its value, without quotes.</param>
internal sealed record SetCookie(string Name, string Value)
{
    /// <summary>Reads the part before the first semicolon; null if it is not a name, an equals sign and a value.</summary>
    public static SetCookie? Read(string header)
    {
        var pair = header.Split(';', 2)[0];
        var equals = pair.IndexOf('=', StringComparison.Ordinal);
        return equals <= 0 ? null : new SetCookie(pair[..equals].Trim(), pair[(equals + 1)..].Trim().Trim('"'));
    }
}

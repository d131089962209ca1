namespace Conformance.Emulator;

/// <summary>Where a request carries its token.</summary>
public static class Tokens
{
    /// <summary>The name of the header and of the cookie.</summary>
    public const string Name = "X-RestSvcSessionId";

    /// <summary>The cookie if there is one, otherwise the header (HC:http_authentication: the header is ignored if both are
    /// there).</summary>
    public static string? CookieFirst(EmulatorRequest request) => FromCookie(request) ?? request.Header(Name);

    /// <summary>The token in the cookie, or null.</summary>
    public static string? FromCookie(EmulatorRequest request)
    {
        foreach (var pair in (request.Header("Cookie") ?? "").Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (pair.StartsWith(Name + "=", StringComparison.OrdinalIgnoreCase))
            {
                return pair[(Name.Length + 1)..];
            }
        }

        return null;
    }
}

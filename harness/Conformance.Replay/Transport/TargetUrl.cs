using System.Buffers;
using System.Globalization;
using System.Net;

namespace Conformance.Replay.Transport;

/// <summary>An absolute http or https URL, split and not normalised: what stands in it is what goes on the wire.</summary>
/// <remarks>
/// <see cref="Uri"/> would resolve <c>..</c>, decode percent signs and swallow backslashes, and so hide what is asked for.
/// </remarks>
/// <param name="Scheme"><c>http</c> or <c>https</c>, in lower case.</param>
/// <param name="Host">The host in lower case, an IPv6 address without brackets.</param>
/// <param name="Port">The port, the scheme's own if none is written.</param>
/// <param name="RequestTarget">Path and query as written; begins with <c>/</c>.</param>
public sealed record TargetUrl(string Scheme, string Host, int Port, string RequestTarget)
{
    private static readonly SearchValues<char> PathCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/?%[]{}|^`\"<>");

    private static readonly SearchValues<char> HostCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._");

    /// <summary>The path without the query.</summary>
    public string Path => RequestTarget.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? RequestTarget[..at] : RequestTarget;

    /// <summary>The query with its question mark, or empty.</summary>
    public string Query => RequestTarget[Path.Length..];

    /// <summary>The value of the <c>Host</c> header field: the port only if it is not the scheme's own.</summary>
    public string Authority => Port == PortOf(Scheme) ? Bracketed : string.Create(CultureInfo.InvariantCulture, $"{Bracketed}:{Port}");

    /// <summary>Scheme, host and port, as in <c>https://em.example:9398</c>.</summary>
    public string Origin => $"{Scheme}://{Authority}";

    /// <summary>Whether what is sent is encrypted.</summary>
    public bool IsHttps => Scheme == "https";

    /// <summary>Whether what is sent stays on this machine.</summary>
    public bool IsLoopback => Host == "localhost" || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));

    private string Bracketed => Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host;

    /// <summary>Splits a URL.</summary>
    /// <exception cref="UnusableRequestException">
    /// It is not an absolute http or https URL that can go on the wire as it stands.
    /// </exception>
    public static TargetUrl Parse(string text)
    {
        var scheme = text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? "https"
            : text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? "http"
            : throw Unusable(text, "it does not begin with http:// or https://");
        var rest = text[(scheme.Length + 3)..];
        var end = rest.AsSpan().IndexOfAny("/?#");
        var authority = end < 0 ? rest : rest[..end];
        var target = end < 0 ? string.Empty : rest[end..];
        if (target.AsSpan().IndexOfAnyExcept(PathCharacters) is >= 0 and var bad)
        {
            throw Unusable(text, $"character U+{(int)target[bad]:X4} has no place in a request target; percent-encode it");
        }

        var (host, port) = SplitAuthority(text, authority, scheme);
        return new TargetUrl(scheme, host, port, target is ['/', ..] ? target : "/" + target);
    }

    /// <summary>True if <paramref name="other"/> has the same scheme, host and port.</summary>
    public bool SameOrigin(TargetUrl other) => Scheme == other.Scheme && Host == other.Host && Port == other.Port;

    /// <inheritdoc />
    public override string ToString() => Origin + RequestTarget;

    private static (string Host, int Port) SplitAuthority(string text, string authority, string scheme)
    {
        if (authority.Contains('@', StringComparison.Ordinal))
        {
            throw Unusable("a URL", "it holds a user name or password before the host; give them by their own options");
        }

        var colon = authority.LastIndexOf(':');
        var bracket = authority.LastIndexOf(']');
        var hasPort = colon > bracket;
        var host = hasPort ? authority[..colon] : authority;
        var port = PortOf(scheme);
        if (hasPort && (!int.TryParse(authority.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port)
            || port is < 1 or > IPEndPoint.MaxPort))
        {
            throw Unusable(text, "the port is not a number from 1 to 65535");
        }

        if (host is ['[', .. var inner, ']'] && IPAddress.TryParse(inner, out var address)
            && address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6)
        {
            return (address.ToString(), port);
        }

        return host.Length == 0 || host.AsSpan().IndexOfAnyExcept(HostCharacters) >= 0
            ? throw Unusable(text, "the host is missing or not a host name, an IPv4 address or a bracketed IPv6 address")
            : (host.ToLowerInvariant(), port);
    }

    private static int PortOf(string scheme) => scheme == "https" ? 443 : 80;

    private static UnusableRequestException Unusable(string text, string reason) => new($"{(text.Length == 0 ? "nothing" : $"\"{text}\"")} is not a usable URL: {reason}.");
}

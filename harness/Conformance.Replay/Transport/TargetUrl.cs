using System.Buffers;
using System.Globalization;
using System.Net;

namespace Conformance.Replay.Transport;

/// <summary>An absolute http or https URL, split and not normalised: what stands in it is what goes on the wire.</summary>
/// <remarks>
/// <see cref="Uri"/> would resolve <c>..</c>, decode percent signs and swallow backslashes, and so hide what is asked for.
/// </remarks>
/// <param name="Scheme"><c>http</c> or <c>https</c>, in lower case.</param>
/// <param name="Host">The host in lower case, an IPv6 address without brackets, its zone after a percent sign as in
/// <c>fe80::1%eth0</c>.</param>
/// <param name="Port">The port, the scheme's own if none is written.</param>
/// <param name="RequestTarget">Path and query as written; begins with <c>/</c>.</param>
public sealed record TargetUrl(string Scheme, string Host, int Port, string RequestTarget)
{
    private static readonly SearchValues<char> PathCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/?%[]{}|^`\"<>");

    private static readonly SearchValues<char> HostCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._");

    private static readonly SearchValues<char> ZoneCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");

    /// <summary>The path without the query.</summary>
    public string Path => RequestTarget.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? RequestTarget[..at] : RequestTarget;

    /// <summary>The query with its question mark, or empty.</summary>
    public string Query => RequestTarget[Path.Length..];

    /// <summary>Host and port as in a URL: the port only if it is not the scheme's own.</summary>
    public string Authority => WithPort(Bracketed(Host.Replace("%", "%25", StringComparison.Ordinal)));

    /// <summary>The value of the <c>Host</c> header field. A zone means nothing to anybody else and is not sent (RFC 6874,
    /// section 1).</summary>
    public string HostField => WithPort(Bracketed(HostName));

    /// <summary>Host and port, which are both always there, without a zone: what a proxy is asked for.</summary>
    public string AuthorityWithPort => string.Create(CultureInfo.InvariantCulture, $"{Bracketed(HostName)}:{Port}");

    /// <summary>The host without a zone: the name that a certificate may have.</summary>
    public string HostName => Zone is { } zone ? Host[..^(zone.Length + 1)] : Host;

    /// <summary>The zone of an IPv6 address, as in <c>eth0</c>; null if it has none.</summary>
    public string? Zone => Host.IndexOf('%', StringComparison.Ordinal) is >= 0 and var at ? Host[(at + 1)..] : null;

    /// <summary>Whether the host is an address that means something only together with a zone, and has none.</summary>
    public bool LacksZone => Zone is null && IPAddress.TryParse(Host, out var address) && address.IsIPv6LinkLocal;

    /// <summary>Scheme, host and port, as in <c>https://em.example:9398</c>.</summary>
    public string Origin => $"{Scheme}://{Authority}";

    /// <summary>Whether what is sent is encrypted.</summary>
    public bool IsHttps => Scheme == "https";

    /// <summary>Whether what is sent stays on this machine.</summary>
    public bool IsLoopback => Host == "localhost" || (IPAddress.TryParse(HostName, out var address) && IPAddress.IsLoopback(address));

    private static string Bracketed(string host) => host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host;

    private string WithPort(string host) => Port == PortOf(Scheme) ? host : string.Create(CultureInfo.InvariantCulture, $"{host}:{Port}");

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

        if (host is ['[', .. var inner, ']'] && AddressOf(inner) is { } bracketed)
        {
            return (bracketed, port);
        }

        return host.Length == 0 || host.AsSpan().IndexOfAnyExcept(HostCharacters) >= 0
            ? throw Unusable(text, "the host is missing or not a host name, an IPv4 address or a bracketed IPv6 address")
            : (host.ToLowerInvariant(), port);
    }

    /// <summary>An IPv6 address, with its zone behind a percent sign if it has one; null if it is none. In a URL the sign is
    /// written %25 (RFC 6874).</summary>
    private static string? AddressOf(string inner)
    {
        var sign = inner.IndexOf('%', StringComparison.Ordinal);
        var zone = sign < 0 ? "" : inner[(sign + (inner[sign..].StartsWith("%25", StringComparison.Ordinal) ? 3 : 1))..];
        return IPAddress.TryParse(sign < 0 ? inner : inner[..sign], out var address) && address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6
            && (sign < 0 || (zone.Length > 0 && zone.AsSpan().IndexOfAnyExcept(ZoneCharacters) < 0))
            ? address + (zone.Length == 0 ? "" : "%" + zone) : null;
    }

    private static int PortOf(string scheme) => scheme == "https" ? 443 : 80;

    private static UnusableRequestException Unusable(string text, string reason) => new($"{(text.Length == 0 ? "nothing" : $"\"{text}\"")} is not a usable URL: {reason}.");
}

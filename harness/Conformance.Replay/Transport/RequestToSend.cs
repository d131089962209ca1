using Conformance.Core.Exchanges;

namespace Conformance.Replay.Transport;

/// <summary>A request as the scenario names it. What it does not name is not sent.</summary>
/// <remarks>
/// Two exceptions, each only if not named here: <c>Host</c> goes first, because HTTP/1.1 requires it; <c>Content-Length</c> goes
/// last
/// if there is a body or the method gives a body a meaning (POST, PUT, PATCH).
/// </remarks>
/// <param name="Method">The method, sent in this case.</param>
/// <param name="Url">An absolute http or https URL; path and query go out exactly as they stand here.</param>
/// <param name="Headers">The header fields in the order to send.</param>
/// <param name="Body">The body bytes; empty for none.</param>
public sealed record RequestToSend(string Method, string Url, IReadOnlyList<HeaderField> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>True to use a connection that no other request used or will use.</summary>
    public bool OwnConnection { get; init; }

    /// <summary>
    /// Whoever holds the body of the answer until it is judged, see <see cref="LargeBodies"/>; null if nobody counts.
    /// </summary>
    public object? Owner { get; init; }

    /// <summary>A GET of <paramref name="url"/> with no header field named but these.</summary>
    public static RequestToSend Get(string url, params IReadOnlyList<HeaderField> headers) => new("GET", url, headers, default);
}

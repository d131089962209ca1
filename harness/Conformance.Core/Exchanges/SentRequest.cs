namespace Conformance.Core.Exchanges;

/// <summary>A request exactly as it went out.</summary>
/// <param name="Method">The method in the case that was sent.</param>
/// <param name="Url">The absolute URL that was asked for; its path and query are the request target on the wire.</param>
/// <param name="Headers">All header fields in the order sent, <c>Host</c> included. No <c>Accept</c> here means that none was
/// sent.</param>
/// <param name="Body">The body bytes; empty if none was sent.</param>
public sealed record SentRequest(string Method, string Url, IReadOnlyList<HeaderField> Headers, ReadOnlyMemory<byte> Body);

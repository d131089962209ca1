namespace Conformance.Core.Exchanges;

/// <summary>The ways in which an exchange can break before a whole response is there.</summary>
public enum TransportFailureKind
{
    /// <summary>The host name has no address.</summary>
    NameNotResolved,

    /// <summary>The connection was refused or is unreachable.</summary>
    ConnectionRefused,

    /// <summary>No connection, TLS included, within the connect deadline.</summary>
    ConnectTimeout,

    /// <summary>TLS failed: protocol, certificate or pin.</summary>
    TlsFailed,

    /// <summary>No first byte within the first-byte deadline.</summary>
    FirstByteTimeout,

    /// <summary>The whole exchange took longer than its deadline.</summary>
    ExchangeTimeout,

    /// <summary>The connection closed before any byte of a response.</summary>
    ClosedBeforeResponse,

    /// <summary>The connection closed or was reset inside a response.</summary>
    ClosedInsideResponse,

    /// <summary>What came is not an HTTP/1.x response: bad status line, header field, chunk or length.</summary>
    MalformedResponse,

    /// <summary>The header section is longer than the limit.</summary>
    HeadersTooLarge,

    /// <summary>The body is longer than the limit.</summary>
    BodyTooLarge,
}

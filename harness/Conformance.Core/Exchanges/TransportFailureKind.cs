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

    /// <summary>A proxy gave no way to the target.</summary>
    ProxyRefused,

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

    /// <summary>What came is not an HTTP/1.x response at all: it does not begin with <c>HTTP/</c>.</summary>
    MalformedResponse,

    /// <summary>It begins with <c>HTTP/</c>, but the status line has a wrong version, status code or form.</summary>
    BadStatusLine,

    /// <summary>A header field line (or trailer) without colon, with a wrong name, or with NUL or CR in its value.</summary>
    BadHeaderField,

    /// <summary>The header section begins, or a trailer goes on, with a blank (obs-fold): there is no field that it could belong
    /// to.</summary>
    ObsoleteFolding,

    /// <summary>A line of the head or of the chunked coding ends in LF without CR.</summary>
    BareLineFeed,

    /// <summary><c>Content-Length</c> is not a decimal number of bytes.</summary>
    BadContentLength,

    /// <summary>Several <c>Content-Length</c> values that differ.</summary>
    ConflictingContentLength,

    /// <summary><c>Content-Length</c> together with <c>Transfer-Encoding</c>: two ends of one body (RFC 9112, section
    /// 6.3).</summary>
    LengthAndTransferEncoding,

    /// <summary><c>Transfer-Encoding</c> is not exactly <c>chunked</c>, or stands in an HTTP/1.0 response.</summary>
    UnsupportedTransferCoding,

    /// <summary>A chunk size, a chunk's end or the last chunk breaks RFC 9112, section 7.1.</summary>
    BadChunk,

    /// <summary>More interim (1xx) responses than the limit.</summary>
    TooManyInterimResponses,

    /// <summary>101 Switching Protocols, which nobody asked for.</summary>
    UnexpectedUpgrade,

    /// <summary>The header section is longer than the limit.</summary>
    HeadersTooLarge,

    /// <summary>The body is longer than the limit, as it came or when its content coding is taken off.</summary>
    BodyTooLarge,

    /// <summary>The body has a content coding that this client cannot take off. A server may use any.</summary>
    UnsupportedContentCoding,
}

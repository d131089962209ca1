namespace Conformance.Core.Exchanges;

/// <summary>How the end of a response body is known (RFC 9112, section 6.3).</summary>
public enum BodyFraming
{
    /// <summary>No body is possible: an answer to HEAD, or 204 or 304.</summary>
    None,

    /// <summary><c>Content-Length</c> counts the bytes.</summary>
    ContentLength,

    /// <summary><c>Transfer-Encoding: chunked</c> delimits the body.</summary>
    Chunked,

    /// <summary>The body ends when the server closes the connection.</summary>
    UntilClose,
}

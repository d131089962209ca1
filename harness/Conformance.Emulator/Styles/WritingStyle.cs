using Conformance.Core.Contract;

namespace Conformance.Emulator.Styles;

/// <summary>How answers are written where a correct server is free. A style changes no information.</summary>
public sealed record WritingStyle
{
    /// <summary>The prefix of XML elements; null for a default namespace.</summary>
    public string? Prefix { get; init; }

    /// <summary>The XML namespace; null for the contract's. Only a fault sets another.</summary>
    public string? Namespace { get; init; }

    /// <summary>Whether bodies begin with a UTF-8 byte order mark, as JSON did up to EM 12.</summary>
    public bool ByteOrderMark { get; init; }

    /// <summary>Whether the media type has the parameter charset=utf-8.</summary>
    public bool Charset { get; init; }

    /// <summary>Whether JSON writes null for what is absent.</summary>
    public bool NullForAbsent { get; init; } = EmulatorDecisions.NullForAbsent;

    /// <summary>The number of fraction digits of instants; null for the world's own.</summary>
    public int? FractionDigits { get; init; }

    /// <summary>Whether attributes and JSON properties are written in reverse.</summary>
    public bool Reversed { get; init; }

    /// <summary>Whether entities carry an attribute and an element that the contract does not know.</summary>
    public bool ExtraMembers { get; init; }

    /// <summary>Whether XML is indented.</summary>
    public bool Indented { get; init; }

    /// <summary>Whether the body goes out in chunks, without Content-Length.</summary>
    public bool Chunked { get; init; }

    /// <summary>The content coding of bodies, as in <c>gzip</c>; null for none.</summary>
    public string? ContentCoding { get; init; }

    /// <summary>Whether the connection is closed after each answer.</summary>
    public bool CloseConnection { get; init; }

    /// <summary>Whether the token's header is written in lower case.</summary>
    public bool LowerCaseHeaders { get; init; }

    /// <summary>How long each answer is held back.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Whether Hrefs begin with the world's origin, whatever host the client called.</summary>
    public bool ForeignHost { get; init; }

    /// <summary>Whether Hrefs use, and requests may use, the first of <see cref="ResourcePath.Also"/> instead of the documented
    /// path.</summary>
    public bool MisspeltPaths { get; init; }
}

namespace Conformance.Documents;

/// <summary>A body that was read whole.</summary>
/// <param name="Root">The root element, or the JSON value.</param>
/// <param name="Format">The syntax.</param>
/// <param name="HasByteOrderMark">Whether the bytes began with a byte order mark.</param>
/// <param name="EncodingName">The character encoding's IANA name in lower case, as in <c>utf-8</c>.</param>
public sealed record Document(Node Root, DocumentFormat Format, bool HasByteOrderMark, string EncodingName)
{
    /// <summary>Comments and processing instructions before and after the root element; empty for JSON.</summary>
    public IReadOnlyList<Node> Outside { get; init; } = [];
}

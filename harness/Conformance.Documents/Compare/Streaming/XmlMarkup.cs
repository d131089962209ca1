namespace Conformance.Documents.Compare.Streaming;

/// <summary>What a piece of markup is.</summary>
internal enum XmlMarkup
{
    /// <summary>The window ends before the piece does.</summary>
    Unfinished,

    /// <summary>A start tag.</summary>
    Start,

    /// <summary>A start tag that ends its element as well.</summary>
    Empty,

    /// <summary>An end tag.</summary>
    End,

    /// <summary>A comment or processing instruction.</summary>
    Aside,

    /// <summary>A CDATA section: text.</summary>
    CData,

    /// <summary>A document type declaration or anything else after an exclamation mark.</summary>
    Declaration,
}

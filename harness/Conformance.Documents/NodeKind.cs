namespace Conformance.Documents;

/// <summary>What a <see cref="Node"/> is. XML and JSON share one list; <see cref="Text"/> is XML's, <see cref="String"/> is
/// JSON's.</summary>
public enum NodeKind
{
    /// <summary>An XML element.</summary>
    Element,

    /// <summary>An XML attribute. Namespace declarations are not attributes.</summary>
    Attribute,

    /// <summary>XML character data: text, CDATA and character references that touch each other are one node.</summary>
    Text,

    /// <summary>An XML comment.</summary>
    Comment,

    /// <summary>An XML processing instruction; its target is the name.</summary>
    ProcessingInstruction,

    /// <summary>A JSON object; its members are the children.</summary>
    Object,

    /// <summary>A JSON array; its items are the children.</summary>
    Array,

    /// <summary>A JSON string, unescaped.</summary>
    String,

    /// <summary>A JSON number; the value is its text as written.</summary>
    Number,

    /// <summary>A JSON <c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A JSON <c>null</c>.</summary>
    Null,
}

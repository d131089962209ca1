namespace Conformance.Documents;

/// <summary>Why a body cannot be read as a document.</summary>
public enum DocumentFault
{
    /// <summary>The grammar of XML or JSON is broken; trailing content is such a break.</summary>
    NotWellFormed,

    /// <summary>There is a document type declaration. Entities and bombs live there, so none is read.</summary>
    DtdProhibited,

    /// <summary>A JSON object has two members of one name.</summary>
    DuplicateKey,

    /// <summary>The nesting is deeper than the limit.</summary>
    TooDeep,

    /// <summary>The bytes are not valid in their encoding, or the encoding is not known.</summary>
    InvalidEncoding,

    /// <summary>Half of a surrogate pair, written as an escape or a character reference.</summary>
    UnpairedSurrogate,

    /// <summary>A character that no XML document can carry, such as NUL, however it is written.</summary>
    InvalidCharacter,

    /// <summary>The body is longer than the limit.</summary>
    TooLarge,

    /// <summary>There is no document: no bytes, or white space only.</summary>
    Empty,
}

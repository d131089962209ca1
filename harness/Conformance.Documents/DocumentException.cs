namespace Conformance.Documents;

/// <summary>A body that cannot be read as a document. The message is one sentence for a person, without the place.</summary>
public sealed class DocumentException : FormatException
{
    /// <summary>Makes the exception.</summary>
    public DocumentException(DocumentFault fault, string message, SourcePosition position, Exception? cause = null)
        : base(message, cause)
    {
        Fault = fault;
        Position = position;
    }

    /// <summary>The class of the fault.</summary>
    public DocumentFault Fault { get; }

    /// <summary>Where the fault was noticed.</summary>
    public SourcePosition Position { get; }

    /// <summary>The 1-based line; 0 if unknown.</summary>
    public int Line => Position.Line;

    /// <summary>The 1-based column; 0 if unknown.</summary>
    public int Column => Position.Column;
}

namespace Conformance.Documents;

/// <summary>The syntax that a body is written in.</summary>
public enum DocumentFormat
{
    /// <summary>XML 1.0 with namespaces.</summary>
    Xml,

    /// <summary>JSON, RFC 8259.</summary>
    Json,
}

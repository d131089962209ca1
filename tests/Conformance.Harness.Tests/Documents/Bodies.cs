using System.Text;
using Conformance.Documents;

namespace Conformance.Harness.Tests.Documents;

/// <summary>Short ways to a document.</summary>
internal static class Bodies
{
    public static Document Xml(string text) => XmlDocuments.Read(Encoding.UTF8.GetBytes(text), DocumentLimits.Default);

    public static Document Json(string text) => JsonDocuments.Read(Encoding.UTF8.GetBytes(text), DocumentLimits.Default);

    public static Document Any(string text) => text.TrimStart('\uFEFF', ' ', '\n').StartsWith('<') ? Xml(text) : Json(text);

    /// <summary>The bytes of the text, each character one byte: for bodies that are no valid text.</summary>
    public static byte[] Bytes(string latin1) => Encoding.Latin1.GetBytes(latin1);
}

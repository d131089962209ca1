using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;
using Conformance.Documents;

namespace Conformance.Core.Recordings;

/// <summary>Writes a document with some of its values changed.</summary>
internal static class FixtureText
{
    private const string Xmlns = "http://www.w3.org/2000/xmlns/";

    private static readonly XmlWriterSettings Xml = new() { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    private static readonly JsonWriterOptions Json = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of a fixture.</summary>
    /// <param name="document">The document.</param>
    /// <param name="value">What is written for a value, given the node that holds it; null leaves it as it is.</param>
    public static string Of(Document document, Func<Node, string?> value)
    {
        using var memory = new MemoryStream();
        if (document.Format == DocumentFormat.Xml)
        {
            using var writer = XmlWriter.Create(memory, Xml);
            Element(writer, document.Root, value);
        }
        else
        {
            using var writer = new Utf8JsonWriter(memory, Json);
            Member(writer, document.Root, value);
        }

        return Encoding.UTF8.GetString(memory.ToArray()) + "\n";
    }

    private static void Element(XmlWriter writer, Node element, Func<Node, string?> value)
    {
        writer.WriteStartElement(element.Prefix, element.Name, element.Namespace);
        foreach (var attribute in element.Attributes)
        {
            if (attribute.ValueNamespace is { } held && attribute.Value?.Split(':') is [var prefix, _] && writer.LookupPrefix(held) != prefix)
            {
                writer.WriteAttributeString("xmlns", prefix, Xmlns, held);
            }

            writer.WriteAttributeString(attribute.Prefix, attribute.Name, attribute.Namespace, value(attribute) ?? attribute.Value);
        }

        foreach (var child in element.Children)
        {
            if (child.Kind == NodeKind.Element)
            {
                Element(writer, child, value);
            }
            else if (child.Kind == NodeKind.Text)
            {
                writer.WriteString(value(child) ?? child.Value);
            }
        }

        writer.WriteEndElement();
    }

    private static void Member(Utf8JsonWriter writer, Node node, Func<Node, string?> value)
    {
        if (node.Parent?.Kind == NodeKind.Object)
        {
            writer.WritePropertyName(node.Name);
        }

        if (node.Kind is NodeKind.Object or NodeKind.Array)
        {
            Container(writer, node, value);
        }
        else if (value(node) is { } other)
        {
            writer.WriteStringValue(other);
        }
        else if (node.Kind == NodeKind.String)
        {
            writer.WriteStringValue(node.Value);
        }
        else
        {
            writer.WriteRawValue(node.Value ?? "null");
        }
    }

    private static void Container(Utf8JsonWriter writer, Node node, Func<Node, string?> value)
    {
        if (node.Kind == NodeKind.Object)
        {
            writer.WriteStartObject();
        }
        else
        {
            writer.WriteStartArray();
        }

        foreach (var child in node.Children)
        {
            Member(writer, child, value);
        }

        if (node.Kind == NodeKind.Object)
        {
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteEndArray();
        }
    }
}

using System.Buffers;
using System.Text;
using System.Xml;
using Conformance.Emulator.Styles;

namespace Conformance.Emulator.Answers;

/// <summary>Writes answers as XML: a declaration, the xsd and xsi namespaces at the root, attributes and elements in the given
/// order.</summary>
internal static class XmlBodies
{
    /// <summary>The body as a whole.</summary>
    public static ReadOnlyMemory<byte> Write(Element root, string defaultNamespace, WritingStyle style) => BodyChunks.Whole(Chunks(root, defaultNamespace, style));

    /// <summary>The body in chunks.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Chunks(Element root, string defaultNamespace, WritingStyle style)
    {
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: style.ByteOrderMark),
            Indent = style.Indented,
            NewLineChars = "\n",
        };
        var buffer = new ArrayBufferWriter<byte>();
        using var stream = new BufferStream(buffer);
        using var writer = XmlWriter.Create(stream, settings);
        foreach (var chunk in BodyChunks.Of(buffer, Root(writer, root, style.Namespace ?? defaultNamespace, style), writer.Flush))
        {
            yield return chunk;
        }
    }

    private static IEnumerable<bool> Root(XmlWriter writer, Element root, string ns, WritingStyle style)
    {
        writer.WriteStartDocument();
        writer.WriteStartElement(style.Prefix, root.Name, ns);
        writer.WriteAttributeString("xmlns", "xsd", null, "http://www.w3.org/2001/XMLSchema");
        writer.WriteAttributeString("xmlns", "xsi", null, "http://www.w3.org/2001/XMLSchema-instance");
        foreach (var step in Steps(writer, root, ns, style))
        {
            yield return step;
        }

        writer.WriteEndElement();
        writer.WriteEndDocument();
    }

    /// <summary>Writes the content of an element; a step ends after each child that is made while it is written.</summary>
    private static IEnumerable<bool> Steps(XmlWriter writer, Element element, string ns, WritingStyle style)
    {
        if (!element.IsStreamed)
        {
            Content(writer, element, ns, style);
            yield break;
        }

        Start(writer, element, style);
        foreach (var child in element.Children.Where(child => !child.Absent))
        {
            writer.WriteStartElement(style.Prefix, child.Name, ns);
            foreach (var step in Steps(writer, child, ns, style))
            {
                yield return step;
            }

            writer.WriteEndElement();
        }

        foreach (var child in element.Streamed ?? [])
        {
            Child(writer, child, ns, style);
            yield return true;
        }
    }

    private static void Content(XmlWriter writer, Element element, string ns, WritingStyle style)
    {
        Start(writer, element, style);
        foreach (var child in element.Children)
        {
            if (!child.Absent)
            {
                Child(writer, child, ns, style);
            }
        }
    }

    private static void Child(XmlWriter writer, Element child, string ns, WritingStyle style)
    {
        writer.WriteStartElement(style.Prefix, child.Name, ns);
        Content(writer, child, ns, style);
        writer.WriteEndElement();
    }

    private static void Start(XmlWriter writer, Element element, WritingStyle style)
    {
        foreach (var field in style.Reversed ? element.Attributes.Reverse() : element.Attributes)
        {
            if (field.Value is not null)
            {
                writer.WriteAttributeString(field.Name, field.Value);
            }
        }

        if (!string.IsNullOrEmpty(element.Text))
        {
            writer.WriteString(element.Text);
        }
    }
}

using System.Text;
using System.Xml;
using Conformance.Emulator.Styles;

namespace Conformance.Emulator.Answers;

/// <summary>Writes answers as XML: a declaration, the xsd and xsi namespaces at the root, attributes and elements in the given order.</summary>
internal static class XmlBodies
{
    public static byte[] Write(Element root, string defaultNamespace, WritingStyle style)
    {
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: style.ByteOrderMark),
            Indent = style.Indented,
            NewLineChars = "\n",
        };
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, settings))
        {
            var ns = style.Namespace ?? defaultNamespace;
            writer.WriteStartDocument();
            writer.WriteStartElement(style.Prefix, root.Name, ns);
            writer.WriteAttributeString("xmlns", "xsd", null, "http://www.w3.org/2001/XMLSchema");
            writer.WriteAttributeString("xmlns", "xsi", null, "http://www.w3.org/2001/XMLSchema-instance");
            Content(writer, root, ns, style);
            writer.WriteEndElement();
        }

        return stream.ToArray();
    }

    private static void Content(XmlWriter writer, Element element, string ns, WritingStyle style)
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

        foreach (var child in element.Children)
        {
            if (!child.Absent)
            {
                writer.WriteStartElement(style.Prefix, child.Name, ns);
                Content(writer, child, ns, style);
                writer.WriteEndElement();
            }
        }
    }
}

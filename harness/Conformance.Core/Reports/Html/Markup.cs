using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Conformance.Core.Reports.Html;

/// <summary>
/// HTML elements out of text that a server may control. An XML writer escapes every character that means something, and
/// characters
/// that no page should carry are shown as <c>\u202E</c>; there is no other way for text to get into the page.
/// </summary>
internal static class Markup
{
    private static readonly XmlWriterSettings Settings =
        new() { OmitXmlDeclaration = true, ConformanceLevel = ConformanceLevel.Fragment, NewLineHandling = NewLineHandling.None };

    /// <summary>An element.</summary>
    /// <param name="name">Its name; no void element, since an end tag is always written.</param>
    /// <param name="content">Texts, elements, lists of elements, and attributes as pairs of name and value; null is passed
    /// over.</param>
    public static XElement Of(string name, params object?[] content)
    {
        var element = new XElement(name);
        foreach (var part in content)
        {
            Add(element, part);
        }

        // Without this <td/> would be written, which HTML reads as a start tag.
        if (element.IsEmpty)
        {
            element.Add("");
        }

        return element;
    }

    /// <summary>A boolean attribute, or nothing.</summary>
    public static (string, string)? If(bool holds, string attribute) => holds ? (attribute, "") : null;

    /// <summary>The element as HTML.</summary>
    public static string Text(XElement element)
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, Settings))
        {
            element.WriteTo(writer);
        }

        return text.ToString();
    }

    private static void Add(XElement element, object? part)
    {
        switch (part)
        {
            case null:
                break;
            case string text:
                element.Add(new XText(Visible(text)));
                break;
            case ValueTuple<string, string> attribute:
                element.SetAttributeValue(attribute.Item1, Visible(attribute.Item2));
                break;
            case XElement child:
                element.Add(child);
                break;
            case IEnumerable<object?> parts:
                foreach (var inner in parts)
                {
                    Add(element, inner);
                }

                break;
            default:
                throw new ArgumentException($"a {part.GetType().Name} is no part of a page", nameof(part));
        }
    }

    /// <summary>Lines stay lines, tabs become blanks, everything else that cannot be seen is written out.</summary>
    private static string Visible(string text) =>
        string.Join('\n', text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\t", "    ", StringComparison.Ordinal).Split('\n').Select(Printable.Whole));
}

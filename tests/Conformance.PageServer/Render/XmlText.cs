using System.Text;
using System.Xml.Linq;

namespace Conformance.PageServer.Render;

/// <summary>Writes a tree as XML in the chosen style.</summary>
internal sealed class XmlText(ServerOptions options, string address)
{
    private static readonly string[] TypeFirst = ["Type", "Href", "Name", "UID"];
    private static readonly string[] HrefFirst = ["UID", "Href", "Name", "Type", "Rel"];
    private readonly StringBuilder text = new();
    private readonly string prefix = options.Has("xml-prefix") ? "v:" : string.Empty;
    private readonly char quote = options.Has("xml-single-quotes") ? '\'' : '"';

    public byte[] Write(XElement root)
    {
        if (!options.Has("xml-bare"))
        {
            text.Append("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
        }

        Element(root, 0);
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        return options.Has("xml-bom") ? [.. Encoding.UTF8.Preamble, .. bytes] : bytes;
    }

    private void Element(XElement element, int depth)
    {
        Break(depth);
        var name = prefix + element.Name.LocalName;
        text.Append('<').Append(name);
        if (depth == 0)
        {
            Namespaces();
        }

        foreach (var attribute in Ordered(element))
        {
            Attribute(attribute.Name.LocalName, attribute.Value);
        }

        if (element.IsEmpty || (!element.HasElements && element.Value.Length == 0))
        {
            text.Append(options.Has("xml-open-empty") ? $"></{name}>" : " />");
            return;
        }

        text.Append('>');
        if (!element.HasElements)
        {
            Escape(Values.Instant(element.Name.LocalName, element.Value, options), attribute: false);
        }
        else
        {
            foreach (var child in element.Elements())
            {
                Element(child, depth + 1);
            }

            Break(depth);
        }

        text.Append("</").Append(name).Append('>');
    }

    private void Namespaces()
    {
        if (!options.Has("namespace-lacks"))
        {
            Attribute(prefix.Length == 0 ? "xmlns" : "xmlns:v", "http://www.veeam.com/ent/v1.0");
        }

        if (options.Has("xml-schemas"))
        {
            Attribute("xmlns:xsd", "http://www.w3.org/2001/XMLSchema");
            Attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
        }
    }

    private IEnumerable<XAttribute> Ordered(XElement element)
    {
        var order = options.Has("xml-href-first") ? HrefFirst : TypeFirst;
        return element.Attributes().OrderBy(attribute => attribute.Name.LocalName == "Rel" && !options.Has("xml-href-first") ? -1
            : Array.IndexOf(order, attribute.Name.LocalName) is var at && at >= 0 ? at : 99);
    }

    private void Attribute(string name, string value)
    {
        text.Append(' ').Append(name).Append('=').Append(quote);
        Escape(value.StartsWith('~') && name == "Href" ? address + value[1..] : value, attribute: true);
        text.Append(quote);
    }

    private void Escape(string value, bool attribute)
    {
        foreach (var letter in value)
        {
            text.Append(letter switch
            {
                '&' => options.Has("xml-escapes") ? "&#38;" : "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' when attribute || options.Has("xml-escapes") => "&quot;",
                '\'' when attribute || options.Has("xml-escapes") => "&#39;",
                '/' when options.Has("xml-escapes") => "&#x2F;",
                '\n' or '\r' or '\t' => $"&#{(int)letter};",
                _ => letter.ToString(),
            });
        }
    }

    private void Break(int depth)
    {
        if (options.Has("xml-indented") && text.Length > 0)
        {
            text.Append('\n').Append(' ', depth * 2);
        }
    }
}

using System.Text;
using System.Xml;

namespace Conformance.Documents;

/// <summary>Builds nodes from an <see cref="XmlReader"/>. One builder reads one document, or one entity after another.</summary>
internal sealed class XmlNodeBuilder
{
    private const string NamespaceDeclarations = "http://www.w3.org/2000/xmlns/";
    private const string SchemaInstance = "http://www.w3.org/2001/XMLSchema-instance";

    private readonly XmlReader reader;
    private readonly IXmlLineInfo lines;
    private readonly DocumentLimits limits;
    private readonly Func<SourcePosition, SourcePosition>? shift;
    private readonly NodeStack stack = new();

    /// <param name="reader">The reader, created with <see cref="XmlDocuments.Settings"/>.</param>
    /// <param name="limits">The depth limit is checked here.</param>
    /// <param name="shift">Turns the reader's positions into the document's; null when they are the same.</param>
    public XmlNodeBuilder(XmlReader reader, DocumentLimits limits, Func<SourcePosition, SourcePosition>? shift = null)
    {
        this.reader = reader;
        this.limits = limits;
        this.shift = shift;
        lines = (IXmlLineInfo)reader;
    }

    /// <summary>Reads the element that the reader stands on, and leaves the reader on its end.</summary>
    public Node Element(Node? parent, int ordinal)
    {
        var position = Here(1);
        if (reader.Depth >= limits.MaxDepth)
        {
            throw Faults.TooDeep(limits, position);
        }

        var element = new Node(NodeKind.Element, reader.NamespaceURI, reader.LocalName, reader.Prefix, null, position);
        element.Place(parent, ordinal);
        var empty = reader.IsEmptyElement;
        var attributes = Attributes(element);
        element.Fill(attributes, empty ? [] : Content(element));
        return element;
    }

    /// <summary>The comment or processing instruction that the reader stands on.</summary>
    public Node Outside() => reader.NodeType == XmlNodeType.Comment
        ? new Node(NodeKind.Comment, "", "", "", reader.Value, Here(4))
        : new Node(NodeKind.ProcessingInstruction, "", reader.LocalName, "", reader.Value, Here(2));

    private Node[] Attributes(Node owner)
    {
        if (!reader.HasAttributes)
        {
            return [];
        }

        var start = stack.Count;
        while (reader.MoveToNextAttribute())
        {
            if (!ReferenceEquals(reader.NamespaceURI, NamespaceDeclarations) && reader.NamespaceURI != NamespaceDeclarations)
            {
                var isType = reader.LocalName == "type" && reader.NamespaceURI == SchemaInstance;
                var attribute = new Node(NodeKind.Attribute, reader.NamespaceURI, reader.LocalName, reader.Prefix, reader.Value, Here(0))
                {
                    ValueNamespace = isType ? reader.LookupNamespace(PrefixOf(reader.Value.Trim())) ?? "" : null,
                };
                attribute.Place(owner, 0);
                stack.Push(attribute);
            }
        }

        reader.MoveToElement();
        return stack.Take(start);
    }

    private Node[] Content(Node element)
    {
        var start = stack.Count;
        var siblings = default(SiblingCounter);
        var text = default(PendingText);
        var onlyBlank = true;
        var hasElements = false;
        while (reader.Read() && reader.NodeType != XmlNodeType.EndElement)
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    onlyBlank = false;
                    text.Add(reader.Value, Here(reader.NodeType == XmlNodeType.CDATA ? 9 : 0));
                    break;
                case XmlNodeType.Whitespace:
                    text.Add(reader.Value, Here(0));
                    break;
                case XmlNodeType.Element:
                    text.Flush(element, stack, start, ref siblings);
                    hasElements = true;
                    stack.Push(Element(element, siblings.Next(NodeKind.Element, reader.NamespaceURI, reader.LocalName, stack.From(start))));
                    break;
                case XmlNodeType.Comment or XmlNodeType.ProcessingInstruction:
                    text.Flush(element, stack, start, ref siblings);
                    var aside = Outside();
                    aside.Place(element, siblings.Next(aside.Kind, "", aside.Name, stack.From(start)));
                    stack.Push(aside);
                    break;
            }
        }

        text.Flush(element, stack, start, ref siblings);
        var children = stack.Take(start);
        return onlyBlank && hasElements ? Array.FindAll(children, child => child.Kind != NodeKind.Text) : children;
    }

    private static string PrefixOf(string qualified)
    {
        var colon = qualified.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? "" : qualified[..colon];
    }

    private SourcePosition Here(int back)
    {
        var position = new SourcePosition(lines.LineNumber, lines.LinePosition - back);
        return shift is null ? position : shift(position);
    }

    /// <summary>Character data that touches: text, CDATA and references become one node.</summary>
    private struct PendingText
    {
        private string? first;
        private StringBuilder? more;
        private SourcePosition position;

        public void Add(string text, SourcePosition at)
        {
            if (first is null)
            {
                first = text;
                position = at;
            }
            else
            {
                (more ??= new StringBuilder(first)).Append(text);
            }
        }

        public void Flush(Node parent, NodeStack stack, int start, ref SiblingCounter siblings)
        {
            var value = more?.ToString() ?? first;
            first = null;
            more = null;
            if (!string.IsNullOrEmpty(value))
            {
                var node = new Node(NodeKind.Text, "", "", "", value, position);
                node.Place(parent, siblings.Next(NodeKind.Text, "", "", stack.From(start)));
                stack.Push(node);
            }
        }
    }
}

using System.Xml;

namespace Conformance.Documents.Compare.Streaming;

/// <summary>
/// Whether two XML elements are for sure the same but for prefixes, as <see cref="Sameness"/> has it of nodes, read side by side
/// without nodes:
/// attributes in any order, elements in order, white space between elements left out. Where there are comments, texts in parts,
/// or attributes that
/// mean more than their text, it says no, and the nodes are compared.
/// </summary>
internal sealed class XmlSameness(DocumentLimits limits)
{
    private const string Declarations = "http://www.w3.org/2000/xmlns/";
    private XmlReader left = null!;
    private XmlReader right = null!;

    /// <summary>How many elements and attributes have another prefix.</summary>
    public int Prefixes { get; private set; }

    /// <summary>Whether the elements that both readers stand on are the same for sure. True leaves both on their ends, false
    /// somewhere in them.</summary>
    public bool Of(XmlReader expected, XmlReader actual)
    {
        (left, right) = (expected, actual);
        Prefixes = 0;
        return OfElement();
    }

    private bool OfElement()
    {
        if (left.LocalName != right.LocalName || left.NamespaceURI != right.NamespaceURI || left.Depth >= limits.MaxDepth || !OfAttributes())
        {
            return false;
        }

        CountPrefix();
        var (isEmpty, isOtherEmpty) = (left.IsEmptyElement, right.IsEmptyElement);
        var (hasText, hasElements, hasBlank) = (false, false, false);
        while (true)
        {
            var node = isEmpty ? XmlNodeType.EndElement : Next(left, ref hasBlank);
            if (node != (isOtherEmpty ? XmlNodeType.EndElement : Next(right, ref hasBlank)))
            {
                return false;
            }

            switch (node)
            {
                case XmlNodeType.EndElement:
                    return hasElements || !hasBlank;
                case XmlNodeType.Element when !hasText && OfElement():
                    hasElements = true;
                    break;
                case XmlNodeType.Text when !hasText && !hasElements && !hasBlank && left.Value == right.Value:
                    hasText = true;
                    break;
                default:
                    return false;
            }
        }
    }

    private bool OfAttributes()
    {
        var count = 0;
        while (left.MoveToNextAttribute())
        {
            if (left.NamespaceURI == Declarations)
            {
                continue;
            }

            if (left.NamespaceURI == XmlValues.SchemaInstance || !right.MoveToAttribute(left.LocalName, left.NamespaceURI) || left.Value != right.Value)
            {
                return false;
            }

            CountPrefix();
            count++;
        }

        left.MoveToElement();
        right.MoveToElement();
        while (right.MoveToNextAttribute())
        {
            count -= right.NamespaceURI == Declarations ? 0 : 1;
        }

        right.MoveToElement();
        return count == 0;
    }

    private void CountPrefix() => Prefixes += left.Prefix == right.Prefix ? 0 : 1;

    /// <summary>What comes next but white space; a CDATA section is a text.</summary>
    private static XmlNodeType Next(XmlReader reader, ref bool hasBlank)
    {
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Whitespace:
                    hasBlank = true;
                    break;
                case XmlNodeType.CDATA:
                    return XmlNodeType.Text;
                case var other:
                    return other;
            }
        }

        return XmlNodeType.None;
    }
}

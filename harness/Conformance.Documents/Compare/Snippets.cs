using System.Text;

namespace Conformance.Documents.Compare;

/// <summary>Short texts of nodes, for messages.</summary>
internal static class Snippets
{
    private const int Longest = 200;

    public static string? Shorten(string? text, int longest = Longest) => text is null || text.Length <= longest
        ? text
        : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1), "\u2026");

    /// <summary>The node as it could stand in its document, on one line, cut where it gets long.</summary>
    public static string Of(Node node)
    {
        var text = new StringBuilder();
        Append(text, node);
        return Shorten(text.ToString())!;
    }

    private static void Append(StringBuilder text, Node node)
    {
        if (text.Length > Longest)
        {
            return;
        }

        switch (node.Kind)
        {
            case NodeKind.Element:
                AppendElement(text, node);
                break;
            case NodeKind.Object:
                AppendAll(text.Append('{'), node.Children, ", ", member => text.Append('"').Append(member.Name).Append("\": ")).Append('}');
                break;
            case NodeKind.Array:
                AppendAll(text.Append('['), node.Children, ", ", _ => text).Append(']');
                break;
            case NodeKind.String:
                text.Append('"').Append(node.Value).Append('"');
                break;
            case NodeKind.Comment:
                text.Append("<!--").Append(node.Value).Append("-->");
                break;
            case NodeKind.ProcessingInstruction:
                text.Append("<?").Append(node.Name).Append(' ').Append(node.Value).Append("?>");
                break;
            default:
                text.Append(node.Value);
                break;
        }
    }

    private static void AppendElement(StringBuilder text, Node node)
    {
        text.Append('<').Append(node.Name);
        foreach (var attribute in node.Attributes)
        {
            text.Append(' ').Append(attribute.Name).Append("=\"").Append(attribute.Value).Append('"');
        }

        if (node.Children.Count == 0)
        {
            text.Append(" />");
            return;
        }

        AppendAll(text.Append('>'), node.Children, "", _ => text).Append("</").Append(node.Name).Append('>');
    }

    private static StringBuilder AppendAll(StringBuilder text, IReadOnlyList<Node> nodes, string separator, Func<Node, StringBuilder> lead)
    {
        for (var i = 0; i < nodes.Count && text.Length <= Longest; i++)
        {
            text.Append(i == 0 ? "" : separator);
            lead(nodes[i]);
            Append(text, nodes[i]);
        }

        return text;
    }
}

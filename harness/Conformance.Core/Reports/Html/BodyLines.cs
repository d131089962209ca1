using System.Text.Json;
using Conformance.Documents;

namespace Conformance.Core.Reports.Html;

/// <summary>A document indented for reading, whatever its white space was, with one node marked.</summary>
internal sealed class BodyLines
{
    private static readonly PlainJson Relaxed = new(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    private readonly List<BodyLine> lines = [];
    private readonly List<BodyPiece> line = [];
    private readonly Node? marked;

    private BodyLines(Node? marked) => this.marked = marked;

    /// <summary>The lines of a document.</summary>
    /// <param name="root">Its root.</param>
    /// <param name="marked">The node to mark: a scalar whole, of a container the part that opens it; null for none.</param>
    public static IReadOnlyList<BodyLine> Of(Node root, Node? marked)
    {
        var body = new BodyLines(marked);
        if (root.Kind == NodeKind.Element)
        {
            body.Element(root, 0, "");
        }
        else
        {
            body.Json(root, 0, "");
        }

        return body.lines;
    }

    private void Element(Node node, int depth, string inherited)
    {
        var name = node.Prefix.Length > 0 ? $"{node.Prefix}:{node.Name}" : node.Name;
        var isMarked = node == marked;
        Put(Indent(depth), false);
        Put("<" + name, isMarked);
        if (node.Prefix.Length == 0 && node.Namespace != inherited)
        {
            Put($" xmlns=\"{Escaped(node.Namespace)}\"", isMarked);
        }

        foreach (var attribute in node.Attributes)
        {
            Put(" ", isMarked);
            Put($"{(attribute.Prefix.Length > 0 ? attribute.Prefix + ":" : "")}{attribute.Name}=\"{Escaped(attribute.Value ?? "")}\"", isMarked || attribute == marked);
        }

        inherited = node.Prefix.Length == 0 ? node.Namespace : inherited;
        switch (node.Children)
        {
            case []:
                Put("/>", isMarked);
                break;
            case [{ Kind: NodeKind.Text } only]:
                Put(">", isMarked);
                Put(Escaped(only.Value ?? ""), isMarked || only == marked);
                Put($"</{name}>", isMarked);
                break;
            default:
                Put(">", isMarked);
                Break();
                foreach (var child in node.Children)
                {
                    Child(child, depth + 1, inherited);
                }

                Put(Indent(depth) + $"</{name}>", false);
                break;
        }

        Break();
    }

    private void Child(Node child, int depth, string inherited)
    {
        if (child.Kind == NodeKind.Element)
        {
            Element(child, depth, inherited);
            return;
        }

        Put(Indent(depth), false);
        Put(
            child.Kind switch
            {
                NodeKind.Comment => $"<!--{child.Value}-->",
                NodeKind.ProcessingInstruction => $"<?{child.Name} {child.Value}?>",
                _ => Escaped(child.Value ?? ""),
            },
            child == marked);
        Break();
    }

    private void Json(Node node, int depth, string comma)
    {
        var isMarked = node == marked;
        Put(Indent(depth), false);
        if (node.Parent is { Kind: NodeKind.Object })
        {
            Put(Quoted(node.Name), isMarked);
            Put(": ", isMarked);
        }

        if (node.Kind is not (NodeKind.Object or NodeKind.Array))
        {
            Put(node.Kind == NodeKind.String ? Quoted(node.Value ?? "") : node.Value ?? "", isMarked);
            Put(comma, false);
            Break();
            return;
        }

        var (open, close) = node.Kind == NodeKind.Object ? ("{", "}") : ("[", "]");
        Put(node.Children.Count == 0 ? open + close : open, isMarked);
        if (node.Children.Count > 0)
        {
            Break();
            for (var i = 0; i < node.Children.Count; i++)
            {
                Json(node.Children[i], depth + 1, i < node.Children.Count - 1 ? "," : "");
            }

            Put(Indent(depth) + close, false);
        }

        Put(comma, false);
        Break();
    }

    private void Put(string text, bool isMarked)
    {
        if (text.Length == 0)
        {
            return;
        }

        if (line.Count > 0 && line[^1].IsMarked == isMarked)
        {
            line[^1] = new BodyPiece(line[^1].Text + text, isMarked);
        }
        else
        {
            line.Add(new BodyPiece(text, isMarked));
        }
    }

    private void Break()
    {
        lines.Add(new BodyLine([.. line]));
        line.Clear();
    }

    private static string Indent(int depth) => new(' ', 2 * depth);

    private static string Quoted(string text) => JsonSerializer.Serialize(text, Relaxed.String);

    private static string Escaped(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);
}

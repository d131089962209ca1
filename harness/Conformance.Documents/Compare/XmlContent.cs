namespace Conformance.Documents.Compare;

/// <summary>What counts in an element: its elements and texts. Comments and instructions stand aside, and texts that they part
/// are one.</summary>
internal static class XmlContent
{
    public static IReadOnlyList<Node> Of(Node element)
    {
        var children = element.Children;
        for (var i = 0; i < children.Count; i++)
        {
            if (IsAside(children[i]))
            {
                return Filtered(element);
            }
        }

        return children;
    }

    /// <summary>Comments and processing instructions directly in the element.</summary>
    public static IReadOnlyList<Node> Aside(Node element)
    {
        var children = element.Children;
        for (var i = 0; i < children.Count; i++)
        {
            if (IsAside(children[i]))
            {
                return [.. children.Where(IsAside)];
            }
        }

        return [];
    }

    /// <summary>Whether there is no element among the content.</summary>
    public static bool IsText(IReadOnlyList<Node> content) => content.Count == 0 || (content.Count == 1 && content[0].Kind == NodeKind.Text);

    private static bool IsAside(Node node) => node.Kind is NodeKind.Comment or NodeKind.ProcessingInstruction;

    private static List<Node> Filtered(Node element)
    {
        var content = new List<Node>();
        var texts = new List<Node>();
        foreach (var child in element.Children)
        {
            if (child.Kind == NodeKind.Text)
            {
                texts.Add(child);
            }
            else if (!IsAside(child))
            {
                AddText(content, texts, element);
                content.Add(child);
            }
        }

        AddText(content, texts, element);
        return content;
    }

    /// <summary>Joins the texts that only comments and instructions part, at once: there may be very many.</summary>
    private static void AddText(List<Node> content, List<Node> texts, Node element)
    {
        if (texts.Count > 1)
        {
            var text = new Node(NodeKind.Text, "", "", "", string.Concat(texts.Select(part => part.Value)), texts[0].Position);
            text.Place(element, texts[0].Ordinal);
            content.Add(text);
        }
        else
        {
            content.AddRange(texts);
        }

        texts.Clear();
    }
}

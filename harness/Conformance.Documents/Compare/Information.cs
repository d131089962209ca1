namespace Conformance.Documents.Compare;

/// <summary>
/// The information that a document carries, without its syntax: what an XML body and a JSON body of the same resource have in
/// common.
/// Null and absent are the same; the empty string is not absent; the name of an XML root is syntax.
/// </summary>
public static class Information
{
    private const string SchemaInstance = "http://www.w3.org/2001/XMLSchema-instance";

    /// <summary>The information in <paramref name="document"/>. A JSON <c>null</c> alone is an object without members.</summary>
    public static InformationNode Of(Document document, RepresentationMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(mapping);
        return Of(document.Root, mapping) ?? new InformationObject([], document.Root);
    }

    /// <summary>The information in a part of a document; null for what is absent (JSON's null, <c>xsi:nil</c>).</summary>
    public static InformationNode? Of(Node node, RepresentationMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(mapping);
        return node.Kind switch
        {
            NodeKind.Element => OfElement(node, mapping),
            NodeKind.Object => new InformationObject(Sorted(node.Children.Select(member => (XmlName(member.Name, mapping), Of(member, mapping)))), node),
            NodeKind.Array => List(node.Children, node, mapping),
            NodeKind.Null => null,
            _ => new InformationValue(node.Value ?? "", node.Kind, node),
        };
    }

    private static InformationNode? OfElement(Node element, RepresentationMapping mapping)
    {
        if (Node.Find(element.Attributes, "nil", SchemaInstance) is { } nil && nil.Value?.Trim() is "true" or "1")
        {
            return null;
        }

        var attributes = element.Attributes.Where(attribute => attribute.Namespace.Length == 0).ToList();
        var elements = element.Elements.ToList();
        var text = element.Text;
        if (attributes.Count == 0 && mapping.FlatLists.Contains(element.Name))
        {
            return List(elements, element, mapping);
        }

        if (attributes.Count == 0 && elements.Count == 0 && (element.Parent is not null || !string.IsNullOrWhiteSpace(text)))
        {
            return new InformationValue(text, NodeKind.Text, element);
        }

        var members = attributes.Select(attribute => (attribute.Name, (InformationNode?)new InformationValue(attribute.Value ?? "", NodeKind.Text, attribute)));
        members = members.Concat(Members(element, elements, mapping));
        if (!string.IsNullOrWhiteSpace(text))
        {
            members = members.Append((mapping.TextMember, new InformationValue(text, NodeKind.Text, element)));
        }

        return new InformationObject(Sorted(members), element);
    }

    private static IEnumerable<(string Name, InformationNode? Value)> Members(Node parent, List<Node> elements, RepresentationMapping mapping)
    {
        foreach (var same in elements.GroupBy(child => child.Name, StringComparer.Ordinal))
        {
            var items = same.ToList();
            yield return items.Count > 1 || mapping.IsListItem(parent.Name, same.Key)
                ? (mapping.Plural(same.Key), List(items, parent, mapping))
                : (same.Key, Of(items[0], mapping));
        }
    }

    private static InformationList List(IEnumerable<Node> items, Node source, RepresentationMapping mapping) =>
        new([.. items.Select(item => Of(item, mapping)).OfType<InformationNode>()], source);

    private static InformationMember[] Sorted(IEnumerable<(string Name, InformationNode? Value)> members) =>
        [.. members.Where(member => member.Value is not null)
            .Select(member => new InformationMember(member.Name, member.Value!))
            .OrderBy(member => member.Name, StringComparer.Ordinal)];

    /// <summary>The name as information of a JSON member.</summary>
    internal static string XmlName(string jsonName, RepresentationMapping mapping)
    {
        var name = mapping.XmlName(jsonName);
        foreach (var (xml, json) in mapping.Renames)
        {
            if (string.Equals(json, name, StringComparison.Ordinal))
            {
                return xml;
            }
        }

        return name;
    }
}

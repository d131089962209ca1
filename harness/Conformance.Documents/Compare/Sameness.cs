namespace Conformance.Documents.Compare;

/// <summary>Whether two nodes are the same down to prefixes and comments, so that there is surely nothing to find. Order of
/// attributes and members does not count.</summary>
internal static class Sameness
{
    /// <summary>Whether all is the same.</summary>
    public static bool Of(Node left, Node right) => Of(left, right, withPrefixes: true);

    /// <summary>Whether all but prefixes is the same.</summary>
    public static bool ButForPrefixes(Node left, Node right) => Of(left, right, withPrefixes: false);

    private static bool Of(Node left, Node right, bool withPrefixes) =>
        left.Kind == right.Kind && left.Name == right.Name && left.Namespace == right.Namespace
        && (!withPrefixes || left.Prefix == right.Prefix)
        && (left.Value == right.Value || (left.ValueNamespace is not null && XmlValues.Canonical(left) == XmlValues.Canonical(right)))
        && OfSet(left.Attributes, right.Attributes, withPrefixes)
        && (left.Kind == NodeKind.Object
            ? OfSet(left.Children, right.Children, withPrefixes)
            : OfList(left.Children, right.Children, withPrefixes));

    private static bool OfList(IReadOnlyList<Node> left, IReadOnlyList<Node> right, bool withPrefixes)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        for (var i = 0; i < left.Count; i++)
        {
            if (!Of(left[i], right[i], withPrefixes))
            {
                return false;
            }
        }

        return true;
    }

    private static bool OfSet(IReadOnlyList<Node> left, IReadOnlyList<Node> right, bool withPrefixes)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        var index = default(Dictionary<(string, string), Node>);
        for (var i = 0; i < left.Count; i++)
        {
            var other = left[i].Name == right[i].Name && left[i].Namespace == right[i].Namespace ? right[i] : Find(right, left[i], ref index);
            if (other is null || left[i].ValueNamespace != other.ValueNamespace || !Of(left[i], other, withPrefixes))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The node of the same name; in a table where there are many, made when it is first needed.</summary>
    private static Node? Find(IReadOnlyList<Node> nodes, Node wanted, ref Dictionary<(string Namespace, string Name), Node>? index)
    {
        const int Few = 16;
        if (nodes.Count <= Few)
        {
            return Node.Find(nodes, wanted.Name, wanted.Namespace);
        }

        index ??= nodes.ToDictionary(node => (node.Namespace, node.Name));
        return index.GetValueOrDefault((wanted.Namespace, wanted.Name));
    }
}

namespace Conformance.Documents.Compare;

/// <summary>Whether two nodes are the same down to prefixes and comments, so that there is surely nothing to find. Order of attributes and members does not count.</summary>
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

        for (var i = 0; i < left.Count; i++)
        {
            var other = left[i].Name == right[i].Name && left[i].Namespace == right[i].Namespace
                ? right[i]
                : Node.Find(right, left[i].Name, left[i].Namespace);
            if (other is null || left[i].ValueNamespace != other.ValueNamespace || !Of(left[i], other, withPrefixes))
            {
                return false;
            }
        }

        return true;
    }
}

namespace Conformance.Documents.Compare;

/// <summary>
/// 64-bit hashes of content as the rules see it: what they ignore does not count, and neither does an order that they leave free. Like
/// <see cref="ContentHash"/> it only chooses pairs, so a tolerance or a placeholder need not show in it.
/// </summary>
internal static class RuledHash
{
    private const ulong Factor = 0x9E3779B97F4A7C15;

    /// <summary>The hash of a node with all below it; never 0.</summary>
    public static ulong Of(Node node, FindingSink sink) => Hash(node, sink) is var hash and not 0 ? hash : Factor;

    private static ulong Hash(Node node, FindingSink sink)
    {
        var hash = ContentHash.Of(node.Name, (ulong)node.Kind + 1);
        if (node.Kind is not (NodeKind.Element or NodeKind.Object or NodeKind.Array))
        {
            return ContentHash.Of(node.Value ?? "", hash);
        }

        foreach (var attribute in node.Attributes)
        {
            hash += sink.Ignores(attribute) ? 0 : ContentHash.Of(XmlValues.Canonical(attribute), ContentHash.Of(attribute.Name));
        }

        var isFree = node.Kind == NodeKind.Object
            || sink.Allows(DifferenceKind.ChildNodelistSequence, node, node) || sink.Allows(DifferenceKind.CollectionSequence, node, node);
        foreach (var child in node.Kind == NodeKind.Element ? XmlContent.Of(node) : node.Children)
        {
            if (!sink.Ignores(child))
            {
                hash = isFree ? hash + (Hash(child, sink) * Factor) : (hash * 31) ^ Hash(child, sink);
            }
        }

        return hash;
    }
}

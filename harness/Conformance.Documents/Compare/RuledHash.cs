namespace Conformance.Documents.Compare;

/// <summary>
/// 64-bit hashes of content as the rules see it: what they ignore does not count, an order that they leave free does not either,
/// and prefixes
/// and comments do where they are differences. What has one hash is the same under the rules; what a tolerance or a placeholder
/// lets pass may
/// have two.
/// </summary>
internal static class RuledHash
{
    private const ulong Factor = 0x9E3779B97F4A7C15;

    /// <summary>The hash of a node with all below it; never 0.</summary>
    public static ulong Of(Node node, FindingSink sink) => Hash(node, sink) is var hash and not 0 ? hash : Factor;

    private static ulong Hash(Node node, FindingSink sink)
    {
        var hash = Name(node, (ulong)node.Kind + 1, sink);
        if (node.Kind is not (NodeKind.Element or NodeKind.Object or NodeKind.Array))
        {
            return ContentHash.Of(node.Value ?? "", hash);
        }

        foreach (var attribute in node.Attributes)
        {
            hash += sink.Ignores(attribute) ? 0 : ContentHash.Of(XmlValues.Canonical(attribute), Name(attribute, 0, sink));
        }

        foreach (var aside in XmlContent.Aside(node).Where(aside => !sink.Allows(DifferenceKind.TextValue, aside, aside)))
        {
            hash = (hash * 31) ^ ContentHash.Of(aside.Value ?? "", ContentHash.Of(aside.Name));
        }

        var children = node.Kind == NodeKind.Element ? XmlContent.Of(node) : node.Children;
        var isFree = node.Kind == NodeKind.Object || IsOrderFree(node, children, sink);
        foreach (var child in children)
        {
            if (!sink.Ignores(child))
            {
                hash = isFree ? hash + (Hash(child, sink) * Factor) : (hash * 31) ^ Hash(child, sink);
            }
        }

        return hash;
    }

    private static ulong Name(Node node, ulong seed, FindingSink sink)
    {
        var hash = ContentHash.Of(node.Name, node.Namespace.Length == 0 ? seed : ContentHash.Of(node.Namespace, seed));
        return node.Prefix.Length == 0 || sink.Allows(DifferenceKind.NamespacePrefix, node, node) ? hash : ContentHash.Of(node.Prefix, hash);
    }

    private static bool IsOrderFree(Node node, IReadOnlyList<Node> children, FindingSink sink)
    {
        if (children.Count < 2)
        {
            return true;
        }

        var pairing = sink.PairingOf(node);
        var areKeyed = pairing.Keys.Count > 0 && children.All(child => ListKeys.ByKey(child, pairing) != ListKeys.None);
        return sink.Allows(ListFindings.OrderKind(areKeyed), node, node);
    }
}

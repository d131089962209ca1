using Conformance.Core.Documents;

namespace Conformance.Core.Compare;

/// <summary>The keys by which the items of a list are paired, stage after stage.</summary>
internal static class ListKeys
{
    private const ulong AnyItem = 1;

    /// <summary>The key by the pairing's names; 0 if the item has none.</summary>
    public static ulong ByKey(Node item, Pairing pairing) => pairing.KeyOf(item) is { } key ? ContentHash.Of(key, 7) : 0;

    /// <summary>The content; of an item with a key, the content without it, so that an item whose key alone changed is still found.</summary>
    public static ulong ByContent(Node item, Pairing pairing, bool hasKey) => hasKey ? ContentHash.Of(item, pairing.Keys) : ContentHash.Of(item);

    /// <summary>How many stages follow for items without a key.</summary>
    public const int Shallow = 3;

    /// <summary>The keys of the last stages: the expanded name, the local name, the content without the name; in JSON the type, then anything.</summary>
    public static ulong ByShape(Node item, int stage) => (item.Kind, stage) switch
    {
        (NodeKind.Element, 0) => ContentHash.Of(item.Name, ContentHash.Of(item.Namespace)),
        (NodeKind.Element, 1) => ContentHash.Of(item.Name),
        (NodeKind.Element, _) => Nameless(item),
        (NodeKind.Text, _) => AnyItem,
        (_, 0) => (ulong)item.Kind + 2,
        _ => AnyItem,
    };

    private static ulong Nameless(Node element)
    {
        var twin = new Node(NodeKind.Element, "", "", "", null, default);
        twin.Fill(element.Attributes, element.Children);
        return ContentHash.Of(twin);
    }
}

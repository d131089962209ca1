namespace Conformance.Documents.Compare;

/// <summary>The keys by which the items of a list are paired, stage after stage.</summary>
internal static class ListKeys
{
    private const ulong AnyItem = 1;

    /// <summary>The key by the pairing's names; 0 if the item has none.</summary>
    public static ulong ByKey(Node item, Pairing pairing) => pairing.KeyOf(item) is { } key ? ContentHash.Of(key, 7) : 0;

    /// <summary>The key that an item with this value under this name has.</summary>
    public static ulong ByKey(string name, string value) =>
        Pairing.IsKey(value) ? ContentHash.Of(string.Concat(name, "=", value), 7) : 0;

    /// <summary>How many stages follow the one by key.</summary>
    public const int Stages = 5;

    /// <summary>
    /// The keys of the later stages. Items without a key: by content; all: by content without the key, so that an item whose key alone
    /// changed is still found; items without a key: by expanded name, by local name, by content without the name (JSON: by type, then any).
    /// </summary>
    public static ulong Of(Node item, bool hasKey, Pairing pairing, int stage) => (hasKey, stage) switch
    {
        (true, 1) => ContentHash.Of(item, pairing.Keys),
        (true, _) => 0,
        (false, 0 or 1) => ContentHash.Of(item),
        _ => ByShape(item, stage - 2),
    };

    private static ulong ByShape(Node item, int stage) => (item.Kind, stage) switch
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

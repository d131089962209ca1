using System.Text;

namespace Conformance.Documents.Compare;

/// <summary>The keys by which the items of a list are paired.</summary>
internal static class ListKeys
{
    /// <summary>An item without a key.</summary>
    public const ulong None = 0;

    /// <summary>An item that has a placeholder where its key would be.</summary>
    public const ulong Placeholder = 1;

    /// <summary>How many later stages there are, the first being 1.</summary>
    public const int Stages = 5;

    private const ulong AnyItem = 1;
    private const int MostOnStack = 256;

    /// <summary>Whether the item has no key of its own.</summary>
    public static bool IsOpen(ulong key) => key <= Placeholder;

    /// <summary>The key by the pairing's names.</summary>
    public static ulong ByKey(Node item, Pairing pairing) =>
        pairing.HolderOf(item, out var name) is { } holder ? ByKey(name, holder.Text) : None;

    /// <summary>The key that an item with this value under this name has.</summary>
    public static ulong ByKey(string name, string? value) => string.IsNullOrEmpty(value) ? None
        : PlaceholderSyntax.IsLikely(value) ? Placeholder
        : ContentHash.Of(string.Concat(name, "=", value), 7);

    /// <summary>As <see cref="ByKey(string, string?)"/>, of a value in UTF-8.</summary>
    public static ulong ByKey(string name, ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty || name.Length + value.Length >= MostOnStack || value.IndexOf("${"u8) >= 0)
        {
            return ByKey(name, Encoding.UTF8.GetString(value));
        }

        Span<char> text = stackalloc char[MostOnStack];
        name.CopyTo(text);
        text[name.Length] = '=';
        var length = Encoding.UTF8.GetChars(value, text[(name.Length + 1)..]);
        return ContentHash.Of(text[..(name.Length + 1 + length)], 7);
    }

    /// <summary>
    /// The keys of the later stages. All: by content without the key, so that an item whose key alone changed is still found;
    /// items without
    /// a key: by expanded name, by local name, by content without the name (JSON: by type, then any).
    /// </summary>
    public static ulong Later(Node item, bool isOpen, Pairing pairing, int stage) => (isOpen, stage) switch
    {
        (_, 1) => ContentHash.Of(item, pairing.Keys),
        (false, _) => 0,
        _ => ByShape(item, stage - 2),
    };

    /// <summary>The element's name, or the type of a JSON value.</summary>
    public static ulong Shape(Node item) => item.Kind == NodeKind.Element ? ContentHash.Of(item.Name) : (ulong)item.Kind + 2;

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

namespace Conformance.Documents.Compare;

/// <summary>How the members of two lists find their counterparts.</summary>
/// <param name="Keys">Names of attributes, child elements or members; a member's key is the first that it has. Empty: by content
/// and order.</param>
public sealed record Pairing(IReadOnlyList<string> Keys)
{
    /// <summary>By content, then by name, in order.</summary>
    public static Pairing InOrder { get; } = new(Array.Empty<string>());

    /// <summary>The key of a member as name and value, or null if it has none. A placeholder is no key.</summary>
    public string? KeyOf(Node member)
    {
        ArgumentNullException.ThrowIfNull(member);
        return HolderOf(member, out var name) is { } holder && IsKey(holder.Text) ? string.Concat(name, "=", holder.Text) : null;
    }

    /// <summary>The attribute, element or member that holds the key, whatever its value, and the name by which it was
    /// found.</summary>
    internal Node? HolderOf(Node member, out string name)
    {
        for (var i = 0; i < Keys.Count; i++)
        {
            var holder = member.Attribute(Keys[i]) ?? member.Child(Keys[i]) ?? InOtherCase(member, Keys[i]);
            if (holder is { Kind: not (NodeKind.Object or NodeKind.Array or NodeKind.Null) })
            {
                name = Keys[i];
                return holder;
            }
        }

        name = "";
        return null;
    }

    /// <summary>Whether a value can be a key.</summary>
    internal static bool IsKey(string? value) => !string.IsNullOrEmpty(value) && !PlaceholderSyntax.IsLikely(value);

    private static Node? InOtherCase(Node member, string key)
    {
        if (member.Kind == NodeKind.Object)
        {
            for (var i = 0; i < member.Children.Count; i++)
            {
                if (string.Equals(member.Children[i].Name, key, StringComparison.OrdinalIgnoreCase))
                {
                    return member.Children[i];
                }
            }
        }

        return null;
    }
}

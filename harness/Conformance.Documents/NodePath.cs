using System.Buffers;
using System.Globalization;
using System.Text;

namespace Conformance.Documents;

/// <summary>
/// The way from the root to a node. XML: an XPath whose steps carry their place, as in
/// <c>/v:Books/v:Book[1]/@UID</c>. JSON: a JSON Pointer (RFC 6901); the root is the empty text.
/// </summary>
/// <param name="Text">The path.</param>
/// <param name="Namespaces">Prefix to namespace URI, for the prefixes that the XPath uses; empty for JSON.</param>
public sealed record NodePath(string Text, IReadOnlyDictionary<string, string> Namespaces)
{
    private static readonly IReadOnlyDictionary<string, string> NoNamespaces = new Dictionary<string, string>();

    private const int LongestPrefix = 12;
    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>The prefixes that paths use for the namespaces of XML itself, whatever a document calls them.</summary>
    public static IReadOnlyDictionary<string, string> KnownPrefixes { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["http://www.w3.org/2001/XMLSchema-instance"] = "xsi",
        ["http://www.w3.org/XML/1998/namespace"] = "xml",
    };

    /// <summary>The path of <paramref name="node"/>.</summary>
    public static NodePath Of(Node node)
    {
        var chain = new Stack<Node>();
        for (var at = node; at is not null; at = at.Parent)
        {
            chain.Push(at);
        }

        return node.Kind is >= NodeKind.Object ? new NodePath(Pointer(chain), NoNamespaces) : XPath(chain);
    }

    /// <inheritdoc/>
    public bool Equals(NodePath? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static string Pointer(Stack<Node> chain)
    {
        var text = new StringBuilder();
        foreach (var node in chain.Where(node => node.Parent is not null))
        {
            text.Append('/');
            if (node.Parent!.Kind == NodeKind.Array)
            {
                text.Append(node.Ordinal.ToString(CultureInfo.InvariantCulture));
            }
            else
            {
                text.Append(node.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
            }
        }

        return text.ToString();
    }

    private static NodePath XPath(Stack<Node> chain)
    {
        var text = new StringBuilder();
        var prefixes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var node in chain)
        {
            text.Append('/');
            switch (node.Kind)
            {
                case NodeKind.Attribute:
                    text.Append('@').Append(Qualified(node, prefixes));
                    continue;
                case NodeKind.Text:
                    text.Append("text()");
                    break;
                case NodeKind.Comment:
                    text.Append("comment()");
                    break;
                case NodeKind.ProcessingInstruction:
                    text.Append("processing-instruction('").Append(node.Name).Append("')");
                    break;
                default:
                    text.Append(Qualified(node, prefixes));
                    break;
            }

            if (node.Ordinal > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"[{node.Ordinal}]");
            }
        }

        return new NodePath(text.ToString(), prefixes);
    }

    /// <summary>
    /// The letters that the last part of a namespace begins with, in lower case, so that the paths of two documents are the same
    /// whatever
    /// prefixes they use: <c>v</c> for <c>http://host/name/v1.0</c>. Null if there are none or many, or XML keeps them for
    /// itself.
    /// </summary>
    private static string? PrefixOf(string uri)
    {
        var last = uri.AsSpan().TrimEnd('/');
        last = last[(last.LastIndexOfAny('/', ':', '#') + 1)..];
        var length = last.IndexOfAnyExcept(Letters);
        var letters = length < 0 ? last : last[..length];
        return letters.Length is 0 or > LongestPrefix || letters.StartsWith("xml", StringComparison.OrdinalIgnoreCase)
            ? null
            : string.Create(letters.Length, letters, (text, from) => from.ToLowerInvariant(text));
    }

    private static string Qualified(Node node, SortedDictionary<string, string> prefixes)
    {
        if (node.Namespace.Length == 0)
        {
            return node.Name;
        }

        var wanted = KnownPrefixes.GetValueOrDefault(node.Namespace) ?? PrefixOf(node.Namespace) ?? (node.Prefix.Length > 0 ? node.Prefix : "ns");
        var prefix = wanted;
        for (var n = 2; prefixes.TryGetValue(prefix, out var uri) && uri != node.Namespace; n++)
        {
            prefix = FormattableString.Invariant($"{wanted}{n}");
        }

        prefixes[prefix] = node.Namespace;
        return prefix + ":" + node.Name;
    }
}

namespace Conformance.Documents;

/// <summary>
/// A piece of a document: an element, attribute, text, comment, processing instruction, or a JSON value. It never changes once it
/// is read.
/// White space that stands alone between elements is no node, unless <c>xml:space="preserve"</c> is in force.
/// </summary>
public sealed class Node
{
    private IReadOnlyList<Node> attributes = [];
    private IReadOnlyList<Node> children = [];

    internal Node(NodeKind kind, string ns, string name, string prefix, string? value, SourcePosition position)
    {
        Kind = kind;
        Namespace = ns;
        Name = name;
        Prefix = prefix;
        Value = value;
        Position = position;
    }

    /// <summary>What it is.</summary>
    public NodeKind Kind { get; }

    /// <summary>The namespace URI; empty for none and for JSON.</summary>
    public string Namespace { get; }

    /// <summary>The local name, or the JSON member's name; empty for text, comments, array items and the JSON root.</summary>
    public string Name { get; }

    /// <summary>The prefix as written; empty for none and for JSON.</summary>
    public string Prefix { get; }

    /// <summary>The lexical text of an attribute, text, comment, processing instruction or JSON scalar (<c>null</c> for JSON's
    /// null); null for containers.</summary>
    public string? Value { get; }

    /// <summary>For an attribute that holds a qualified name (<c>xsi:type</c>): the namespace URI of its prefix. Null for all
    /// others.</summary>
    public string? ValueNamespace { get; internal init; }

    /// <summary>The attributes in document order; empty for all but elements.</summary>
    public IReadOnlyList<Node> Attributes => attributes;

    /// <summary>The children in document order.</summary>
    public IReadOnlyList<Node> Children => children;

    /// <summary>Where it begins.</summary>
    public SourcePosition Position { get; }

    /// <summary>The node that holds it; null for the root.</summary>
    public Node? Parent { get; private set; }

    /// <summary>Its place: in XML 1-based among siblings of the same kind and name, in a JSON array 0-based; else 0.</summary>
    public int Ordinal { get; private set; }

    /// <summary>The direct text of an element (its text children joined), or the value of anything else; empty for JSON
    /// containers.</summary>
    public string Text => Kind switch
    {
        NodeKind.Element when children.Count == 0 => "",
        NodeKind.Element when children is [{ Kind: NodeKind.Text } only] => only.Value ?? "",
        NodeKind.Element => string.Concat(children.Where(child => child.Kind == NodeKind.Text).Select(child => child.Value)),
        _ => Value ?? "",
    };

    /// <summary>The child elements, or a JSON container's children.</summary>
    public IEnumerable<Node> Elements => Kind == NodeKind.Element ? children.Where(child => child.Kind == NodeKind.Element) : children;

    /// <summary>The attribute called <paramref name="name"/> in no namespace, or null.</summary>
    public Node? Attribute(string name) => Find(attributes, name, "");

    /// <summary>The first child element or member called <paramref name="name"/>, whatever its namespace, or null.</summary>
    public Node? Child(string name)
    {
        for (var i = 0; i < children.Count; i++)
        {
            if (children[i].Name == name && children[i].Kind != NodeKind.ProcessingInstruction)
            {
                return children[i];
            }
        }

        return null;
    }

    /// <summary>The path to this node: XPath for XML, JSON Pointer for JSON.</summary>
    public NodePath Path => NodePath.Of(this);

    /// <inheritdoc/>
    public override string ToString() => Path.Text;

    internal static Node? Find(IReadOnlyList<Node> nodes, string name, string ns)
    {
        for (var i = 0; i < nodes.Count; i++)
        {
            if (nodes[i].Name == name && nodes[i].Namespace == ns)
            {
                return nodes[i];
            }
        }

        return null;
    }

    /// <summary>Fills the node; called once, while it is read.</summary>
    internal void Fill(IReadOnlyList<Node> ownAttributes, IReadOnlyList<Node> ownChildren)
    {
        attributes = ownAttributes;
        children = ownChildren;
    }

    /// <summary>Places the node under its parent; called once, while it is read.</summary>
    internal void Place(Node? parent, int ordinal)
    {
        Parent = parent;
        Ordinal = ordinal;
    }
}

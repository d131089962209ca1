namespace Conformance.Documents.Compare;

/// <summary>Finds attributes by expanded name; in a table where there are many.</summary>
internal readonly struct AttributeLookup(IReadOnlyList<Node> attributes)
{
    private const int Few = 16;

    private readonly Dictionary<(string Namespace, string Name), Node>? index = attributes.Count <= Few
        ? null
        : attributes.ToDictionary(attribute => (attribute.Namespace, attribute.Name));

    /// <summary>The attribute of the same name, or null.</summary>
    public Node? Find(Node other) => index is null
        ? Node.Find(attributes, other.Name, other.Namespace)
        : index.GetValueOrDefault((other.Namespace, other.Name));
}

using System.Runtime.InteropServices;

namespace Conformance.Documents;

/// <summary>Children being collected, those of outer nodes below those of inner ones, so that each node ends with one array of
/// the right size.</summary>
internal readonly struct NodeStack
{
    private readonly List<Node> nodes;

    public NodeStack()
    {
        nodes = [];
    }

    public int Count => nodes.Count;

    public void Push(Node node) => nodes.Add(node);

    public ReadOnlySpan<Node> From(int start) => CollectionsMarshal.AsSpan(nodes)[start..];

    /// <summary>Takes everything from <paramref name="start"/> off the stack.</summary>
    public Node[] Take(int start)
    {
        if (start == nodes.Count)
        {
            return [];
        }

        var taken = From(start).ToArray();
        CollectionsMarshal.SetCount(nodes, start);
        return taken;
    }
}

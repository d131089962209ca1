namespace Conformance.Documents.Compare;

/// <summary>Nodes in memory as items of a list.</summary>
internal sealed class NodeItems : IItems
{
    private readonly IReadOnlyList<Node> nodes;
    private readonly Pairing pairing;
    private readonly FindingSink sink;
    private readonly ulong[] keys;

    public NodeItems(IReadOnlyList<Node> nodes, Pairing pairing, FindingSink sink)
    {
        this.nodes = nodes;
        this.pairing = pairing;
        this.sink = sink;
        keys = new ulong[nodes.Count];
        for (var i = 0; i < keys.Length && pairing.Keys.Count > 0; i++)
        {
            keys[i] = ListKeys.ByKey(nodes[i], pairing);
        }
    }

    public int Count => nodes.Count;

    public ulong Key(int index) => keys[index];

    public ulong Content(int index) => ContentHash.Of(nodes[index]);

    public ulong RuledContent(int index) => RuledHash.Of(nodes[index], sink);

    public ulong Later(int index, int stage) => ListKeys.Later(nodes[index], ListKeys.IsOpen(keys[index]), pairing, stage);

    public ulong Shape(int index) => ListKeys.Shape(nodes[index]);
}

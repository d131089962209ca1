namespace Conformance.Documents.Compare;

/// <summary>Pieces of information as items of a list.</summary>
internal sealed class InformationItems(IReadOnlyList<InformationNode> items, Pairing pairing) : IItems
{
    private readonly ulong[] keys = [.. items.Select(item => KeyOf(item, pairing))];

    public int Count => keys.Length;

    public ulong Key(int index) => keys[index];

    public ulong Content(int index) => InformationHash.Of(items[index]) is var hash and not 0 ? hash : 1;

    public ulong RuledContent(int index) => Content(index);

    public ulong Later(int index, int stage) => (ListKeys.IsOpen(keys[index]), stage) switch
    {
        (false, _) => 0,
        (true, 1) => Content(index),
        (true, 2) => Shape(index),
        _ => 1,
    };

    public ulong Shape(int index) => (ulong)(items[index] is InformationValue ? 1 : 2);

    private static ulong KeyOf(InformationNode item, Pairing pairing)
    {
        foreach (var name in pairing.Keys)
        {
            if (item is InformationObject entity && entity[name] is InformationValue value)
            {
                return ListKeys.ByKey(name, value.Text);
            }
        }

        return ListKeys.None;
    }
}

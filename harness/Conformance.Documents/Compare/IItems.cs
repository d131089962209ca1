namespace Conformance.Documents.Compare;

/// <summary>The items of a list, as far as pairing asks about them.</summary>
internal interface IItems
{
    /// <summary>How many there are.</summary>
    int Count { get; }

    /// <summary>The key: <see cref="ListKeys.None"/>, <see cref="ListKeys.Placeholder"/>, or the hash of a name and a
    /// value.</summary>
    ulong Key(int index);

    /// <summary>The hash of the content; never 0.</summary>
    ulong Content(int index);

    /// <summary>The hash of the content as the rules see it, as <see cref="RuledHash"/> makes it; never 0.</summary>
    ulong RuledContent(int index);

    /// <summary>The key of a later stage, for an item whose counterpart neither key nor content showed; 0 for none.</summary>
    ulong Later(int index, int stage);

    /// <summary>What the item is called or of which type it is; never 0.</summary>
    ulong Shape(int index);
}

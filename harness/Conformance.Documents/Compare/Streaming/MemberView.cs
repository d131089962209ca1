namespace Conformance.Documents.Compare.Streaming;

/// <summary>What a member of a collection is to the comparison: a node beside one of the same format, or the information in
/// it.</summary>
internal abstract class MemberView
{
    /// <summary>Compares two members.</summary>
    public abstract void Walk(FindingSink target, Node expected, Node actual);

    /// <summary>Whether two members at the same place of lists that were equal so far are a pair.</summary>
    public abstract bool ArePair(Node expected, Node actual);

    /// <summary>The member as the only item of a list, for what pairing asks about it.</summary>
    public abstract IItems Item(Node member);

    /// <summary>The key of the present member of a file, as its item has it, and its place. The member is seen to be right, and
    /// counted.</summary>
    public abstract (ulong Key, int Ordinal) ReadKey(CollectionFile file, in Slice slice);

    /// <summary>
    /// Whether the present members of both files are for sure the same under the rules, and have one key that is their own. True
    /// counts both and what
    /// the rules let pass; false says nothing.
    /// </summary>
    /// <param name="expected">The expected file.</param>
    /// <param name="actual">The actual file.</param>
    /// <param name="key">Their key.</param>
    /// <param name="areEqual">Whether nothing had to be let pass.</param>
    public abstract bool AreSurelyAlike(CollectionFile expected, CollectionFile actual, out ulong key, out bool areEqual);

    /// <summary>Whether two members that stood earlier in the files are for sure the same. False says nothing.</summary>
    public abstract bool AreSurelyAlike(CollectionFile expected, in Slice expectedSlice, CollectionFile actual, in Slice actualSlice);

    /// <summary>Whether the pairs of the rest depend on the members before it, so that all must be there. What shares a key with
    /// others is not asked here.</summary>
    public abstract bool NeedsAll(MemberIndex expected, MemberIndex actual, bool isOrderFree);
}

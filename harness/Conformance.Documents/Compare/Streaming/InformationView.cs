namespace Conformance.Documents.Compare.Streaming;

/// <summary>Members of an XML and a JSON file, compared by the information in them.</summary>
internal sealed class InformationView(RepresentationMapping mapping, Pairing pairing) : MemberView
{
    public override void Walk(FindingSink target, Node expected, Node actual) => new InformationWalker(target, mapping).Walk(Of(expected), Of(actual));

    public override bool ArePair(Node expected, Node actual) => Item(expected).Key(0) is var key && !ListKeys.IsOpen(key) && key == Item(actual).Key(0);

    public override IItems Item(Node member) => new InformationItems([Of(member)], pairing);

    public override (ulong Key, int Ordinal) ReadKey(CollectionFile file, in Slice slice)
    {
        var member = file.Current(slice);
        return (Item(member).Key(0), member.Ordinal);
    }

    public override bool AreSurelyAlike(CollectionFile expected, CollectionFile actual, out ulong key)
    {
        key = ListKeys.None;
        return false;
    }

    /// <summary>In memory a member without a key may take the counterpart of one before it, if it fits better.</summary>
    public override bool NeedsAll(MemberIndex expected, MemberIndex actual, bool isOrderFree) => expected.HasOpen || actual.HasOpen;

    private InformationNode Of(Node member) => Information.Of(member, mapping) ?? throw new NotStreamableException("a member is null, which is as if it were absent");
}

namespace Conformance.Documents.Compare.Streaming;

/// <summary>Members of two files of one format, compared as nodes.</summary>
internal sealed class NodeView(DocumentFormat format, Pairing pairing, FindingSink sink, DocumentLimits limits) : MemberView
{
    private readonly XmlSameness sameness = new(limits);

    public override void Walk(FindingSink target, Node expected, Node actual)
    {
        if (format == DocumentFormat.Xml)
        {
            new XmlWalker(target).Walk(expected, actual);
        }
        else
        {
            new JsonWalker(target).Walk(expected, actual);
        }
    }

    public override bool ArePair(Node expected, Node actual) =>
        ListWalker.IsPair(expected, actual, pairing.KeyOf(expected), pairing.KeyOf(actual));

    public override IItems Item(Node member) => new NodeItems([member], pairing, sink);

    public override (ulong Key, int Ordinal) ReadKey(CollectionFile file, in Slice slice) => file.ReadKey(slice, node => ListKeys.ByKey(node, pairing));

    public override bool AreSurelyAlike(CollectionFile expected, CollectionFile actual, out ulong key, out bool areEqual)
    {
        (key, areEqual) = (ListKeys.None, true);
        if ((expected, actual) is (JsonCollectionFile json, JsonCollectionFile otherJson))
        {
            return json.IsSurelyLike(otherJson, out key);
        }

        if ((expected, actual) is not (XmlCollectionFile xml, XmlCollectionFile otherXml)
            || !xml.IsSurelyLike(otherXml, sameness, out key) || (sameness.Prefixes > 0 && !sink.LetsPrefixesPass))
        {
            return false;
        }

        xml.CountRead();
        otherXml.CountRead();
        sink.Allow(sameness.Prefixes);
        areEqual = sameness.Prefixes == 0;
        return true;
    }

    public override bool AreSurelyAlike(CollectionFile expected, in Slice expectedSlice, CollectionFile actual, in Slice actualSlice)
    {
        if ((expected, actual) is not (JsonCollectionFile wanted, JsonCollectionFile found))
        {
            return false;
        }

        var left = wanted.Load(expectedSlice);
        var right = found.Load(actualSlice);
        return wanted.TokensOf(left) is { } one && found.TokensOf(right) is { } other && JsonTokenSameness.Of(one, left, other, right);
    }

    /// <summary>Members without keys that are the only ones of their names are a pair where the order is free, wherever the
    /// others went.</summary>
    public override bool NeedsAll(MemberIndex expected, MemberIndex actual, bool isOrderFree) =>
        isOrderFree && expected.Count == actual.Count && expected.Count > 0 && ListKeys.IsOpen(expected.Key(0)) && ListKeys.IsOpen(actual.Key(0));
}

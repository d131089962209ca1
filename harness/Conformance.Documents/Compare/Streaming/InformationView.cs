using System.Text;

namespace Conformance.Documents.Compare.Streaming;

/// <summary>Members of an XML and a JSON file, compared by the information in them.</summary>
internal sealed class InformationView(RepresentationMapping mapping, Pairing pairing, FindingSink sink) : MemberView
{
    private const string Null = "a member is null, which is as if it were absent";
    private readonly XmlJsonSameness sameness = new(mapping);

    /// <summary>The name of the key is the same in both forms, so that it shows in JSON what it is in both; and no use of a rule
    /// has to be counted.</summary>
    private readonly bool mayLookFirst = !sink.CountsPairings && Information.XmlName(pairing.Keys[0], mapping) == pairing.Keys[0];

    /// <summary>Other names in JSON that are the key's name as information.</summary>
    private readonly byte[][] aliases = Aliases(mapping, pairing.Keys[0]);

    public override void Walk(FindingSink target, Node expected, Node actual) => new InformationWalker(target, mapping).Walk(Of(expected), Of(actual));

    public override bool ArePair(Node expected, Node actual) => Item(expected).Key(0) is var key && !ListKeys.IsOpen(key) && key == Item(actual).Key(0);

    public override IItems Item(Node member) => new InformationItems([Of(member)], pairing);

    public override (ulong Key, int Ordinal) ReadKey(CollectionFile file, in Slice slice)
    {
        if (!mayLookFirst || file.Pairing.Keys[0] != pairing.Keys[0] || (file as JsonCollectionFile)?.Has(aliases) == true)
        {
            var member = file.Current(slice);
            return (Item(member).Key(0), member.Ordinal);
        }

        var read = file.ReadKey(slice, member => Item(member).Key(0));
        return file is XmlCollectionFile { IsNil: true } ? throw new NotStreamableException(Null) : read;
    }

    public override bool AreSurelyAlike(CollectionFile expected, CollectionFile actual, out ulong key, out bool areEqual)
    {
        (key, areEqual) = (ListKeys.None, true);
        return mayLookFirst && expected.Pairing.Keys[0] == actual.Pairing.Keys[0] && (expected, actual) switch
        {
            (XmlCollectionFile xml, JsonCollectionFile json) => json.TryKey(out key) && UnreadableSide.Guard(isExpected: true, () => xml.IsSurelyLike(json, sameness)),
            (JsonCollectionFile json, XmlCollectionFile xml) => json.TryKey(out key) && UnreadableSide.Guard(isExpected: false, () => xml.IsSurelyLike(json, sameness)),
            _ => false,
        };
    }

    public override bool AreSurelyAlike(CollectionFile expected, in Slice expectedSlice, CollectionFile actual, in Slice actualSlice) =>
        mayLookFirst && (expected, actual) switch
        {
            (XmlCollectionFile xml, JsonCollectionFile json) => AreSurelyAlike(xml, expectedSlice, json, actualSlice),
            (JsonCollectionFile json, XmlCollectionFile xml) => AreSurelyAlike(xml, actualSlice, json, expectedSlice),
            _ => false,
        };

    private bool AreSurelyAlike(XmlCollectionFile xml, in Slice element, JsonCollectionFile json, in Slice entity)
    {
        var text = json.Load(entity);
        return json.TokensOf(text) is { } tokens && xml.IsSurelyLike(element, sameness, tokens, text);
    }

    /// <summary>In memory a member without a key may take the counterpart of one before it, if it fits better.</summary>
    public override bool NeedsAll(MemberIndex expected, MemberIndex actual, bool isOrderFree) => expected.HasOpen || actual.HasOpen;

    private InformationNode Of(Node member) => Information.Of(member, mapping) ?? throw new NotStreamableException(Null);

    private static byte[][] Aliases(RepresentationMapping mapping, string key)
    {
        string[] known = [key, .. mapping.Renames.Where(pair => pair.Key == key).Select(pair => pair.Value)];
        return [.. known.Select(name => string.Concat(name[..1].ToLowerInvariant(), name.AsSpan(1))).Concat(known).Concat(mapping.CamelNames.Keys)
            .Where(name => name != key && Information.XmlName(name, mapping) == key).Distinct().Select(Encoding.UTF8.GetBytes)];
    }
}

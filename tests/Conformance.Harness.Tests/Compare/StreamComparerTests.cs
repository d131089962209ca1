using System.Text;
using Conformance.Documents.Compare;
using Conformance.Documents.Compare.Streaming;
using Conformance.Documents;
using Conformance.Harness.Tests.Documents;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Compare;

[TestFixture]
public sealed class StreamComparerTests
{
    private const string Head = "<?xml version='1.0'?>\n<!-- c -->\n<s xmlns='urn:v'>";

    [TestCase("<i UID='1'><a>x</a></i>\n<i UID='2'/></s>", "<i UID='1'><a>y</a></i>\n<i UID='2'/></s>")]
    [TestCase("<i UID='1'/><i UID='2'><a>é</a></i></s>", "<i UID='2'><a>é</a></i><i UID='1'/></s>")]
    [TestCase("<i UID='1'/><i UID='2'/><i UID='3'/></s>", "<i UID='1'/><i UID='3'/><j UID='4'/></s>")]
    [TestCase("<i UID='1'/><!-- a --><i UID='2'/>\n</s><!-- z -->", "<i UID='1'/>\n<i\nUID='2' x='5'/></s>")]
    [TestCase("<q><i UID='1'/><i UID='2'/></q><p x='1'/></s>", "<q>\n <i UID='1'/></q>\n\n<p x='2'/></s>")]
    [TestCase("<q><i UID='1'/></q></s>", "<r><i UID='1'/></r></s>")]
    [TestCase("<i UID='1'/></s>", "</s>")]
    [TestCase("<i UID='1'/>text</s>", "<i UID='2'/></s>")]
    [TestCase("<i UID='1'/><i/><i>k</i></s>", "<i UID='1'/><i>k</i><i/></s>")]
    [TestCase("<q><i UID='1'>x</i></q><k/></s>", "<k/><q><i UID='2'/></q></s>")]
    [TestCase("<p/><q Href='1'><i UID='1'>x</i></q></s>", "<p/><q Href='2'><i UID='1'>y</i></q></s>")]
    [TestCase("<p/><q Href='1'><i UID='1'>x</i></q><b Href='1'>x</b></s>", "<p/><b Href='1'>y</b><q Href='1'><i UID='1'>y</i></q></s>")]
    [TestCase("<b>x</b><q><i UID='1'>x</i></q><c/><b>x</b></s>", "<q><i UID='1'>y</i></q><b>x</b><d/></s>")]
    [TestCase("<b/><q><i UID='1'>x</i></q></s>", "<q><i UID='1'>x</i></q></s>")]
    [TestCase("<l><k/></l><q><i UID='1'/></q></s>", "<l><k/></l><q><i UID='1'>2</i></q></s>")]
    public void XML_files_give_what_documents_give(string expected, string actual) => Same(Head + expected, Head + actual, DocumentFormat.Xml);

    [TestCase("""{"s":[{"UID":"1","a":1},{"UID":"2"}],"p":1}""", """{"s":[{"UID":"1","a":2},{"UID":"2"}],"p":2}""")]
    [TestCase("""{"s":[{"UID":"1"}, {"UID":"2"}]}""", """{"s":[{"UID":"2"},{"UID":"1"},5]}""")]
    [TestCase("""{"Links":[{"Href":"h"}],"s":{"t":[{"UID":"1"}]}}""", """{"Links":[{"Href":"g"}],"s":{"t":[{"UID":"1","x":null}]}}""")]
    [TestCase("""{"s":[]}""", """{"s":[{"UID":"1"}]}""")]
    [TestCase("""[{"uid":"1"}]""", """[{"uid":"1","z":[1,2]}]""")]
    public void JSON_files_give_what_documents_give(string expected, string actual) => Same(expected, actual, DocumentFormat.Json);

    [TestCase("<s><i UID='1'/><i UID='2' a=5/></s>", DocumentFault.NotWellFormed)]
    [TestCase("<s><i UID='1'/><i UID='2'></s>", DocumentFault.NotWellFormed)]
    [TestCase("<s><i UID='1'/>", DocumentFault.NotWellFormed)]
    [TestCase("<s><i UID='1'/></t>", DocumentFault.NotWellFormed)]
    [TestCase("<s><i UID='1'/></s>x", DocumentFault.NotWellFormed)]
    [TestCase("<!DOCTYPE s><s><i UID='1'/></s>", DocumentFault.DtdProhibited)]
    [TestCase("<s><i UID='1'/><i UID='2'>\0</i></s>", DocumentFault.InvalidCharacter)]
    [TestCase("{\"s\":[{\"UID\":\"1\"},]}", DocumentFault.NotWellFormed)]
    [TestCase("{\"s\":[{\"UID\":\"1\"}{}]}", DocumentFault.NotWellFormed)]
    [TestCase("{\"s\":[{\"UID\":\"1\"},{\"a\":1,\"a\":2}]}", DocumentFault.DuplicateKey)]
    [TestCase("{\"s\":[{\"UID\":\"1\"},{\"a\":\"\\ud800\"}]}", DocumentFault.UnpairedSurrogate)]
    [TestCase("{\"s\":[{\"UID\":\"1\"}]}}", DocumentFault.NotWellFormed)]
    public void A_broken_file_is_the_same_fault_even_beside_its_twin(string text, DocumentFault fault)
    {
        var format = text[0] == '<' ? DocumentFormat.Xml : DocumentFormat.Json;

        ((Action)(() => Stream(text, text, format, CompareOptions.Default))).Should().Throw<DocumentException>().Which.Fault.Should().Be(fault);
    }

    [Test]
    public void Nothing_of_the_collection_is_held_at_once()
    {
        var member = "<i UID='{0}'>" + new string('x', 1000) + "</i>";
        var text = "<s>" + string.Concat(Enumerable.Range(0, 3000).Select(i => string.Format(System.Globalization.CultureInfo.InvariantCulture, member, i))) + "</s>";
        var limits = new DocumentLimits(600_000, 10);
        using var left = new MemoryStream(Encoding.UTF8.GetBytes(text));
        using var right = new MemoryStream(Encoding.UTF8.GetBytes(text.Replace("'2999'>x", "'2999'>y", StringComparison.Ordinal)));

        StreamComparer.Compare(left, right, DocumentFormat.Xml, CompareOptions.Default, limits, CancellationToken.None)
            .Differences.Should().ContainSingle().Which.ExpectedPath.Text.Should().Be("/s/i[3000]");
    }

    [Test]
    public void Streams_and_documents_give_the_same_differences() => Trees.Chance.Sample(chance =>
    {
        var random = new Random(chance.Seed);
        var tree = Trees.Collection(random, chance.Size);
        var changed = tree.Copy();
        if (random.Next(3) == 0)
        {
            random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(changed.Children));
        }

        for (var n = random.Next(5); n > 0; n--)
        {
            changed = Edits.One(changed, random)?.Changed ?? changed;
        }

        if (random.Next(3) == 0)
        {
            tree = new Tree { Name = "Query", Children = { new Tree { Name = "Paging", Text = "1" }, tree } };
            changed = new Tree { Name = "Query", Children = { new Tree { Name = "Paging", Text = random.Next(2).ToString(System.Globalization.CultureInfo.InvariantCulture) }, changed } };
        }

        var (left, right) = random.Next(2) == 0 ? (Trees.Plain(tree), Trees.Plain(changed)) : (Trees.Lawful(tree, random), Trees.Lawful(changed, random));
        Same(left, right, DocumentFormat.Xml);
    }, iter: Trees.Rounds(4_000));

    private static void Same(string left, string right, DocumentFormat format)
    {
        foreach (var options in new[] { CompareOptions.Default, CompareOptions.Default with { Defaults = [Rules.PairBy("/**", "UID")], MaxDifferences = 3 } })
        {
            var inMemory = Comparer.Compare(Bodies.Any(left), Bodies.Any(right), options);
            var streamed = Stream(left, right, format, options);

            streamed.Differences.Should().Equal(inMemory.Differences, $"{left}\n{right}");
            (streamed.Total, streamed.Allowed).Should().Be((inMemory.Total, inMemory.Allowed), $"{left}\n{right}");
        }
    }

    private static Comparison Stream(string left, string right, DocumentFormat format, CompareOptions options)
    {
        using var expected = new MemoryStream(Encoding.UTF8.GetBytes(left));
        using var actual = new MemoryStream(Encoding.UTF8.GetBytes(right));
        return StreamComparer.Compare(expected, actual, format, options, DocumentLimits.Default, CancellationToken.None);
    }
}

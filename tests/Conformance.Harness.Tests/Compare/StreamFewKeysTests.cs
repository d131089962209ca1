using System.Text;
using Conformance.Documents;
using Conformance.Documents.Compare;
using Conformance.Documents.Compare.Streaming;
using Conformance.Harness.Tests.Documents;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Compare;

/// <summary>
/// Collections of few keys, names and contents, so that keys repeat and members are alike: there the pairing in memory looks at
/// the whole list,
/// of which a stream sees one member at a time.
/// </summary>
[TestFixture]
public sealed class StreamFewKeysTests
{
    private static readonly CompareOptions[] Options =
    [
        CompareOptions.Default with { KeepsAllowed = true },
        CompareOptions.Default with { Defaults = [Rules.PairBy("/**", "UID")], MaxDifferences = 3 },
        CompareOptions.Default with { Rules = [Rules.AnyOrder("/**")], KeepsAllowed = true },
        CompareOptions.Default with { Rules = [Rules.AnyOrder("/**")], Defaults = [Rules.PairBy("/**", "UID")] },
        CompareOptions.Default with { Rules = [Rules.Ignore("**/a"), Rules.NumberTolerance(null, 1)] },
        CompareOptions.Default with { Rules = [Rules.ExtraMembers(null), Rules.AnyOrder("**/s")] },
    ];

    [TestCase("<i UID='1'>a</i><i UID='1'>a</i><k/>", "<i UID='1'>b</i><i UID='1'>a</i><k/>", TestName = "A key that differed comes again with the same content")]
    [TestCase("<i UID='1'>1</i><i UID='1'>2</i><k/><i UID='2'>1</i><i UID='2'>2</i>", "<i UID='1'>1</i><i UID='1'>9</i><k/><i UID='2'>2</i><i UID='2'>1</i>", TestName = "A key that was the same differs when it comes again")]
    [TestCase("<i UID='1'/><k>x</k><p:j/><j/>", "<i UID='1'/><k>y</k><j/><p:j/>", TestName = "Members without keys in a list of free order")]
    [TestCase("<UID UID='1'>x</UID><i UID='2'/>", "<UID UID='1'>y</UID><i UID='2'/>", TestName = "A member is the key of the collection")]
    [TestCase("<p:i UID='1'/><i UID='2'>x</i>", "<i UID='1'/><i UID='2'>y</i>", TestName = "Allowed findings stand in the order of the document")]
    [TestCase("<i UID='1'/><i UID='2'/>", "t<i UID='1'/><i UID='2'/>", TestName = "A text stands before the first member")]
    [TestCase("<i UID='1'/><i UID='2'/>", "<![CDATA[t]]><i UID='1'/><i UID='2'/>", TestName = "A CDATA section stands before the first member")]
    public void Members_are_paired_as_in_memory(string expected, string actual)
    {
        static string Whole(string members) => $"<r xmlns='urn:v' xmlns:p='urn:v'><p:b/><s>{members}</s></r>";

        Same(Whole(expected), Whole(actual).Replace("<p:b/>", "<b/>", StringComparison.Ordinal), DocumentFormat.Xml);
    }

    [Test]
    public void A_text_in_an_array_is_no_key() => Same(
        """{"s":[{"UID":"1"},{"UID":"2"},{"UID":["3"],"Href":"g","a":1},{"UID":"3"}]}""",
        """{"s":[{"UID":"1"},{"UID":"3"},{"UID":["3"],"Href":"g","a":2},{"UID":"2"}]}""",
        DocumentFormat.Json);

    [Test]
    public void Streams_and_documents_give_the_same([Values] bool isJson) => Gen.Int[0, int.MaxValue - 1].Sample(seed =>
    {
        var random = new Random(seed);
        var expected = Enumerable.Range(0, random.Next(6)).Select(i => Member(random, isJson)).ToList();
        expected.Insert(0, isJson ? "{\"UID\":\"1\"}" : "<i UID='1'/>");
        var actual = Changed(expected, () => Member(random, isJson), random);
        var beside = Enumerable.Range(0, random.Next(3)).Select(_ => Beside(random, isJson)).ToList();
        var besideActual = random.Next(2) == 0 ? beside : Changed(beside, () => Beside(random, isJson), random);
        var place = random.Next(beside.Count + 1);
        Same(
            Whole(expected, beside, place, isJson),
            Whole(actual, besideActual, Math.Min(place, besideActual.Count), isJson),
            isJson ? DocumentFormat.Json : DocumentFormat.Xml);
    }, iter: Trees.Rounds(2_000));

    private static void Same(string left, string right, DocumentFormat format)
    {
        foreach (var options in Options)
        {
            using var expected = new MemoryStream(Encoding.UTF8.GetBytes(left));
            using var actual = new MemoryStream(Encoding.UTF8.GetBytes(right));
            var inMemory = Comparer.Compare(Bodies.Any(left), Bodies.Any(right), options);
            var streamed = StreamComparer.Compare(expected, actual, format, options, DocumentLimits.Default, CancellationToken.None);

            streamed.Differences.Should().Equal(inMemory.Differences, $"{left}\n{right}");
            streamed.AllowedFindings.Should().Equal(inMemory.AllowedFindings, $"{left}\n{right}");
            (streamed.Total, streamed.Allowed, streamed.Counts).Should().Be((inMemory.Total, inMemory.Allowed, inMemory.Counts), $"{left}\n{right}");
        }
    }

    private static T One<T>(Random random, params ReadOnlySpan<T> values) => values[random.Next(values.Length)];

    private static string Member(Random random, bool isJson)
    {
        var key = One(random, "", "1", "1", "2", "3", "${conform.any}");
        var text = One(random, "", "x", "1", "2");
        if (isJson)
        {
            var parts = new[]
            {
                key.Length == 0 ? One(random, "", "\"UID\":[\"1\"]") : $"\"{One(random, "UID", "UID", "uid")}\":\"{key}\"",
                One(random, "", "", "\"Href\":\"h\""),
                text.Length == 0 ? "" : $"\"{One(random, "a", "b")}\":\"{text}\"",
            };
            return random.Next(8) == 0 ? One(random, "5", "null", "[]", "{}") : "{" + string.Join(',', parts.Where(part => part.Length > 0)) + "}";
        }

        var name = One(random, "i", "i", "i", "p:i", "k", random.Next(8) == 0 ? "UID" : "i");
        var attributes = One(random, "", "", "", " Href='h'", " x='1'");
        return random.Next(8) == 0 && key.Length > 0
            ? $"<{name}{attributes}><UID>{key}</UID>{text}</{name}>"
            : $"<{name}{(key.Length == 0 ? "" : $" UID='{key}'")}{attributes}>{(random.Next(8) == 0 ? "<!-- c -->" : "")}{text}</{name}>";
    }

    private static string Beside(Random random, bool isJson) => isJson
        ? One(random, "1", "\"x\"", "{}", "[]", "[1]", "{\"a\":1}")
        : One(random, "<b/>", "<p:b>x</p:b>", "<c Href='1'/>", "<c UID='1'/>", "t", "<s/>", "<l><k/></l>", "<b Href='2'>y</b>", "<!--a-->");

    private static List<string> Changed(List<string> items, Func<string> make, Random random)
    {
        var copy = items.ToList();
        for (var n = random.Next(4); n > 0; n--)
        {
            var at = random.Next(copy.Count + 1);
            var moved = at < copy.Count && random.Next(2) == 0 ? copy[at] : make();
            copy.RemoveRange(at, at < copy.Count && random.Next(3) > 0 ? 1 : 0);
            copy.Insert(random.Next(2) == 0 ? at : random.Next(copy.Count + 1), moved);
        }

        return copy;
    }

    private static string Whole(List<string> members, List<string> beside, int place, bool isJson)
    {
        var all = beside.Select((text, i) => isJson ? $"\"b{i}\":{text}" : text).ToList();
        all.Insert(place, isJson ? $"\"s\":[{string.Join(',', members)}]" : $"<s>{string.Concat(members)}</s>");
        return isJson ? "{" + string.Join(',', all) + "}" : $"<r xmlns='urn:v' xmlns:p='urn:v'>{string.Concat(all)}</r>";
    }
}

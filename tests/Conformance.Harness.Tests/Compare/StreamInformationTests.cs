using System.Collections.Frozen;
using System.Text;
using Conformance.Core.Contract;
using Conformance.Documents;
using Conformance.Documents.Compare;
using Conformance.Documents.Compare.Streaming;
using Conformance.Harness.Tests.Documents;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;
using CultureInfo = System.Globalization.CultureInfo;

namespace Conformance.Harness.Tests.Compare;

/// <summary>An XML and a JSON file are compared member by member, with the result that the two documents in memory
/// give.</summary>
[TestFixture]
public sealed class StreamInformationTests
{
    private static readonly RepresentationMapping Flat = new() { FlatLists = new[] { "Links", "Items" }.ToFrozenSet() };

    private static readonly CompareOptions[] Options =
    [
        CompareOptions.Default with { KeepsAllowed = true },
        CompareOptions.Default with { Mapping = Flat, MaxDifferences = 3 },
        CompareOptions.Default with { Rules = [Rules.AnyOrder("/**")], Mapping = Flat, KeepsAllowed = true },
        CompareOptions.Default with { Rules = [Rules.PairBy("**/Links", "Rel"), Rules.NumberTolerance(null, 1)], Mapping = Flat },
        CompareOptions.Default with { Rules = [Rules.ExtraMembers(null)], Defaults = [Rules.PairBy("/**", "UID")] },
    ];

    private static readonly string[] Parts =
    [
        "<A>x</A>", "<A/>", "<A> x</A>", "<A>1</A>", "<A>true</A>", "<A>&#233;&lt;</A>", "<A><![CDATA[x]]></A>", "<A>x<!--c-->y</A>", "<A>x<?c d?></A>", "<A> <!--c--> </A>",
        "<B N='1'>x</B>", "<B N='1'> <![CDATA[x]]></B>", "<B N='x'/>", "<B p:N='1'>x</B>", "<B p:N='1'/>", "<B N='1' Value='1'>x</B>", "<B N='1'><N>1</N></B>",
        "<Links>\n<Link Rel='1'/><Link Rel='2'>x</Link></Links>", "<Links/>", "<Links N='1'><Link Rel='1'/></Links>", "<Links>x<Link Rel='1'/></Links>", "<Link Rel='1'/>",
        "<As><A>1</A><A>2</A></As>", "<As><A>1</A></As>", "<As><A>1</A><B>x</B><A>2</A></As>", "<As><A>1</A><A i:nil='true'/></As>", "<As/>",
        "<C><A>x</A></C>", "<C><A i:nil='true'/></C>", "<C/>", "<C i:nil='1'>x</C>", "<C> <A>x</A> </C>", "<C xml:space='preserve'> <A>x</A> </C>", "<p:C>x</p:C>", "<c>x</c>",
        "<UID>9</UID>", "text",
    ];

    /// <summary>What is written otherwise in JSON; some of it says the same.</summary>
    private static readonly (string From, string To)[] Slips =
    [
        ("\"x\"", "\"y\""), ("\"x\"", "null"), ("\"x\"", "[\"x\"]"), ("\"x\"", "\"\\u0078\""), ("\"x\"", "\" x\""), ("\"1\"", "1"), ("\"1\"", "1.0"), ("\"true\"", "true"), ("\"true\"", "false"),
        ("[]", "null"), ("[]", "\"\""), ("[]", "[null]"), ("{}", "\"\""), ("{}", "null"), ("\"\"", "[]"), ("\"\"", "{}"), ("\"\"", "null"),
        ("\"A\"", "\"a\""), ("\"As\"", "\"A\""), ("\"A\"", "\"As\""), ("\"A\"", "\"B\""), ("\"Link\"", "\"Links\""), ("\"C\"", "\"c\""), ("\"UID\"", "\"uid\""), ("\"Value\"", "\"value\""),
        ("{", "{\"D\":null,"), ("{", "{\"D\":[],"), ("{", "{\"D\":{},"), ("{", "{\"a\":null,"), ("[", "[null,"), ("\"N\":\"1\"", "\"n\":\"1\""),
    ];

    [TestCase("<Items><Item UID='1'/><Item UID='2'><A>x</A></Item></Items>", """{"Items":[{"UID":"1"},{"UID":"2","A":"y"}]}""", TestName = "The root is the list")]
    [TestCase("<r><Items><Item UID='1'/><Item UID='2'/></Items><P>1</P></r>", """{"P":"2","Items":{"Items":[{"UID":"2"},{"UID":"1"}]}}""", TestName = "A list in another order, and a member beside it")]
    [TestCase("<r><Items><Item UID='1'/></Items></r>", """{"Items":{"Items":[{"UID":"1","B":1},{"UID":"2"}]}}""", TestName = "One element alone is no list")]
    [TestCase("<r><Items><Item UID='1'/><Thing UID='2'/></Items></r>", """{"Items":{"Items":[{"UID":"1"}],"Things":[{"UID":"2"}]}}""", TestName = "Members of two names")]
    [TestCase("<r><Items N='5'><Item UID='1'/><Item UID='2'/></Items></r>", """{"Items":{"N":5,"Items":[{"UID":"1"},{"UID":"2"}]}}""", TestName = "An attribute beside the members")]
    [TestCase("<r><Items xmlns:i='http://www.w3.org/2001/XMLSchema-instance'><Item UID='1'/><Item UID='2' i:nil='true'/></Items></r>", """{"Items":{"Items":[{"UID":"1"},null]}}""", TestName = "A member that is null")]
    [TestCase("<r><Items><Item UID='1'/><Item UID='2'/></Items></r>", """{"others":{"others":[{"UID":"1"},{"UID":"2"}]}}""", TestName = "Lists of other names")]
    [TestCase("<r><Items><Item UID='1'><A>a</A></Item><Item UID='1'><A>b</A></Item></Items></r>", """{"Items":{"Items":[{"UID":"1","A":"b"},{"UID":"1","A":"a"}]}}""", TestName = "A key that is there twice")]
    public void Files_give_what_documents_give(string xml, string json)
    {
        Same(xml, json, isTold: true);
        Same(json, xml, isTold: true);
    }

    [Test]
    public void Files_of_any_members_give_what_documents_give() => Gen.Int[0, int.MaxValue - 1].Sample(seed =>
    {
        var random = new Random(seed);
        var isFlat = random.Next(2) == 0;
        var expected = Enumerable.Range(0, random.Next(6)).Select(_ => Member.Any(random)).Prepend(new Member("1", "x", 1)).ToList();
        var actual = expected.ToList();
        for (var n = random.Next(4); n > 0; n--)
        {
            var at = random.Next(actual.Count);
            var moved = random.Next(2) == 0 ? actual[at] : Member.Any(random);
            actual.RemoveAt(at);
            actual.Insert(random.Next(2) == 0 ? at : random.Next(actual.Count + 1), moved);
        }

        var (xml, json) = (Xml(expected, isFlat), Json(actual, isFlat));
        var isSwapped = random.Next(2) == 0;
        Same(isSwapped ? json : xml, isSwapped ? xml : json, isTold: false);
    }, iter: Trees.Rounds(1_500));

    [Test]
    public void Members_of_any_shape_give_what_documents_give() => Gen.Int[0, int.MaxValue - 1].Sample(seed =>
    {
        var random = new Random(seed);
        var members = Enumerable.Range(0, 1 + random.Next(3)).Select(i => Shape(random, i)).ToList();
        var xml = $"<r xmlns='urn:v' xmlns:p='urn:p' xmlns:i='http://www.w3.org/2001/XMLSchema-instance'><Items>\n{string.Concat(members)}</Items></r>";
        var mapping = random.Next(3) == 0 ? RepresentationMapping.Regular : Flat;
        var json = RepresentationProperties.Json(Information.Of(Bodies.Xml(xml), mapping), random.Next(3) == 0 ? Dialect.Em13 : Dialect.Em12, random);
        for (var n = random.Next(3); n > 0; n--)
        {
            var (from, to) = Slips[random.Next(Slips.Length)];
            var places = Enumerable.Range(0, json.Length).Where(at => json.AsSpan(at).StartsWith(from, StringComparison.Ordinal)).ToList();
            json = places.Count == 0 ? json : Replaced(json, places[random.Next(places.Count)], from, to);
        }

        if (Fault(json) is null)
        {
            Same(xml, json, isTold: false);
            Same(json, xml, isTold: false);
        }
    }, iter: Trees.Rounds(1_500));

    [Test]
    public void Nothing_of_the_collections_is_held_at_once()
    {
        var members = Enumerable.Range(0, 3_000).Select(i => new Member(i.ToString(CultureInfo.InvariantCulture), new string('x', 200), 1)).ToList();
        var json = Json(members, isFlat: true);
        var changed = members.Select((member, i) => i == 2_999 ? member with { Text = "y" } : member).ToList();

        var comparison = Streamed(Xml(changed, isFlat: true), json, Options[1], new DocumentLimits(300_000, 16));

        comparison.Differences.Should().ContainSingle().Which.ActualPath.Text.Should().Be("/Items/2999/A");
        comparison.Notes.Should().ContainSingle().Which.Should().StartWith("The files are too long to be held in memory");
        Streamed(Xml(members, isFlat: true), json, Options[1], new DocumentLimits(300_000, 16)).Notes.Should().BeEmpty("nothing differs");
        var reversed = Streamed(Xml([.. members.AsEnumerable().Reverse()], isFlat: true), json, Options[1], new DocumentLimits(300_000, 16));
        (reversed.AreSame, reversed.Counts.Moved, reversed.Notes.Count).Should().Be((true, 2_999, 0), "every member has a key of its own");
    }

    [Test]
    public void A_damaged_file_is_the_same_fault_in_a_stream_as_in_memory()
    {
        var members = new[] { new Member("1", "a", 1), new Member("2", "b", 1) };
        var (xml, json) = (Xml(members, isFlat: true), Json(members, isFlat: true));

        Fault(xml.Replace("</A>", "</B>", StringComparison.Ordinal), json).Should().Be((DocumentFault.NotWellFormed, true));
        Fault(xml, json.Replace("\"A\":\"b\"", "\"A\":\"b\",\"A\":\"b\"", StringComparison.Ordinal)).Should().Be((DocumentFault.DuplicateKey, false));
    }

    private static string Shape(Random random, int key) =>
        $"<Item UID='{key}'>{string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => Parts[random.Next(Parts.Length)]))}</Item>\n";

    private static string Replaced(string text, int at, string from, string to) => text.Remove(at, from.Length).Insert(at, to);

    private static DocumentException? Fault(string json)
    {
        try
        {
            Bodies.Json(json);
            return null;
        }
        catch (DocumentException fault)
        {
            return fault;
        }
    }

    private static (DocumentFault, bool?) Fault(string left, string right)
    {
        var fault = ((Action)(() => Streamed(left, right, Options[1], DocumentLimits.Default))).Should().Throw<DocumentException>().Which;
        return (fault.Fault, UnreadableSide.Of(fault));
    }

    private static void Same(string left, string right, bool isTold)
    {
        foreach (var options in Options)
        {
            var inMemory = Comparer.Compare(Bodies.Any(left), Bodies.Any(right), options);
            var streamed = Streamed(left, right, options, DocumentLimits.Default);
            var why = $"{left}\n{right}\n{(isTold ? string.Join('\n', inMemory.Differences.Select(difference => difference.Message)) : "")}".Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

            streamed.Differences.Should().Equal(inMemory.Differences, why);
            streamed.AllowedFindings.Should().Equal(inMemory.AllowedFindings, why);
            streamed.Rules.Select(use => use.Count).Should().Equal(inMemory.Rules.Select(use => use.Count), why);
            (streamed.Total, streamed.Allowed, streamed.Counts).Should().Be((inMemory.Total, inMemory.Allowed, inMemory.Counts), why);
        }
    }

    private static Comparison Streamed(string left, string right, CompareOptions options, DocumentLimits limits)
    {
        using var expected = new MemoryStream(Encoding.UTF8.GetBytes(left));
        using var actual = new MemoryStream(Encoding.UTF8.GetBytes(right));
        return StreamComparer.Compare(expected, DocumentFormats.Of(expected), actual, DocumentFormats.Of(actual), options, limits, CancellationToken.None);
    }

    private static string Xml(IReadOnlyList<Member> members, bool isFlat) =>
        $"<r xmlns='urn:v'><Items>\n{string.Concat(members.Select(member => member.Xml))}</Items>{(isFlat ? "" : "<P>1</P>")}</r>";

    private static string Json(IReadOnlyList<Member> members, bool isFlat)
    {
        var list = $"[\n{string.Join(",\n", members.Select(member => member.Json))}]";
        return isFlat ? $"{{\"Items\":{list}}}" : $"{{\"P\":\"1\",\"Items\":{{\"Items\":{list}}}}}";
    }

    /// <summary>A member with few keys and texts, so that they repeat.</summary>
    private sealed record Member(string Key, string Text, int Links)
    {
        public string Xml => $"<Item{(Key.Length == 0 ? "" : $" UID='{Key}'")}>{(Text == "none" ? "" : $"<A>{Text}</A>")}<Links>{Repeat("<Link Rel='{0}'>t</Link>", "")}</Links></Item>\n";

        public string Json => $"{{{Links0}{(Text == "none" ? "" : Text == "1" ? "\"A\":1," : $"\"A\":\"{Text}\",")}\"{(Text == "x" ? "uid" : "UID")}\":{(Key.Length == 0 ? "null" : $"\"{Key}\"")}}}";

        private string Links0 => $"\"Links\":[{Repeat("{{\"Rel\":\"{0}\",\"Value\":\"t\"}}", ",")}],";

        public static Member Any(Random random) => new(
            One(random, "", "1", "1", "2", "3", "4", "5", "${xmlunit.ignore}"), One(random, "none", "", "x", "1", "2", "é", "2.0"), random.Next(3));

        private static string One(Random random, params ReadOnlySpan<string> values) => values[random.Next(values.Length)];

        private string Repeat(string text, string between) =>
            string.Join(between, Enumerable.Range(0, Links).Select(i => string.Format(CultureInfo.InvariantCulture, text, i)));
    }
}

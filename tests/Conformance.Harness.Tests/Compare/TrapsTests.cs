using Conformance.Core.Contract;
using Conformance.Documents.Compare;
using Conformance.Harness.Tests.Documents;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Compare;

/// <summary>The rows of harness/Conformance.Documents/Compare/TRAPS.md, by id, with the default rules.</summary>
[TestFixture]
public sealed class TrapsTests
{
    private const string Xsi = "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'";

    internal static readonly Trap[] Rows =
    [
        new("X01", "<a>x<b/>y</a>", "<a>x<b/>z</a>", DifferenceKind.TextValue),
        new("X02", "<a>x <b/> <c/></a>", "<a>x <b/><c/></a>", DifferenceKind.ChildLookup),
        new("X03", "<a>\n  <b/>\n</a>", "<a><b/></a>"),
        new("X04", "<a xml:space='preserve'> <b/></a>", "<a xml:space='preserve'><b/></a>", DifferenceKind.ChildLookup),
        new("X05", "<a> </a>", "<a/>", DifferenceKind.TextValue),
        new("X06", "<a/>", "<a></a>"),
        new("X07", "<a><b/></a>", "<a/>", DifferenceKind.ChildLookup),
        new("X08", $"<a {Xsi}><b xsi:nil='true'/></a>", "<a><b/></a>", DifferenceKind.AttributeNameLookup),
        new("X09", $"<a {Xsi}><b xsi:nil='true'/></a>", $"<a {Xsi}><b xsi:nil='1'/></a>"),
        new("X10", $"<a {Xsi}><b xsi:nil='true'/></a>", "<a/>", DifferenceKind.ChildLookup),
        new("X11", $"<a {Xsi} xmlns:p='urn:n' xsi:type='p:T'/>", $"<a {Xsi} xmlns:q='urn:n' xsi:type='q:T'/>"),
        new("X12", $"<a {Xsi} xmlns:p='urn:n' xsi:type='p:T'/>", $"<a {Xsi} xmlns:p='urn:m' xsi:type='p:T'/>", DifferenceKind.AttributeValue),
        new("X13", $"<a {Xsi} xsi:schemaLocation='urn:n a.xsd'/>", $"<a {Xsi} xsi:schemaLocation='urn:n b.xsd'/>"),
        new("X14", "<a x='1'/>", "<a/>", DifferenceKind.AttributeNameLookup),
        new("X15", "<a x='1' y='2'/>", "<a y='2' x='1'/>"),
        new("X16", "<a><!-- one --><b/></a>", "<a><b/><!-- two --></a>"),
        new("X17", "<a>x<!-- one -->y</a>", "<a>xy</a>"),
        new("X18", "<?p one?><a/>", "<a><?p two?></a>"),
        new("X19", "<a><p:x xmlns:p='urn:1'/><q:x xmlns:q='urn:2'/></a>", "<a><x xmlns='urn:1'/><x xmlns='urn:2'/></a>"),
        new("X20", "<a><p:x xmlns:p='urn:1'/></a>", "<a><p:x xmlns:p='urn:2'/></a>", DifferenceKind.NamespaceUri),
        new("X21", "<a xmlns='urn:1'><b><c/></b></a>", "<a xmlns='urn:2'><b><c/></b></a>", DifferenceKind.NamespaceUri),
        new("X22", "<a><![CDATA[<x>]]></a>", "<a>&lt;x&gt;</a>"),
        new("X23", "<a x='&#x41;&amp;'/>", "<a x=\"A&#38;\"/>"),
        new("X24", "<a>\u00E9</a>", "<a>e\u0301</a>", DifferenceKind.TextValue),
        new("X25", "<a>1.0</a>", "<a>1</a>", DifferenceKind.TextValue),
        new("X26", "<a><b/><c/></a>", "<a><c/><b/></a>", DifferenceKind.ChildNodelistSequence),
        new("X27", "<s><i UID='1'/><i UID='2'/></s>", "<s><i UID='2'/><i UID='1'/></s>"),
        new("X28", "<a><b/></a>", "<a><c/></a>", DifferenceKind.ElementTagName),
        new("X29", "<a><!--x--> </a>", "<a/>", DifferenceKind.TextValue),
        new("X30", "<?xml version='1.0' standalone='yes'?><a/>", "<a/>"),
        new("X31", "<a>\n\u00A0 <b/>\n</a>", "<a><b/></a>"),
        new("J01", "{\"a\":null}", "{}", DifferenceKind.MemberLookup),
        new("J02", "{\"a\":null}", "{\"a\":\"\"}", DifferenceKind.ValueType),
        new("J03", "{\"a\":1.0}", "{\"a\":1}", DifferenceKind.NumberText),
        new("J04", "{\"a\":1e0}", "{\"a\":1}", DifferenceKind.NumberText),
        new("J05", "{\"a\":12345678901234567890}", "{\"a\":12345678901234567891}", DifferenceKind.NumberValue),
        new("J06", "{\"a\":0.1}", "{\"a\":0.10000000000000000001}", DifferenceKind.NumberValue),
        new("J07", "{\"a\":-0}", "{\"a\":0}", DifferenceKind.NumberText),
        new("J08", "{\"a\":1}", "{\"a\":\"1\"}", DifferenceKind.ValueType),
        new("J09", "{\"a\":true}", "{\"a\":\"true\"}", DifferenceKind.ValueType),
        new("J10", "{\"a\":1,\"b\":2}", "{\"b\":2,\"a\":1}"),
        new("J11", "{\"a\":[1,2]}", "{\"a\":[2,1]}", DifferenceKind.ChildNodelistSequence),
        new("J12", "{\"a\":[1,2,3]}", "{\"a\":[1,3]}", DifferenceKind.ChildLookup),
        new("J13", "{\"a\":[]}", "{\"a\":null}", DifferenceKind.ValueType),
        new("J14", "{\"a\":\"\\u0041\\/\"}", "{\"a\":\"A/\"}"),
        new("J15", "{\"UID\":1}", "{\"uid\":1}", DifferenceKind.MemberName),
        new("J16", "{\"a\":{}}", "{\"a\":[]}", DifferenceKind.ValueType),
        new("J17", "{\"s\":[{\"UID\":\"1\"},{\"UID\":\"2\"}]}", "{\"s\":[{\"UID\":\"2\"},{\"UID\":\"1\"}]}"),
        new("J18", "{\"a\":[1,1,2]}", "{\"a\":[1,2]}", DifferenceKind.ChildLookup),
        new("J19", "\uFEFF{\"a\": 1}", "{\"a\":1}"),
        new("J20", "{\"a\":\"\\ud83d\\ude00\"}", "{\"a\":\"\U0001F600\"}"),
        new("P01", "<a> ${ xmlunit.isNumber } </a>", "<a>5</a>"),
        new("P02", "<a x='${xmlunit.ignore}'/>", "<a/>"),
        new("P03", $"<a {Xsi} xsi:type='${{xmlunit.ignore}}'/>", $"<a {Xsi} xmlns:p='urn:n' xsi:type='p:T'/>"),
        new("P04", $"<a {Xsi} xmlns:p='urn:n' xsi:type='p:${{xmlunit.ignore}}'/>", $"<a {Xsi} xmlns:p='urn:n' xsi:type='p:T'/>", DifferenceKind.AttributeValue),
        new("P05", "<a>no ${xmlunit.isNumber}</a>", "<a>no 5</a>", DifferenceKind.TextValue),
        new("P06", "<a>${xmlunit.isDateTime}</a>", "<a>03/11/2021</a>"),
        new("P07", "<a>${xmlunit.isDateTime}</a>", "<a>25/12/2021</a>", DifferenceKind.TextValue),
        new("P08", "<a>${xmlunit.isNumber}</a>", "<a> 5 </a>", DifferenceKind.TextValue),
        new("P09", "<a>id ${conform.uuid}!</a>", "<a>id c20dae03-4f75-4191-ae81-862f4b7988ca!</a>"),
        new("P10", "<s><i UID='${xmlunit.ignore}' a='1'/><i UID='2'/></s>", "<s><i UID='2'/><i UID='7' a='1'/></s>"),
        new("P11", "{\"a\":\"${xmlunit.isNumber}\"}", "{\"a\":5}"),
        new("P12", "{\"a\":\"${xmlunit.ignore}\"}", "{}", DifferenceKind.MemberLookup),
        new("M01", "<r><Reason/></r>", "{\"Reason\":\"\"}"),
        new("M02", "<r><Reason/></r>", "{}", DifferenceKind.MemberLookup),
        new("M03", "<r/>", "{\"Reason\":null}"),
        new("M04", "<r><N>17</N></r>", "{\"N\":17}"),
        new("M05", "<r><N>17</N></r>", "{\"N\":17.0}", DifferenceKind.NumberText),
        new("M06", "<r><B>true</B></r>", "{\"B\":true}"),
        new("M07", "<Jobs><Job UID='1'/></Jobs>", "{\"jobs\":[{\"uid\":\"1\"}]}"),
        new("M08", "<Jobs/>", "{\"Jobs\":[]}"),
        new("M09", "<r><Links><Link Rel='Up'/></Links></r>", "{\"Links\":[{\"Rel\":\"Up\",\"Name\":null}]}"),
        new("M10", "<r><ComputeResources/></r>", "{\"ComputeResources\":{\"CloudTenantComputeResources\":null}}"),
        new("M11", "<r><Tag>x</Tag></r>", "{\"Tags\":[\"x\"]}"),
        new("M12", "<r xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'><End xsi:nil='true'/></r>", "{\"End\":null}"),
        new("M13", "<r><A/></r>", "{\"A\":{\"B\":\"\"}}", DifferenceKind.ValueType),
    ];

    [TestCaseSource(nameof(Rows))]
    public void A_trap_has_its_decided_answer(Trap trap)
    {
        var comparison = Comparer.Compare(Bodies.Any(trap.Expected), Bodies.Any(trap.Actual), ApiRepresentation.Options);

        comparison.Differences.Select(difference => difference.Kind).Should().Equal(trap.Kinds, string.Join('\n', comparison.Differences));
    }

    /// <summary>A placeholder stands in the expected document only.</summary>
    private static IEnumerable<Trap> RowsOfTwoSides() => Rows.Where(row => row.Id[0] != 'P');

    [TestCaseSource(nameof(RowsOfTwoSides))]
    public void A_trap_has_the_same_answer_with_the_sides_swapped(Trap trap)
    {
        var comparison = Comparer.Compare(Bodies.Any(trap.Actual), Bodies.Any(trap.Expected), ApiRepresentation.Options);

        comparison.Differences.Select(difference => difference.Kind).Should().Equal(trap.Kinds);
    }

    [Test]
    public void Every_documented_trap_is_tested_and_the_other_way_round()
    {
        var documented = File.ReadLines(Path.Combine(Repository.Root, "harness/Conformance.Documents/Compare/TRAPS.md"))
            .Where(line => line.Length > 5 && line[0] == '|' && line[2] is 'X' or 'J' or 'P' or 'M' && char.IsAsciiDigit(line[3]))
            .Select(line => line[2..5]);

        documented.Should().Equal(Rows.Select(row => row.Id));
    }

    public sealed record Trap(string Id, string Expected, string Actual, params DifferenceKind[] Kinds)
    {
        public override string ToString() => Id;
    }
}

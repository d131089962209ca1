using System.Text;
using Conformance.Documents;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Documents;

[TestFixture]
public sealed class XmlDocumentsTests
{
    private const string Sessions = """
        <?xml version="1.0" encoding="utf-8"?>
        <ReplicaTaskSessions xmlns="http://www.veeam.com/ent/v1.0">
          <ReplicaTaskSession UID="urn:1"><State>Completed</State><Reason /></ReplicaTaskSession>
          <!-- second -->
          <ReplicaTaskSession UID="urn:2"><State>In<![CDATA[Progress]]>&#33;</State></ReplicaTaskSession>
        </ReplicaTaskSessions>
        """;

    private static readonly (string Name, byte[] Body, DocumentFault Fault, int Line, int Column)[] Broken =
    [
        ("nothing", [], DocumentFault.Empty, 1, 1),
        ("blank", Bodies.Bytes(" \n "), DocumentFault.Empty, 1, 1),
        ("a mark alone", [0xEF, 0xBB, 0xBF], DocumentFault.Empty, 1, 1),
        ("an open element", Bodies.Bytes("<a>\n<b>"), DocumentFault.NotWellFormed, 2, 4),
        ("a crossed element", Bodies.Bytes("<a>\n <b></a>"), DocumentFault.NotWellFormed, 2, 7),
        ("trailing text", Bodies.Bytes("<a/>\nx"), DocumentFault.NotWellFormed, 2, 1),
        ("two roots", Bodies.Bytes("<a/><b/>"), DocumentFault.NotWellFormed, 1, 6),
        ("no root", Bodies.Bytes("<!-- c -->"), DocumentFault.NotWellFormed, 1, 11),
        ("an attribute twice", Bodies.Bytes("<a x='1' x='2'/>"), DocumentFault.NotWellFormed, 1, 10),
        ("an unbound prefix", Bodies.Bytes("<v:a/>"), DocumentFault.NotWellFormed, 1, 2),
        ("an unknown entity", Bodies.Bytes("<a>&nbsp;</a>"), DocumentFault.NotWellFormed, 1, 5),
        ("a document type", Bodies.Bytes("<!DOCTYPE a><a/>"), DocumentFault.DtdProhibited, 1, 1),
        ("an external entity", Bodies.Bytes("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"), DocumentFault.DtdProhibited, 1, 1),
        ("an entity bomb", Bodies.Bytes("<!DOCTYPE a [<!ENTITY x 'lol'><!ENTITY y '&x;&x;'>]><a>&y;</a>"), DocumentFault.DtdProhibited, 1, 1),
        ("bytes that are not UTF-8", Bodies.Bytes("<a>\n\u00C3(</a>"), DocumentFault.InvalidEncoding, 2, 1),
        ("a surrogate in UTF-8", Bodies.Bytes("<a>\u00ED\u00A0\u0080</a>"), DocumentFault.InvalidEncoding, 1, 4),
        ("an unknown encoding", Bodies.Bytes("<?xml version='1.0' encoding='x-none'?><a/>"), DocumentFault.InvalidEncoding, 1, 31),
        ("single bytes that are said to be UTF-16", Bodies.Bytes("<?xml version='1.0' encoding='utf-16'?><a/>"), DocumentFault.InvalidEncoding, 1, 31),
        ("UTF-16 that is said to be UTF-8", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("<?xml version='1.0' encoding='utf-8'?><a/>")], DocumentFault.InvalidEncoding, 1, 31),
        ("a mark of UTF-8 before Latin-1", [0xEF, 0xBB, 0xBF, .. Bodies.Bytes("<?xml version='1.0' encoding='iso-8859-1'?><a/>")], DocumentFault.InvalidEncoding, 1, 31),
        ("a NUL", Bodies.Bytes("<a>\0</a>"), DocumentFault.InvalidCharacter, 1, 4),
        ("a reference to NUL", Bodies.Bytes("<a>&#0;</a>"), DocumentFault.InvalidCharacter, 1, 6),
        ("half a surrogate pair", Bodies.Bytes("<a>&#xD800;</a>"), DocumentFault.UnpairedSurrogate, 1, 7),
        ("too deep", Bodies.Bytes(string.Concat(Enumerable.Repeat("<a>", 200))), DocumentFault.TooDeep, 1, 385),
    ];

    private static IEnumerable<TestCaseData> BrokenBodies() => Broken.Select(row => new TestCaseData(row).SetArgDisplayNames(row.Name));

    [TestCaseSource(nameof(BrokenBodies))]
    public void A_broken_body_is_one_fault_with_its_place((string Name, byte[] Body, DocumentFault Fault, int Line, int Column) row)
    {
        var fault = ((Action)(() => XmlDocuments.Read(row.Body, DocumentLimits.Default))).Should().Throw<DocumentException>().Which;

        (fault.Fault, fault.Line, fault.Column).Should().Be((row.Fault, row.Line, row.Column), fault.Message);
        fault.Message.Should().NotBeEmpty();
    }

    [Test]
    public void A_body_beyond_the_limit_is_too_large() =>
        ((Action)(() => XmlDocuments.Read(Bodies.Bytes("<abc/>"), new DocumentLimits(5, 10)))).Should().Throw<DocumentException>()
            .Which.Fault.Should().Be(DocumentFault.TooLarge);

    [Test]
    public void Paths_are_XPaths_with_places_and_known_prefixes()
    {
        var second = Bodies.Xml(Sessions).Root.Elements.Last();

        second.Attribute("UID")!.Path.Text.Should().Be("/v:ReplicaTaskSessions/v:ReplicaTaskSession[2]/@UID");
        second.Child("State")!.Children[0].Path.Text.Should().Be("/v:ReplicaTaskSessions/v:ReplicaTaskSession[2]/v:State[1]/text()[1]");
        second.Path.Namespaces.Should().Equal(new Dictionary<string, string> { ["v"] = "http://www.veeam.com/ent/v1.0" });
    }

    [Test]
    public void Positions_are_those_of_the_text()
    {
        var second = Bodies.Xml(Sessions).Root.Elements.Last();

        second.Position.Should().Be(new SourcePosition(5, 3));
        second.Attribute("UID")!.Position.Should().Be(new SourcePosition(5, 23));
        second.Child("State")!.Children[0].Position.Should().Be(new SourcePosition(5, 42));
    }

    [Test]
    public void Text_CDATA_and_references_are_one_text()
    {
        var state = Bodies.Xml(Sessions).Root.Elements.Last().Child("State")!;

        state.Children.Should().ContainSingle().Which.Kind.Should().Be(NodeKind.Text);
        state.Text.Should().Be("InProgress!");
    }

    [Test]
    public void Blank_text_between_elements_is_no_node_but_preserved_space_is()
    {
        Bodies.Xml("<a>\n <b/>\n</a>").Root.Children.Should().ContainSingle();
        Bodies.Xml("<a xml:space='preserve'>\n <b/>\n</a>").Root.Children.Should().HaveCount(3);
        Bodies.Xml("<a> </a>").Root.Text.Should().Be(" ");
        Bodies.Xml("<a>x <b/> <c/></a>").Root.Children.Should().HaveCount(4);
    }

    [Test]
    public void Encodings_and_marks_are_recognised()
    {
        const string Text = "<a>\u00E9\u20AC</a>";
        byte[] marked = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Text)];
        byte[] wide = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Text)];
        var latin = Bodies.Bytes("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>\u00E9</a>");

        var documents = new[] { marked, wide, latin }.Select(body => XmlDocuments.Read(body, DocumentLimits.Default)).ToList();

        documents.Select(document => (document.HasByteOrderMark, document.EncodingName, document.Root.Text)).Should().Equal(
            (true, "utf-8", "\u00E9\u20AC"), (true, "utf-16le", "\u00E9\u20AC"), (false, "iso-8859-1", "\u00E9"));
    }

    [Test]
    public void Many_different_names_take_no_more_than_linear_time()
    {
        var body = "<a>" + string.Concat(Enumerable.Range(0, 200_000).Select(i => $"<n{i}/>")) + "</a>";

        Bodies.Xml(body).Root.Children.Should().HaveCount(200_000).And.OnlyContain(child => child.Ordinal == 1);
    }
}

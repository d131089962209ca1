using System.Text;
using Conformance.Documents;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Documents;

[TestFixture]
public sealed class JsonDocumentsTests
{
    private static readonly (string Name, byte[] Body, DocumentFault Fault, int Line, int Column)[] Broken =
    [
        ("nothing", [], DocumentFault.Empty, 1, 1),
        ("blank", Bodies.Bytes("\n"), DocumentFault.Empty, 1, 1),
        ("an open object", Bodies.Bytes("{\n\"a\": 1"), DocumentFault.NotWellFormed, 2, 7),
        ("trailing content", Bodies.Bytes("{}\n{}"), DocumentFault.NotWellFormed, 2, 1),
        ("a trailing comma", Bodies.Bytes("[1,]"), DocumentFault.NotWellFormed, 1, 4),
        ("a comment", Bodies.Bytes("[1 /* c */]"), DocumentFault.NotWellFormed, 1, 4),
        ("a leading zero", Bodies.Bytes("[01]"), DocumentFault.NotWellFormed, 1, 3),
        ("not a number", Bodies.Bytes("[NaN]"), DocumentFault.NotWellFormed, 1, 2),
        ("a second member of one name", Bodies.Bytes("{\"a\":1,\n \"a\":2}"), DocumentFault.DuplicateKey, 2, 2),
        ("a second member under an escape", Bodies.Bytes("{\"a\":1,\"\\u0061\":2}"), DocumentFault.DuplicateKey, 1, 8),
        ("a second member after many", Bodies.Bytes("{" + string.Concat(Enumerable.Range(0, 40).Select(i => $"\"m{i}\":0,")) + "\"m3\":1}"), DocumentFault.DuplicateKey, 1, 312),
        ("bytes that are not UTF-8", Bodies.Bytes("[\"\u00C3(\"]"), DocumentFault.InvalidEncoding, 1, 3),
        ("UTF-16", Encoding.Unicode.GetBytes("{}"), DocumentFault.InvalidEncoding, 1, 1),
        ("UTF-16 with a mark", [0xFE, 0xFF, 0, (byte)'{', 0, (byte)'}'], DocumentFault.InvalidEncoding, 1, 1),
        ("a NUL", Bodies.Bytes("[1\0]"), DocumentFault.InvalidCharacter, 1, 3),
        ("an escaped NUL", Bodies.Bytes("[\"a\\u0000\"]"), DocumentFault.InvalidCharacter, 1, 2),
        ("half a surrogate pair", Bodies.Bytes("[1, \"\\ud800\"]"), DocumentFault.UnpairedSurrogate, 1, 5),
        ("half a surrogate pair in a name", Bodies.Bytes("{\"\\udc00\": 1}"), DocumentFault.UnpairedSurrogate, 1, 2),
        ("too deep", Bodies.Bytes(new string('[', 400)), DocumentFault.TooDeep, 1, 129),
    ];

    private static IEnumerable<TestCaseData> BrokenBodies() => Broken.Select(row => new TestCaseData(row).SetArgDisplayNames(row.Name));

    [TestCaseSource(nameof(BrokenBodies))]
    public void A_broken_body_is_one_fault_with_its_place((string Name, byte[] Body, DocumentFault Fault, int Line, int Column) row)
    {
        var fault = ((Action)(() => JsonDocuments.Read(row.Body, DocumentLimits.Default))).Should().Throw<DocumentException>().Which;

        (fault.Fault, fault.Line, fault.Column).Should().Be((row.Fault, row.Line, row.Column), fault.Message);
    }

    [Test]
    public void Numbers_keep_their_text() =>
        Bodies.Json("[1.0, 1, 1e0, 12345678901234567890, -0]").Root.Children.Select(item => item.Value)
            .Should().Equal("1.0", "1", "1e0", "12345678901234567890", "-0");

    [Test]
    public void Paths_are_JSON_pointers_with_escapes()
    {
        var root = Bodies.Json("""{"a/b": {"~c": [1, {"": true}]}}""").Root;

        root.Path.Text.Should().BeEmpty();
        root.Children[0].Children[0].Children[1].Children[0].Path.Text.Should().Be("/a~1b/~0c/1/");
    }

    [Test]
    public void Positions_are_those_of_the_text()
    {
        var root = Bodies.Json("\uFEFF{\n  \"\u00E9\": \"x\", \"n\":\n 5}").Root;

        root.Position.Should().Be(new SourcePosition(1, 1));
        root.Child("\u00E9")!.Position.Should().Be(new SourcePosition(2, 8));
        root.Child("n")!.Position.Should().Be(new SourcePosition(3, 2));
    }

    [Test]
    public void A_byte_order_mark_is_passed_over() => Bodies.Json("\uFEFF{}").HasByteOrderMark.Should().BeTrue();
}

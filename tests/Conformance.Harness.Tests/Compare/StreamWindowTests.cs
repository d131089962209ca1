using System.Text;
using Conformance.Documents;
using Conformance.Documents.Compare;
using Conformance.Documents.Compare.Streaming;
using Conformance.Harness.Tests.Documents;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;
using CultureInfo = System.Globalization.CultureInfo;

namespace Conformance.Harness.Tests.Compare;

/// <summary>Files read through a window: at every offset round its end, a byte at a time, and in shapes whose time must not grow
/// with the square.</summary>
[TestFixture]
public sealed class StreamWindowTests
{
    private const int Window = 256 * 1024;

    private static readonly string[] Json =
    [
        """{"PAD":"","s":[{"UID":"1","a":[1,2],"b":{"c":"x\"y"}},{"UID":"2"}],"p":1}""",
        """{"PAD":"","s" : [ {"UID":"1"} , {"UID":"2","e":[]} ] }""",
        """[{"UID":"PAD"},{"UID":"2","t":"é😀"}]""",
        """{"PAD":"","q":[{"a":1}],"r":[[{"b":2}]],"s":{"t":[{"Href":"h"},{"Href":"i","n":1.5e3}]}}""",
        """{"PAD":"","s":[]}""",
        """{"PAD":"","s":[[[{"x":true}]]]}""",
    ];

    private static readonly string[] Xml =
    [
        "<?xml version='1.0'?><!--PAD--><s xmlns='urn:v'><i UID='1'><a>x</a></i>\n<i UID='2'/></s>",
        "<s a='PAD'><q><i UID='1' b=\"a>b\"><![CDATA[<x>]]></i><!-- c --><i UID='2'/></q><p>1</p></s>",
        "<p:s xmlns:p='urn:v'><!--PAD--><p:i Href='é😀'/><p:i Href='2'></p:i></p:s>",
        "<s><!--PAD--><i><b/></i><i/></s>",
        "<s><!--PAD--><?x y?><i UID='1'>\r\n</i>\r<i UID='2'/></s>",
    ];

    /// <summary>Every structural byte of the text after the padding comes to stand on the window's end, and on both sides of
    /// it.</summary>
    [Test]
    public void Every_offset_round_the_window_gives_what_memory_gives([ValueSource(nameof(Shapes))] string shape)
    {
        var tail = Encoding.UTF8.GetByteCount(shape) - Encoding.UTF8.GetByteCount(shape[..shape.IndexOf("PAD", StringComparison.Ordinal)]);
        for (var offset = -2; offset <= tail + 2; offset++)
        {
            var left = Padded(shape, Window - offset);
            var right = left.Replace("2", "3", StringComparison.Ordinal);
            Same(left, left);
            Same(left, right);
        }
    }

    public static IEnumerable<string> Shapes => Json.Concat(Xml);

    [Test]
    public void A_stream_that_gives_one_byte_at_a_time_gives_what_memory_gives([ValueSource(nameof(Shapes))] string shape)
    {
        var changed = shape.Replace("2", "3", StringComparison.Ordinal);
        using var expected = new OneByteStream(Encoding.UTF8.GetBytes(shape));
        using var actual = new OneByteStream(Encoding.UTF8.GetBytes(changed));

        StreamComparer.Compare(expected, actual, Format(shape), CompareOptions.Default, DocumentLimits.Default, CancellationToken.None)
            .Differences.Should().Equal(Comparer.Compare(Bodies.Any(shape), Bodies.Any(changed), CompareOptions.Default).Differences);
    }

    [Test]
    public void Random_collections_at_random_offsets_give_what_memory_gives() => Trees.Chance.Sample(chance =>
    {
        var random = new Random(chance.Seed);
        var shape = random.Next(2) == 0 ? Json[random.Next(Json.Length)] : Xml[random.Next(Xml.Length)];
        var left = Padded(shape, Window - random.Next(shape.Length + 8));
        Same(left, left.Replace("2", "5", StringComparison.Ordinal));
    }, iter: 200);

    [Test]
    public void A_first_member_longer_than_the_window_is_read()
    {
        var long1 = "{\"s\":[{\"UID\":\"1\",\"a\":\"" + new string('x', 300_000) + "\"},{\"UID\":\"2\"}]}";

        Same(long1, long1.Replace("\"2\"", "\"3\"", StringComparison.Ordinal));
    }

    [Test]
    public void Nested_tags_beyond_the_limit_are_refused_at_once([Values("<a>", "<a x='1'>", "<p:a xmlns:p='urn:v'>")] string tag) =>
        Unreadable(string.Concat(Enumerable.Repeat(tag, 400_000)), DocumentFault.TooDeep);

    [Test]
    public void Nested_brackets_beyond_the_limit_are_refused_at_once([Values("[", "{\"a\":", "[{\"a\":")] string open) =>
        Unreadable(string.Concat(Enumerable.Repeat(open, 400_000)), DocumentFault.TooDeep);

    [Test]
    public void Many_arrays_of_objects_without_keys_take_linear_time()
    {
        var text = "{" + string.Join(',', Enumerable.Range(0, 60_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"\"a{i}\":[{{}}]"))) + "}";

        Stream(text, text, CompareOptions.Default).AreSame.Should().BeTrue();
    }

    [Test]
    public void Many_comments_between_members_take_linear_time([Values("<!--c-->", "<?i?>", "<!--c--> ")] string aside, [Values] bool isBefore)
    {
        var asides = string.Concat(Enumerable.Repeat(aside, 200_000));
        var text = isBefore ? $"<s>{asides}<i UID='1'/><i UID='2'/></s>" : $"<s><i UID='1'/>{asides}<i UID='2'/></s>";

        Stream(text, text.Replace("'2'", "'3'", StringComparison.Ordinal), CompareOptions.Default).Total.Should().Be(1);
    }

    private static string Padded(string shape, int length)
    {
        var at = Encoding.UTF8.GetByteCount(shape[..shape.IndexOf("PAD", StringComparison.Ordinal)]);
        return shape.Replace("PAD", "PAD" + new string('p', Math.Max(0, length - at - 3)), StringComparison.Ordinal);
    }

    private static void Same(string left, string right)
    {
        var options = CompareOptions.Default;
        var inMemory = Comparer.Compare(Bodies.Any(left), Bodies.Any(right), options);

        var streamed = Stream(left, right, options);

        streamed.Differences.Should().Equal(inMemory.Differences);
        (streamed.Total, streamed.Allowed).Should().Be((inMemory.Total, inMemory.Allowed));
    }

    private static void Unreadable(string text, DocumentFault fault) => ((Action)(() => Stream(text, text, CompareOptions.Default)))
        .Should().Throw<DocumentException>().Which.Fault.Should().Be(fault);

    private static DocumentFormat Format(string text) => text[0] == '<' ? DocumentFormat.Xml : DocumentFormat.Json;

    private static Comparison Stream(string left, string right, CompareOptions options)
    {
        using var expected = new MemoryStream(Encoding.UTF8.GetBytes(left));
        using var actual = new MemoryStream(Encoding.UTF8.GetBytes(right));
        return StreamComparer.Compare(expected, actual, Format(left), options, DocumentLimits.Default, CancellationToken.None);
    }

    private sealed class OneByteStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 1)]);
    }
}

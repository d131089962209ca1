using System.Text;
using Conformance.Documents;
using Conformance.Documents.Compare;
using Conformance.Documents.Compare.Streaming;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Documents;

/// <summary>
/// What RFC 8259 takes and what it refuses, written for this project in the manner of JSONTestSuite: each text alone, and as a
/// member of a
/// collection that is read from a stream.
/// </summary>
[TestFixture]
public sealed class JsonGrammarTests
{
    private static readonly string[] Taken =
    [
        // Values alone, and white space.
        "0", "-0", "7", "\"\"", "\"a\"", "true", "false", "null", "[]", "{}", " [ ] ", "\t{\n}\r\n", "[\n1\r,\t2 ]",
        "{ \"a\" : 1 , \"b\" : 2 }",

        // Numbers.
        "[-1]", "[10]", "[0.5]", "[-0.0]", "[1.50]", "[1e5]", "[1E5]", "[1e+5]", "[1E-5]", "[0e0]", "[-1.25e-10]", "[1e999]",
        "[1e-999]",
        "[123456789012345678901234567890]", "[0.000000000000000000000000000000000000000001]", "[-123.456E+78]",

        // Strings.
        "[\"\\\"\"]", "[\"\\\\\"]", "[\"\\/\"]", "[\"/\"]", "[\"\\b\\f\\n\\r\\t\"]", "[\"\\u0041\"]", "[\"\\u00e9\"]",
        "[\"\\u00E9\"]", "[\"\\uD83D\\uDE00\"]",
        "[\"\\ud83d\\ude00 and more\"]", "[\"\u00E9\"]", "[\"\u20AC\"]", "[\"\U0001F600\"]", "[\"\u007F\"]", "[\"\u2028\u2029\"]",
        "[\"\uFFFF\"]", "[\"\uFEFF\"]", "[\"\\uFFFE\"]",
        "[\"\\u001f\"]", "[\"a\\\\\\\"b\"]", "[\"'\"]", "[\"<&>\"]", "[\"# // /* */\"]", "[\" \"]", "[\"\\u0022\"]",
        "[\"\\u005C\"]", "[\"\\\\u0041\"]",

        // Arrays.
        "[[]]", "[[],[]]", "[1,true,null,\"a\",{},[]]", "[null]", "[[[[[[]]]]]]", "[1,1,1]", "[\"\"]",

        // Objects.
        "{\"a\":1}", "{\"\":1}", "{\"a\":{\"a\":{}}}", "{\"a\":1,\"A\":2}", "{\"a b\":1}", "{\"\\u0061\":1}", "{\"\\n\":1}",
        "{\"a\":[{\"b\":[]}]}", "{\"\u00E9\":1,\"e\u0301\":2}",
        "{\"a\":\"}\"}", "{\"a\":\"]\",\"b\":\"[\"}", "{\"true\":null}", "{\"0\":0}", "{\"\\ud83d\\ude00\":1}",
    ];

    private static readonly string[] Refused =
    [
        // Nothing, too much, too little.
        "", " ", "\n", "[", "]", "{", "}", "[]]", "{}}", "[][]", "{}{}", "1 2", "[1", "[1,", "{\"a\"", "{\"a\":", "{\"a\":1",
        "{\"a\":1,", "\"", "\"a", "[\"a", "[\"a\"", "[\"a\\", "[\"a\\u00",
        "[}", "{]", "[1}", "{\"a\":1]", "[[]", "{\"a\":{}", "[] x", "[],", "{},", "{} []", "[]#", "1,", ",1",

        // Commas and colons.
        "[1,]", "[,1]", "[,]", "[1,,2]", "[1 2]", "[1 true]", "[1:2]", "[\"a\":1]", "{,}", "{\"a\":1,}", "{,\"a\":1}",
        "{\"a\":1,,\"b\":2}", "{\"a\"}", "{\"a\",1}", "{\"a\" 1}", "{\"a\"::1}",
        "{\"a\":1 \"b\":2}", "{:1}", "{\"a\":}", "[:]", ":", "{\"a\":1;\"b\":2}", "{\"a\"=1}", "{\"a\"=>1}",

        // Numbers.
        "[01]", "[-01]", "[00]", "[+1]", "[++1]", "[-]", "[--1]", "[- 1]", "[.5]", "[-.5]", "[1.]", "[1.e1]", "[0.]", "[.]",
        "[1e]", "[1e+]", "[1E-]", "[0e]", "[1e1.5]", "[1ee2]", "[1e+-2]", "[1.2.3]",
        "[0x1F]", "[0b1]", "[0o7]", "[1_000]", "[1 000]", "[1,5.]", "[1a]", "[1L]", "[1f]", "[1/2]", "[NaN]", "[nan]",
        "[Infinity]", "[-Infinity]", "[Inf]", "[-NaN]", "[\u0661]", "[\uFF11]", "[1\u00B2]", "[1%]",

        // Words.
        "[True]", "[TRUE]", "[tru]", "[truee]", "[fals]", "[False]", "[nul]", "[Null]", "[NULL]", "[None]", "[nil]",
        "[undefined]", "[true false]", "[truefalse]", "[a]", "a", "[a\u00E9]", "[yes]",

        // Strings.
        "['a']", "[`a`]", "[\u201Ca\u201D]", "[\"a]", "[a\"]", "[\"a\"\"b\"]", "[\"a\" \"b\"]", "[\"\\x41\"]", "[\"\\a\"]",
        "[\"\\0\"]", "[\"\\'\"]", "[\"\\U0041\"]", "[\"\\u\"]", "[\"\\u004\"]", "[\"\\u00G1\"]",
        "[\"\\u 041\"]", "[\"\\ \"]", "[\"\\\n\"]", "[\"\\\u00E9\"]", "[\"a\nb\"]", "[\"a\tb\"]", "[\"a\rb\"]", "[\"\u0001\"]",
        "[\"\u001F\"]", "[\"\u0008\"]", "[\\n]", "[\\u0041]", "[\"\\\"]", "[\"\\\\\\\"]", "[\"\\u{41}\"]",

        // Names.
        "{a:1}", "{'a':1}", "{1:1}", "{true:1}", "{null:1}", "{[]:1}", "{{}:1}", "{\"a\"b\":1}", "{\"a\":1,b:2}", "{\"a\\\":1}",
        "{$a:1}",

        // What other languages allow.
        "// c\n[]", "[] // c", "/* c */[]", "[/* c */]", "[1 /* c */]", "{\"a\":/* c */1}", "{/* c */\"a\":1}", "# c\n[]",
        "[] # c", "<a/>x", "(1)", "[1]\u00A0", "\u00A0[1]", "[\u00A01]", "[1\u2003]", "[1\u000B]", "[1\f]",
        "\u2060[]", "[\uFEFF1]", "[]\0", "\0[]", "[\0]", "{\"a\":@1}", "[...]", "[1..2]", "[*]", "[!]", "{\"a\":function(){}}",
        "[new Date()]", "[u\"a\"]", "[r\"a\"]", "callback([])", "\u202E[]", "&[]", "[]&",
    ];

    /// <summary>Valid by the grammar, and refused with a reason of its own: another fault than the grammar's.</summary>
    private static readonly (string Text, DocumentFault Fault)[] RefusedForAReason =
    [
        ("{\"a\":1,\"a\":1}", DocumentFault.DuplicateKey),
        ("{\"a\":1,\"\\u0061\":2}", DocumentFault.DuplicateKey),
        ("[\"\\ud800\"]", DocumentFault.UnpairedSurrogate),
        ("[\"\\udc00\"]", DocumentFault.UnpairedSurrogate),
        ("[\"\\ud800x\"]", DocumentFault.UnpairedSurrogate),
        ("[\"\\ud800\\n\"]", DocumentFault.UnpairedSurrogate),
        ("[\"\\ud800\\ud800\"]", DocumentFault.UnpairedSurrogate),
        ("[\"\\udc00\\ud800\"]", DocumentFault.UnpairedSurrogate),
        ("{\"\\ud800\":1}", DocumentFault.UnpairedSurrogate),
        ("[\"\\u0000\"]", DocumentFault.InvalidCharacter),
        ("{\"\\u0000\":1}", DocumentFault.InvalidCharacter),
    ];

    private static readonly (string Name, byte[] Bytes)[] NoText =
    [
        ("a lone continuation byte", [(byte)'[', (byte)'"', 0x80, (byte)'"', (byte)']']),
        ("a first byte alone", [(byte)'[', (byte)'"', 0xC3, (byte)'"', (byte)']']),
        ("an overlong slash", [(byte)'[', (byte)'"', 0xC0, 0xAF, (byte)'"', (byte)']']),
        ("a surrogate", [(byte)'[', (byte)'"', 0xED, 0xA0, 0x80, (byte)'"', (byte)']']),
        ("beyond U+10FFFF", [(byte)'[', (byte)'"', 0xF4, 0x90, 0x80, 0x80, (byte)'"', (byte)']']),
        ("a byte of no encoding", [(byte)'[', (byte)'"', 0xFF, (byte)'"', (byte)']']),
        ("Latin-1 in a name", [(byte)'{', (byte)'"', 0xE9, (byte)'"', (byte)':', (byte)'1', (byte)'}']),
        ("half a character at the end", [(byte)'[', (byte)'1', (byte)']', 0xE2, 0x82]),
        ("UTF-16 little-endian", Encoding.Unicode.GetBytes("[1]")),
        ("UTF-16 big-endian", Encoding.BigEndianUnicode.GetBytes("[1]")),
        ("UTF-16 with a mark", [0xFF, 0xFE, (byte)'[', 0, (byte)']', 0]),
        ("UTF-32", Encoding.UTF32.GetBytes("[1]")),
    ];

    [Test]
    public void What_the_grammar_has_is_taken([ValueSource(nameof(Taken))] string text)
    {
        Read(Encoding.UTF8.GetBytes(text)).Should().BeNull();
        Streamed(text).Should().BeNull();
        Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)]).Should().BeNull("a byte order mark is passed over");
    }

    [Test]
    public void What_the_grammar_lacks_is_refused([ValueSource(nameof(Refused))] string text)
    {
        Read(Encoding.UTF8.GetBytes(text)).Should().BeOneOf(DocumentFault.NotWellFormed, DocumentFault.Empty, DocumentFault.InvalidCharacter, DocumentFault.InvalidEncoding);
        Streamed(text).Should().NotBeNull();
    }

    private static IEnumerable<TestCaseData> WithReasons() => RefusedForAReason.Select(row => new TestCaseData(row.Text, row.Fault));

    [TestCaseSource(nameof(WithReasons))]
    public void What_no_reader_can_be_sure_of_is_refused_for_its_reason(string text, DocumentFault fault)
    {
        Read(Encoding.UTF8.GetBytes(text)).Should().Be(fault);
        Streamed(text).Should().Be(fault);
    }

    private static IEnumerable<TestCaseData> Bytes() => NoText.Select(row => new TestCaseData(row.Bytes).SetArgDisplayNames(row.Name));

    [TestCaseSource(nameof(Bytes))]
    public void Bytes_that_are_no_UTF_8_are_refused(byte[] bytes) => Read(bytes).Should().Be(DocumentFault.InvalidEncoding);

    private static DocumentFault? Read(byte[] bytes) => FaultOf(() => JsonDocuments.Read(bytes, DocumentLimits.Default));

    /// <summary>The text inside the second of two members.</summary>
    private static DocumentFault? Streamed(string text) => FaultOf(() =>
    {
        var bytes = Encoding.UTF8.GetBytes($$"""{"s":[{"UID":"1"},{"UID":"2","v":{{text}}}]}""");
        using var expected = new MemoryStream(bytes);
        using var actual = new MemoryStream(bytes);
        StreamComparer.Compare(expected, actual, DocumentFormat.Json, CompareOptions.Default, DocumentLimits.Default, CancellationToken.None);
    });

    private static DocumentFault? FaultOf(Action read)
    {
        try
        {
            read();
            return null;
        }
        catch (DocumentException exception)
        {
            return exception.Fault;
        }
    }
}

using System.Text;
using Conformance.Documents;
using Conformance.Documents.Compare;
using Conformance.Documents.Compare.Streaming;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Documents;

/// <summary>
/// The rules of well-formed XML 1.0 and of namespaces, as far as a document without a document type can keep or break them: whole
/// documents,
/// and pieces of content, which are read from a stream too, inside the second member of a collection.
/// </summary>
[TestFixture]
public sealed class XmlGrammarTests
{
    private static readonly string[] TakenWhole =
    [
        "<a/>", "<a></a>", "<a />", "<a\n/>", "<a></a >", "<a></a\n>", "<_/>", "<a1-b.c_d/>", "<\u00E9/>", "<\u4E2D/>",
        "<A><a/></A>", "<xml1/>", "<a/>\n", "\n<a/>", "<a/><!-- c -->", "<!-- c --><a/>",
        "<?p?><a/><?q r?>", "<?xml version='1.0'?><a/>", "<?xml version=\"1.0\"?>\n<a/>",
        "<?xml version='1.0' encoding='UTF-8'?><a/>", "<?xml version='1.0' encoding='utf-8' standalone='yes'?><a/>",
        "<?xml version='1.0' standalone='no' ?><a/>", "<?xml  version = '1.0'  ?><a/>",
        "<?xml version='1.0'?><!-- c --><?p?> <a/> ", "\uFEFF<a/>",
    ];

    private static readonly string[] RefusedWhole =
    [
        // One root, and nothing but comments and instructions beside it.
        "", " ", "a", "<", "<a", "<a>", "</a>", "<a/><a/>", "<a/>x", "x<a/>", "<a/><![CDATA[x]]>", "<![CDATA[x]]><a/>",
        "<a/>&#65;", "&#65;<a/>", "<!-- c -->", "<?p?>", "<a/></a>", "<a></a></a>", "<a/><", "<a/>&amp;",

        // The declaration.
        " <?xml version='1.0'?><a/>", "<!-- c --><?xml version='1.0'?><a/>", "<?xml?><a/>", "<?xml version='1.0'><a/>",
        "<?xml version=1.0?><a/>", "<?xml version='1.0\"?><a/>", "<?xml encoding='utf-8'?><a/>",
        "<?xml encoding='utf-8' version='1.0'?><a/>", "<?xml version='1.0' standalone='yes' encoding='utf-8'?><a/>",
        "<?xml version='1.0' standalone='maybe'?><a/>", "<?xml version='1.0' version='1.0'?><a/>",
        "<?xml version='1.0' other='x'?><a/>", "<?xml version='1.0'encoding='utf-8'?><a/>", "<?XML version='1.0'?><a/>",
        "<?Xml version='1.0'?><a/>", "<?xml version='2.0'?><a/>", "<?xml version=''?><a/>",
        "<?xml version='1.0' encoding=''?><a/>",
        "<?xml version='1.0' encoding='-x'?><a/>", "<?xml version='1.0' encoding='a b'?><a/>", "<?xml version='1.0' ? ><a/>",
        "<? xml version='1.0'?><a/>", "<?xml version='1.0'?><?xml version='1.0'?><a/>",
        "<?xml version='1.0' encoding='utf-16'?><a/>",

        // A document type is refused, whatever it says.
        "<!DOCTYPE a><a/>", "<!DOCTYPE a SYSTEM 'x'><a/>", "<!DOCTYPE a []><a/>", "<!DOCTYPE a [<!ELEMENT a ANY>]><a/>",
        "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>", "<!doctype a><a/>", "<!ELEMENT a ANY><a/>", "<!ENTITY e 'x'><a/>",
    ];

    private static readonly string[] TakenContent =
    [
        // Text and references.
        "", "x", "a]b", "a]]b", "a>b", "]]", "&amp;&lt;&gt;&apos;&quot;", "&#65;", "&#x41;", "&#x1F600;", "&#128512;",
        "&#9;&#10;&#13;", "\u00E9\u20AC\U0001F600", "\t\r\n", "\uFFFD", "&#xFFFD;", "\u0085\u2028", "\u007F", "&#x10FFFF;",

        // CDATA.
        "<![CDATA[]]>", "<![CDATA[<a>&b;]]>", "<![CDATA[]]]]><![CDATA[>]]>", "<![CDATA[ ]] > ]]>", "x<![CDATA[y]]>z",
        "<![CDATA[<![CDATA[]]>", "<![CDATA[-->]]>",

        // Comments and instructions.
        "<!---->", "<!-- a - b -->", "<!-- <a> & ]]> -->", "<!--\n-->", "<?p?>", "<?p q?>", "<?p   q ?>", "<?p ?q?>",
        "<?xml-stylesheet href='x'?>", "<?a.b-c?>", "<?p <a> & ]]> ?>", "<!-- ?> --><?p -- ?>",

        // Elements and attributes.
        "<b/>", "<b></b>", "<b>x</b>", "<b><c/><c/></b>", "<b x='1'/>", "<b x=\"1\"/>", "<b x = '1'/>", "<b\nx='1'\ty='2'/>",
        "<b x=''/>", "<b x='\"'/>", "<b x=\"'\"/>", "<b x='>'/>", "<b x='&lt;&amp;&#10;'/>", "<b x='a\nb\tc'/>", "<b x='/>'/>",
        "<b x='1' X='2'/>", "<b _x='1' x-1='2' x.1='3'/>", "<b \u00E9='1'/>",

        // Namespaces.
        "<b xmlns='urn:x'/>", "<b xmlns=''/>", "<p:b xmlns:p='urn:x'/>", "<b xmlns:p='urn:x' p:x='1' x='2'/>",
        "<b xmlns:p='urn:x' xmlns:q='urn:y' p:x='1' q:x='2'/>", "<p:b xmlns:p='urn:x'><p:c xmlns:p='urn:y'/></p:b>",
        "<b xml:space='preserve'> </b>", "<b xml:lang='en'/>", "<b xmlns:xml='http://www.w3.org/XML/1998/namespace'/>",
        "<b xmlns='urn:x'><c xmlns=''/></b>",
    ];

    private static readonly string[] RefusedContent =
    [
        // Text and references.
        "<", "&", "a & b", "&amp", "&;", "&#;", "&#x;", "&#xG;", "&#a;", "&#-1;", "&# 65;", "& amp;", "&AMP;", "&nbsp;",
        "&eacute;", "]]>", "a]]>b", "&#0;", "&#x0;", "&#1;", "&#x1F;", "&#xB;", "&#xD800;", "&#xDFFF;", "&#xFFFE;", "&#xFFFF;",
        "&#x110000;", "&#99999999999;",
        "\u0001", "\u0008", "\u000B", "\u000C", "\u001F", "\uFFFE", "\uFFFF", "\0", "&lt", "&#65", "&#X41;", "%e;&e;",

        // CDATA.
        "<![CDATA[", "<![CDATA[x", "<![CDATA[x]]", "<![CDATA[x]>", "<![cdata[x]]>", "<! [CDATA[x]]>", "<![ CDATA[x]]>",
        "<![CDATA [x]]>", "<![CDATA[\u0001]]>", "<![CDATA[x]]>]]>", "<![IGNORE[x]]>", "<![]]>",

        // Comments and instructions.
        "<!--", "<!-- a", "<!-- a --", "<!-- a -- b -->", "<!-- a --->", "<!--->", "<!-->", "<!- a -->", "<! -- a -->",
        "<!-- \u0001 -->", "<?", "<??>", "<? p?>", "<?p", "<?p q", "<?p q>", "<?1?>", "<?xml?>", "<?xml version='1.0'?>",
        "<?XML x?>", "<?p:q?>", "<?p\u0001?>", "<!x>", "<!>",

        // Tags.
        "<b>", "</b>", "<b></c>", "<b></B>", "<b><c></b></c>", "<b/></b>", "< b/>", "<b/ >", "</ b>", "<b></b x='1'>", "<b></b/>",
        "<1/>", "<-/>", "<./>", "<b!/>", "<b$/>", "<b<c/>", "<b<c/>/>", "<b", "<b></b", "<b //>", "<>", "</>", "<b><//b>",
        "<\u00D7/>", "<b\u00A0x='1'/>", "<b\u00B7\u2000/>",

        // Attributes.
        "<b x/>", "<b x=/>", "<b x=1/>", "<b x='1/>", "<b x=\"1'/>", "<b x='1\"/>", "<b ='1'/>", "<b 'x'/>", "<b x=='1'/>",
        "<b x:'1'/>", "<b x='1'y='2'/>", "<b x='1' x='1'/>", "<b x='1' x=\"2\"/>", "<b x='<'/>", "<b x='&'/>", "<b x='&a'/>",
        "<b x='&nbsp;'/>", "<b 1='x'/>", "<b -x='1'/>", "<b x='\u0001'/>",
        "<b x='&#0;'/>", "<b x='&#xD800;'/>", "<b x='1',y='2'/>", "<b x='1'/ y='2'>", "<b\u2003x='1'/>", "<b x=`1`/>",
        "<b x=\u201C1\u201D/>", "<b x=\"a\"b\"/>",

        // Namespaces.
        "<p:b/>", "<b p:x='1'/>", "<p:b xmlns='urn:p'/>", "<b xmlns:p='urn:x' xmlns:q='urn:x' p:x='1' q:x='2'/>",
        "<b xmlns='urn:x' xmlns='urn:y'/>", "<b xmlns:p='urn:x' xmlns:p='urn:y'/>", "<b xmlns:p=''/>", "<b xmlns:xml='urn:x'/>",
        "<b xmlns:p='http://www.w3.org/XML/1998/namespace'/>",
        "<b xmlns:xmlns='urn:x'/>", "<b xmlns='http://www.w3.org/2000/xmlns/'/>", "<b xmlns:p='http://www.w3.org/2000/xmlns/'/>",
        "<:b/>", "<b:/>", "<p:q:b xmlns:p='urn:x'/>", "<b :x='1'/>", "<b xmlns:='urn:x'/>", "<b xmlns:p='urn:x' p:='1'/>",
        "<p:b xmlns:p='urn:x'></b>", "<b><p:c xmlns:p='urn:x'/><p:d/></b>",
    ];

    private static readonly (string Name, byte[] Bytes)[] NoText =
    [
        ("a lone continuation byte", Bodies.Bytes("<a>\u0080</a>")),
        ("a first byte alone", Bodies.Bytes("<a>\u00C3</a>")),
        ("an overlong less-than sign", Bodies.Bytes("<a>\u00C0\u00BC</a>")),
        ("a surrogate", Bodies.Bytes("<a>\u00ED\u00A0\u0080</a>")),
        ("beyond U+10FFFF", Bodies.Bytes("<a>\u00F4\u0090\u0080\u0080</a>")),
        ("Latin-1 in a name", Bodies.Bytes("<\u00E9/>")),
        ("half a character at the end", Bodies.Bytes("<a/>\u00E2\u0082")),
        ("bytes above 127 in ASCII", Bodies.Bytes("<?xml version='1.0' encoding='us-ascii'?><a>\u00E9</a>")),
        ("half a pair in UTF-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("<a>"), 0x00, 0xD8, .. Encoding.Unicode.GetBytes("</a>")]),
        ("an odd number of bytes in UTF-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("<a/>"), 0x20]),
        ("no code point in UTF-32", [0xFF, 0xFE, 0, 0, .. Encoding.UTF32.GetBytes("<a>"), 0xFF, 0xFF, 0xFF, 0x7F, .. Encoding.UTF32.GetBytes("</a>")]),
        ("an encoding that nobody knows", Bodies.Bytes("<?xml version='1.0' encoding='x-none'?><a/>")),
    ];

    [Test]
    public void A_well_formed_document_is_taken([ValueSource(nameof(TakenWhole))] string text) => Read(text).Should().BeNull();

    [Test]
    public void A_document_that_breaks_a_rule_is_refused([ValueSource(nameof(RefusedWhole))] string text) => Read(text).Should().NotBeNull();

    [Test]
    public void Well_formed_content_is_taken([ValueSource(nameof(TakenContent))] string text)
    {
        Read($"<a>{text}</a>").Should().BeNull();
        Streamed(text).Should().BeNull();
    }

    [Test]
    public void Content_that_breaks_a_rule_is_refused([ValueSource(nameof(RefusedContent))] string text)
    {
        Read($"<a>{text}</a>").Should().NotBeNull();
        Streamed(text).Should().NotBeNull();
    }

    private static IEnumerable<TestCaseData> Bytes() => NoText.Select(row => new TestCaseData(row.Bytes).SetArgDisplayNames(row.Name));

    [TestCaseSource(nameof(Bytes))]
    public void Bytes_that_are_not_valid_in_their_encoding_are_refused(byte[] bytes) =>
        FaultOf(() => XmlDocuments.Read(bytes, DocumentLimits.Default)).Should().Be(DocumentFault.InvalidEncoding);

    private static DocumentFault? Read(string text) => FaultOf(() => XmlDocuments.Read(Encoding.UTF8.GetBytes(text), DocumentLimits.Default));

    /// <summary>The content inside the second of two members.</summary>
    private static DocumentFault? Streamed(string text) => FaultOf(() =>
    {
        var bytes = Encoding.UTF8.GetBytes($"<s><i UID='1'/><i UID='2'>{text}</i></s>");
        using var expected = new MemoryStream(bytes);
        using var actual = new MemoryStream(bytes);
        StreamComparer.Compare(expected, actual, DocumentFormat.Xml, CompareOptions.Default, DocumentLimits.Default, CancellationToken.None);
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

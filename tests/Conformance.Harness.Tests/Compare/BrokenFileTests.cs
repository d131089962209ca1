using System.Text;
using Conformance.Documents;
using Conformance.Documents.Compare;
using Conformance.Documents.Compare.Streaming;
using Conformance.Harness.Tests.Documents;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Compare;

/// <summary>Damaged collections: in the stream the fault has the place that it has in memory, and nothing but a
/// <see cref="DocumentException"/> comes out.</summary>
[TestFixture]
public sealed class BrokenFileTests
{
    /// <summary>The way back into memory is left out here, so these are the places of the stream itself.</summary>
    [TestCase("<s>\n <i UID='1'/>\n <i UID='2' a=5/></s>")]
    [TestCase("<s>\n <i UID='1'/>\n <i UID='2' a='1' a='2'/></s>")]
    [TestCase("<s>\r <i UID='1'/>\r\n <i UID='2'>&x;</i></s>")]
    [TestCase("<s>\r\n <i UID='1'><a>1</b></i></s>")]
    [TestCase("<s>\n <i UID='1'/>\n\n <i UID='2'>\n<a>&#0;</a></i></s>")]
    [TestCase("<s><i UID='1'/><!-- -- --><i UID='2'/></s>")]
    [TestCase("{\"s\":\n [{\"UID\":\"1\",\n \"UID\":\"2\"}]}")]
    [TestCase("{\"s\":\n [{\"UID\":\"1\"},\n {\"UID\":\"2\" 5}]}")]
    [TestCase("{\"s\":[{\"UID\":\"1\", \"a\":\"\\ud800\"}]}")]
    [TestCase("{\"s\":[\n{\"UID\":\"1\", \"a\":01}]}")]
    [TestCase("{\"s\":[\n{\"UID\":\"1\"}\n], \"p\": tru}")]
    public void A_fault_has_its_place_in_the_stream(string text)
    {
        var inMemory = Fault(() => Bodies.Any(text));
        var streamed = Fault(() => Stream(Encoding.UTF8.GetBytes(text), text[0] == '<', mayFallBack: false));

        (streamed!.Fault, streamed.Line, streamed.Column, streamed.Message).Should().Be((inMemory!.Fault, inMemory.Line, inMemory.Column, inMemory.Message));
    }

    [Test]
    public void A_damaged_file_has_one_fault_with_one_place() => Trees.Chance.Sample(chance =>
    {
        var random = new Random(chance.Seed);
        var isXml = random.Next(2) == 0;
        var tree = Trees.Collection(random, chance.Size);
        var text = isXml ? Trees.Lawful(tree, random) : RepresentationProperties.ToJson(tree, random);
        var bytes = Damaged(Encoding.UTF8.GetBytes(text), random);
        var inMemory = Fault(() => _ = isXml ? XmlDocuments.Read(bytes, DocumentLimits.Default) : JsonDocuments.Read(bytes, DocumentLimits.Default));
        var streamed = Fault(() => Stream(bytes, isXml, mayFallBack: true));
        (streamed?.Fault, streamed?.Line, streamed?.Column).Should().Be((inMemory?.Fault, inMemory?.Line, inMemory?.Column), Encoding.Latin1.GetString(bytes));
    }, iter: Trees.Rounds(3_000));

    /// <summary>Ten thousand files: whatever they hold, they are compared or refused with a reason.</summary>
    [Test]
    public void Ten_thousand_mutated_files_are_compared_or_refused() => Trees.Chance.Sample(chance =>
    {
        var random = new Random(chance.Seed);
        var tree = Trees.Collection(random, chance.Size);
        var (left, right) = (Mutated(tree, random), Mutated(tree, random));
        var comparison = default(Comparison);
        var fault = Fault(() => comparison = CompareFiles(left, right));
        (comparison is null).Should().Be(fault is not null);
        if (comparison is not null)
        {
            var style = new TextStyle { Context = 3, HasColour = true, Width = 80 };
            ComparisonText.Of(comparison, ComparedSource.Of("e", left), ComparedSource.Of("a", right), style).Should().NotContainAny("\0", "\a", "\t\b");
            ComparisonMarkdown.Of(comparison, "e", "a").Should().NotBeEmpty();
            ComparisonJson.Of(comparison).Should().NotBeEmpty();
        }


        fault?.Message.Should().NotBeEmpty().And.NotContain("reader options").And.NotContain("XmlReaderSettings");
    }, iter: Trees.Rounds(5_000));

    private static byte[] Mutated(Tree tree, Random random)
    {
        var text = random.Next(2) == 0 ? Trees.Lawful(tree, random) : RepresentationProperties.ToJson(tree, random);
        var bytes = random.Next(8) switch
        {
            0 => Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(text)).ToArray(),
            1 => Encoding.UTF32.GetPreamble().Concat(Encoding.UTF32.GetBytes(text)).ToArray(),
            2 => Encoding.UTF8.GetBytes("<?xml version='1.0' encoding='" + Named(random) + "'?>" + text),
            _ => Encoding.UTF8.GetBytes(text),
        };
        return random.Next(4) == 0 ? bytes : Damaged(bytes, random);
    }

    private static string Named(Random random) =>
        new[] { "us-ascii", "ascii", "iso-8859-1", "utf-16", "utf-32", "utf-7", "x-none", "UTF-8", "unicode", "" }[random.Next(10)];

    private static byte[] Damaged(byte[] bytes, Random random)
    {
        var damaged = bytes.ToList();
        var at = random.Next(damaged.Count);
        switch (random.Next(5))
        {
            case 0:
                damaged[at] = (byte)random.Next(256);
                break;
            case 1:
                damaged.Insert(at, (byte)"<>&\"'{}[],:\\/!?-\r\n\0\u00FF"[random.Next(20)]);
                break;
            case 2:
                damaged.RemoveRange(at, Math.Min(damaged.Count - at, 1 + random.Next(5)));
                break;
            case 3:
                damaged.RemoveRange(at, damaged.Count - at);
                break;
            default:
                damaged.InsertRange(at, damaged.GetRange(at / 2, Math.Min(40, at - (at / 2))));
                break;
        }

        return [.. damaged];
    }

    private static DocumentException? Fault(Action read)
    {
        try
        {
            read();
            return null;
        }
        catch (DocumentException exception)
        {
            return exception;
        }
    }

    private static Comparison CompareFiles(byte[] left, byte[] right)
    {
        using var expected = new MemoryStream(left);
        using var actual = new MemoryStream(right);
        return StreamComparer.Compare(
            expected, DocumentFormats.Of(expected), actual, DocumentFormats.Of(actual), CompareOptions.Default, DocumentLimits.Default, CancellationToken.None);
    }

    private static void Stream(byte[] bytes, bool isXml, bool mayFallBack)
    {
        using var expected = new MemoryStream(bytes);
        using var actual = new MemoryStream(bytes);
        var format = isXml ? DocumentFormat.Xml : DocumentFormat.Json;
        _ = mayFallBack
            ? StreamComparer.Compare(expected, actual, format, CompareOptions.Default, DocumentLimits.Default, CancellationToken.None)
            : StreamComparer.MemberByMember(expected, format, actual, format, CompareOptions.Default, DocumentLimits.Default, CancellationToken.None);
    }
}

using System.Text;
using Conformance.Core.Recordings.Har;
using Conformance.DataFiles;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Recordings.Har;

/// <summary>What is read of a HAR file, and what is said of one that cannot be used.</summary>
public sealed class HarReaderTests
{
    [Test]
    public void An_entry_is_an_exchange_without_the_pseudo_fields_of_HTTP_2()
    {
        var entry = Read(HarText.Of(HarText.Get("/jobs#top"))).Single();

        entry.Request.Should().BeEquivalentTo(new { Method = "GET", Url = HarText.Base + "/jobs" });
        entry.Request.Headers.Select(field => field.Name).Should().Equal("accept");
        entry.Response!.Status.Should().Be(200);
        (entry.SentAt, entry.Elapsed, entry.Lack).Should().Be((new DateTimeOffset(2026, 1, 31, 9, 0, 0, TimeSpan.Zero), TimeSpan.FromMilliseconds(3.5), null));
    }

    [TestCase("""{"size":5,"mimeType":"","text":"PGEvPg==","encoding":"base64"}""", "<a/>", Description = "base64; the size may count a mark")]
    [TestCase("""{"size":4,"mimeType":"","text":"<a/>","comment":"whole","_own":1}""", "<a/>")]
    [TestCase("""{"size":0,"mimeType":"","text":""}""", "")]
    [TestCase("""{"size":0,"mimeType":""}""", "")]
    public void A_body(string content, string text)
    {
        var entry = Read(HarText.Of(HarText.Get(content: content))).Single();

        (Encoding.UTF8.GetString(entry.Response!.Body.Span), entry.Lack).Should().Be((text, null));
    }

    [TestCase("application/xml; charset=utf-16", "<a/>")]
    [TestCase("application/xml", """<?xml version="1.0" encoding="utf-16"?><a/>""")]
    public void Text_gets_back_the_encoding_that_the_answer_states(string type, string text) =>
        Read(HarText.Of(HarText.Get(text: text, type: type))).Single().Response!.Body.ToArray().Should().Equal([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)]);

    [TestCase("""{"size":400,"mimeType":"application/xml"}""", "the recording does not hold the whole body of the answer")]
    [TestCase("""{"size":400,"mimeType":"application/xml","text":"<EntityRef"}""", "the recording does not hold the whole body of the answer")]
    public void A_body_that_is_missing_or_cut_is_no_evidence(string content, string reason) => Read(HarText.Of(HarText.Get(content: content))).Single().Lack.Should().Be(reason);

    [Test]
    public void A_request_without_an_answer_is_no_evidence() =>
        Read(HarText.Of(HarText.Get(status: 0))).Single().Should().BeEquivalentTo(new { Response = (object?)null, Lack = "the recording holds no answer to the request" });

    [Test]
    public void A_request_whose_fields_were_not_recorded_is_no_evidence() =>
        Read(HarText.Of(HarText.Get().Replace(":authority", ":path", StringComparison.Ordinal))).Single().Lack.Should().Be("the recording does not hold the header fields of the request");

    [TestCase("", "x.har:1:1: a HAR file is JSON, and from here on this is none. Export it again, whole.")]
    [TestCase("{\n \"log\": {,", "x.har:2:10: a HAR file is JSON, and from here on this is none. Export it again, whole.")]
    [TestCase("[]", "x.har: : an object is expected, and an array is there.")]
    [TestCase("{}", "x.har: log: an object is expected, and nothing is there.")]
    [TestCase("""{"log":{"version":"9","entries":[]}}""", "x.har: log.version: \"9\" is a version of HAR that is not known; 1.2 is.")]
    [TestCase("""{"log":{"entries":{}}}""", "x.har: log.entries: an array is expected, and an object is there.")]
    public void A_file_that_is_no_HAR_is_told_with_its_place(string text, string message) => Message(text).Should().StartWith(message);

    [TestCase("\"method\":\"GET\"", "\"method\":7", "x.har: log.entries[1].request.method: a text is expected, and a number is there.")]
    [TestCase("\"url\":", "\"uri\":", "x.har: log.entries[1].request.url: a text is expected, and nothing is there.")]
    [TestCase("2026-01-31T09", "yesterday", "x.har: log.entries[1].startedDateTime: a time is expected, as in 2026-01-31T09:00:00.000Z.")]
    [TestCase("\"status\":200", "\"status\":\"200\"", "x.har: log.entries[1].response.status: a number is expected, and a text is there.")]
    [TestCase("\"mimeType\":", "\"encoding\":\"rot13\",\"mimeType\":", "x.har: log.entries[1].response.content.encoding: base64 is the only encoding that a HAR file may have.")]
    [TestCase("\"mimeType\":", "\"encoding\":\"base64\",\"mimeType\":", "x.har: log.entries[1].response.content.text: base64 is expected, as \"encoding\" says, and it cannot be read as that.")]
    public void An_entry_that_cannot_be_used_is_told_with_its_place(string has, string instead, string message) =>
        Message(HarText.Of(HarText.Get(), HarText.Get().Replace(has, instead, StringComparison.Ordinal))).Should().Be(message);

    [Test]
    public void All_that_is_wrong_is_told_at_once_and_of_much_the_first_ten() =>
        Message(HarText.Of([.. Enumerable.Repeat(HarText.Get().Replace("\"url\"", "\"uri\"", StringComparison.Ordinal), 30)])).Split('\n').Should().HaveCount(10);

    private static string Message(string text) => Assert.Throws<DataException>(() => Read(text))!.Message;

    private static IReadOnlyList<HarEntry> Read(string text) => HarReader.Read(Encoding.UTF8.GetBytes(text), "x.har");
}

using System.Text;
using Conformance.Core.Exchanges;
using Conformance.Replay.Redaction;
using Conformance.Replay.Transport;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Replay.Redaction;

/// <summary>A text that is searched a window at a time hides a secret nowhere, not at the edge of a window either.</summary>
public sealed class SearchedTextTests
{
    private const int Window = 1024 * 1024;

    [Test]
    public void A_secret_in_pieces_is_found_at_the_edge_of_a_window(
        [Values(0, Window - 20, Window - 7, Window - 3, Window, (3 * Window) - 5)] int before,
        [Values("<a>{0}hunt<!-- -->er22{1}</a>", "<a>{0}hunt<![CDATA[er22]]>{1}</a>", "<a>{0}hunt<b>er22{1}</a>")] string form)
    {
        var body = form.Replace("{0}", new string('x', before), StringComparison.Ordinal).Replace("{1}", new string('y', 40), StringComparison.Ordinal);

        Kept(body).Should().StartWith("***a body that held a secret");
    }

    [Test]
    public void A_long_text_without_one_stays()
    {
        var body = $"<a>{new string('x', 3 * Window)}<!-- -->{new string('y', Window)}</a>";

        Kept(body).Should().Be(body);
    }

    private static string Kept(string body)
    {
        var redactor = new Redactor();
        redactor.AddPassword("admin", "hunter22");
        var response = new ReceivedResponse("HTTP/1.1", 200, "OK", [], Encoding.UTF8.GetBytes(body), BodyFraming.ContentLength);
        var result = new TransportResult(new SentRequest("GET", "https://h/api/jobs", [], default), response, null, default, null, default, 1);
        return Encoding.UTF8.GetString(ExchangeRecorder.Record(redactor, "v", "s", result).Response!.Body.Span);
    }
}

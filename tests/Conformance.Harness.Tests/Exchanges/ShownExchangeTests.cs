using System.Text;
using Conformance.Core.Exchanges;
using Conformance.Core.Reports.Html;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Exchanges;

/// <summary>What a run keeps of an exchange for its reports.</summary>
public sealed class ShownExchangeTests
{
    [Test]
    public void Of_a_large_body_as_much_is_kept_as_a_report_reads()
    {
        var exchange = Of("<a>\n" + new string('x', 3 * Exchange.MostShown) + "</a>");

        var shown = exchange.Shown();

        shown.Response!.Body.Length.Should().Be(Exchange.MostShown + 1);
        shown.Response.ReceivedLength.Should().Be(exchange.Response!.Body.Length);
        Text(shown).Should().Be(Text(exchange), "the page is the same");
    }

    [Test]
    public void Any_other_is_kept_as_it_is()
    {
        var exchange = Of(new string('x', Exchange.MostShown));

        exchange.Shown().Should().BeSameAs(exchange);
    }

    private static string Text(Exchange exchange) =>
        string.Join('\n', BodyText.Of(exchange.Response!.Body, null).Select(line => string.Concat(line.Pieces.Select(piece => piece.Text))));

    private static Exchange Of(string body) => new(
        "v", "s", new SentRequest("GET", "https://h/api/", [], default), new ReceivedResponse("HTTP/1.1", 200, "OK", [], Encoding.UTF8.GetBytes(body), BodyFraming.ContentLength), null, default, null, default);
}

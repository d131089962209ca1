using System.Globalization;
using Conformance.Core.Exchanges;
using Conformance.Replay.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Replay.Runs;

/// <summary>Exchanges are read while others are added: under NUnit each test judges its own scenario while the next is
/// replayed.</summary>
public sealed class KeptExchangesTests
{
    private const int Many = 20_000;

    [Test]
    public async Task All_may_be_read_while_exchanges_are_added()
    {
        var kept = new KeptExchanges();
        var adding = Task.Run(() =>
        {
            for (var at = 0; at < Many; at++)
            {
                kept.Add(Of(at.ToString(CultureInfo.InvariantCulture)));
            }
        });

        var seen = 0;
        while (!adding.IsCompleted)
        {
            var now = kept.All.Count();
            now.Should().BeGreaterThanOrEqualTo(seen);
            seen = now;
        }

        await adding;
        kept.All.Count().Should().Be(Many);
    }

    private static Exchange Of(string variant) =>
        new(variant, "only", new SentRequest("GET", "https://h/api/", [], default), null, null, DateTimeOffset.UnixEpoch, null, TimeSpan.Zero);
}

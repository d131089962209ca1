using System.Diagnostics;
using System.Globalization;
using Conformance.Harness.Tests.Cli;
using Conformance.Harness.Tests.Fakes;
using Conformance.Harness.Tests.Networks;
using Conformance.Replay.Transport;
using FluentAssertions;
using NUnit.Framework;

#pragma warning disable CA2000 // The paced transport owns what it sends with, and disposes it.
namespace Conformance.Harness.Tests.Replay.Transport;

/// <summary>All clients of a run spare its target together.</summary>
public sealed class PaceTests
{
    [Test]
    public async Task A_rate_holds_for_all_clients_together()
    {
        await using var server = FakeServer.Always(FakeAnswer.Of("200 OK"));
        using var large = new LargeBodies();
        using var pace = Pace.Of(50, null, large)!;
        var options = new TransportOptions(TargetUrl.Parse(server.Origin));
        await using var one = new PacedTransport(new HttpTransport(options, TimeProvider.System), pace);
        await using var other = new PacedTransport(new HttpTransport(options, TimeProvider.System), pace);
        var start = Stopwatch.GetTimestamp();

        // The bucket holds five at the start; the other ten come at 50 a second.
        await Task.WhenAll(Enumerable.Range(0, 15).Select(number => (number % 2 == 0 ? one : other).SendAsync(RequestToSend.Get(server.Origin), CancellationToken.None)));

        Stopwatch.GetElapsedTime(start).Should().BeGreaterThan(TimeSpan.FromMilliseconds(150));
    }

    [Test]
    public async Task A_wait_for_the_rate_is_no_part_of_an_exchange()
    {
        await using var server = FakeServer.Always(FakeAnswer.Of("200 OK"));
        using var large = new LargeBodies();
        using var pace = Pace.Of(5, null, large)!;
        await using var transport = new PacedTransport(new HttpTransport(new TransportOptions(TargetUrl.Parse(server.Origin)), TimeProvider.System), pace);
        await transport.SendAsync(RequestToSend.Get(server.Origin), CancellationToken.None);
        var start = Stopwatch.GetTimestamp();

        var result = await transport.SendAsync(RequestToSend.Get(server.Origin), CancellationToken.None);

        result.Elapsed.Should().BeLessThan(Stopwatch.GetElapsedTime(start) / 2);
    }

    [Test]
    public async Task Who_stops_waits_for_no_permit()
    {
        await using var server = FakeServer.Always(FakeAnswer.Of("200 OK"));
        using var large = new LargeBodies();
        using var pace = Pace.Of(0.01, 1, large)!;
        using var stop = new CancellationTokenSource();
        await using var transport = new PacedTransport(new HttpTransport(new TransportOptions(TargetUrl.Parse(server.Origin)), TimeProvider.System), pace);
        await transport.SendAsync(RequestToSend.Get(server.Origin), CancellationToken.None);

        var waiting = transport.SendAsync(RequestToSend.Get(server.Origin), stop.Token);
        await stop.CancelAsync();

        await waiting.Invoking(task => task).Should().ThrowAsync<OperationCanceledException>();
    }

    [Test]
    public void A_run_that_needs_no_pace_has_none()
    {
        using var large = new LargeBodies();

        Pace.Of(null, null, large).Should().BeNull();
    }

    [Test]
    public async Task A_live_target_is_told_how_much_comes_and_is_asked_two_things_at_a_time_at_first()
    {
        var (underWay, most, asked) = (0, 0, 0);
        await using var gateway = await Gateway.StartAsync(async (right, request) =>
        {
            var now = Interlocked.Increment(ref underWay);
            most = Interlocked.Increment(ref asked) <= AdaptiveLimit.Window ? Math.Max(most, now) : most;
            var answer = await right.AnswerAsync(request);
            Interlocked.Decrement(ref underWay);
            return answer;
        });

        var (code, output) = await gateway.RunAsync("/api", "--select", "replica-task-sessions/list*", "--parallel", "6");

        code.Should().Be(0);
        most.Should().BeLessThanOrEqualTo(AdaptiveLimit.Start);
        output.Should().MatchRegex("[0-9]+ requests, about [0-9]+ s at [0-9]+ ms an answer, 2 at a time\n");
    }

    [Test]
    public async Task A_rate_is_kept_to_in_a_run_and_told_before_it()
    {
        var times = new List<long>();
        await using var gateway = await Gateway.StartAsync(async (right, request) =>
        {
            lock (times)
            {
                times.Add(Stopwatch.GetTimestamp());
            }

            return await right.AnswerAsync(request);
        });

        var (_, output) = await gateway.RunAsync("/api", "--select", "jobs/one", "--rate", "40");

        output.Should().MatchRegex("[0-9]+ requests, about [0-9]+ s at 40 a second\n");
        Stopwatch.GetElapsedTime(times[0], times[^1]).Should().BeGreaterThan(TimeSpan.FromSeconds((times.Count - 5) / 40.0));
    }

    [TestCase("0")]
    [TestCase("-1")]
    [TestCase("fast")]
    [TestCase("1e9")]
    public async Task A_rate_that_is_none_is_refused(string rate)
    {
        var (code, _, errors) = await CommandLine.RunAsync("run", "--rate", rate);

        code.Should().Be(2);
        errors.Should().Contain(string.Create(CultureInfo.InvariantCulture, $"--rate {rate}: requests a second from 0.01 to 10000 are expected, as in 5."));
    }
}

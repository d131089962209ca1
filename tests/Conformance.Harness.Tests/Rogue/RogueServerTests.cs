using System.Collections.Concurrent;
using Conformance.Replay.Transport;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Rogue;

/// <summary>Every rogue behaviour ends in its named verdict, within its deadline, in bounded memory.</summary>
/// <remarks>
/// All run at once before the first case, because most of them wait; each case then looks at its own.
/// Alone, since it measures the memory of the whole process.
/// </remarks>
[NonParallelizable]
public sealed class RogueServerTests
{
    private const long Mebibyte = 1024 * 1024;
    private const int AtOnce = 32;

    private static readonly IReadOnlyList<RogueBehaviour> Table =
    [
        .. StatusLineBehaviours.All, .. HeaderBehaviours.All, .. LengthBehaviours.All, .. ChunkBehaviours.All, .. ClosingBehaviours.All,
        .. TimeBehaviours.All, .. FloodBehaviours.All, .. ContentBehaviours.All, .. TlsBehaviours.All,
    ];

    private readonly ConcurrentDictionary<string, (TransportResult Result, int Connections)> seen = new(StringComparer.Ordinal);
    private long memoryBefore;
    private long memoryPeak;

    [OneTimeSetUp]
    public async Task RunAll()
    {
        memoryBefore = Environment.WorkingSet;
        await Parallel.ForEachAsync(
            Table, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (behaviour, cancellationToken) => await RunAsync(behaviour, cancellationToken));
    }

    [TestCaseSource(nameof(Table))]
    public void A_rogue_server_gets_its_named_verdict_in_time(RogueBehaviour behaviour)
    {
        var (result, connections) = seen[behaviour.Name];

        if (behaviour.Verdicts.Count == 0)
        {
            result.Failure.Should().BeNull();
            result.Response.Should().NotBeNull();
            (behaviour.Whole?.Invoke(result.Response!) ?? true).Should().BeTrue("of {0}", result.Response);
        }
        else
        {
            result.Response.Should().BeNull();
            result.Failure!.Kind.Should().BeOneOf(behaviour.Verdicts, "message: {0}", result.Failure.Message);
            result.Failure.Message.Should().NotBeEmpty().And.NotContainAny("\u001b", "\0", "\r", "\n");
        }

        result.Elapsed.Should().BeLessThan(RogueLimits.Small.Exchange + TimeSpan.FromSeconds(2));
        connections.Should().Be(1, "nothing is followed and nothing is sent again");
    }

    [Test]
    public void The_table_holds_at_least_200_behaviours_with_names_that_differ()
    {
        Table.Should().HaveCountGreaterThanOrEqualTo(200);
        Table.Select(behaviour => behaviour.Name).Should().OnlyHaveUniqueItems();
    }

    [Test]
    public void All_of_them_together_stay_under_300_MiB() =>
        ((memoryPeak - memoryBefore) / Mebibyte).Should().BeLessThan(300);

    private async Task RunAsync(RogueBehaviour behaviour, CancellationToken cancellationToken)
    {
        await using var server = RogueServer.Start([.. behaviour.Steps]);
        var url = behaviour.WantsTls ? server.Url.Replace("http:", "https:", StringComparison.Ordinal) : server.Url;
        await using var transport = new HttpTransport(
            new TransportOptions(TargetUrl.Parse(url)) { Limits = RogueLimits.Small }, TimeProvider.System);
        var result = await transport.SendAsync(new RequestToSend(behaviour.Method, url, [], default), cancellationToken);
        InterlockedMax(ref memoryPeak, Environment.WorkingSet);
        seen[behaviour.Name] = (result, server.Connections);
    }

    private static void InterlockedMax(ref long target, long value)
    {
        for (var current = Volatile.Read(ref target); value > current;)
        {
            current = Interlocked.CompareExchange(ref target, value, current) is var before && before == current ? value : before;
        }
    }
}

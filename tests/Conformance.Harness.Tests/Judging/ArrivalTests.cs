using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Scenarios;
using Conformance.Harness.Tests.Runs;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Judging;

/// <summary>Variants arrive as they get through; the verdict must not depend on which came first.</summary>
public sealed class ArrivalTests
{
    private const string Read = "read-side/replica-sessions/read";

    /// <summary>A fault in one of two formats: only comparing the variants brings it to light.</summary>
    private static readonly RunRequest Request = new() { Selection = new Selection([Read]), Faults = ["json-differs"] };

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public async Task Whichever_variant_arrives_first_the_verdicts_and_the_exchanges_shown_are_the_same(int seed)
    {
        var prepared = await EmbeddedRuns.PreparedAsync(Request);
        var record = (await EmbeddedRuns.RunAsync(Request)).Record;
        var inOrder = new RunJudge(prepared.Plan.Variants, Request.Facts, prepared.Rules);
        var expected = inOrder.Complete(record.Variants, record.Exchanges);
        expected.SelectMany(variant => variant.Findings).Should().NotBeEmpty("without findings the verdicts say nothing of the order");

        var shuffled = new RunJudge(prepared.Plan.Variants, Request.Facts, prepared.Rules);
        var arrivals = record.Variants.Values.OrderBy(variant => variant.Variant, StringComparer.Ordinal).ToArray();
        new Random(seed).Shuffle(arrivals);
        var exchanges = record.Exchanges.ToLookup(exchange => exchange.Variant, StringComparer.Ordinal);
        Parallel.ForEach(arrivals, arrival => shuffled.Add(arrival, exchanges[arrival.Variant]));

        Told(shuffled.Complete(new Dictionary<string, VariantRecord>(), record.Exchanges)).Should().Equal(Told(expected));
        shuffled.Shown.Should().BeEquivalentTo(inOrder.Shown);
        shuffled.NewestVersion.Should().Be(inOrder.NewestVersion);
    }

    [Test]
    public async Task What_is_judged_while_the_run_goes_on_is_told_like_what_is_judged_after_it()
    {
        var prepared = await EmbeddedRuns.PreparedAsync(Request);
        var during = await ConformanceRun.JudgeAsync(prepared, TimeProvider.System, null, CancellationToken.None);
        var after = (await EmbeddedRuns.RunAsync(Request)).Result;

        Told(during.Variants).Should().Equal(Told(after.Variants));
    }

    private static IEnumerable<string> Told(IEnumerable<JudgedVariant> variants) => variants.Select(variant => string.Join('\n', variant.Findings
        .Select(finding => $"{finding.Requirement.Id} {finding.Step} {finding.Violation}")
        .Concat(variant.Checks.Select(check => $"{check.Requirement} {check.Outcome}")).Prepend($"{variant.Id} {variant.Outcome} {variant.Reason}")));
}

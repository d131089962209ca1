using Conformance.Core.Reports;
using Conformance.Core.Results.Diffs;
using Conformance.Core.Scenarios;
using Conformance.Harness.Tests.Exchanges;
using Conformance.Harness.Tests.Runs;
using Conformance.Replay.Sessions;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Judging;

/// <summary>What was kept is looked at one variant at a time, so that an archive of any size can be judged and
/// compared.</summary>
public sealed class OneAtATimeTests
{
    private static readonly RunRequest Request = new() { Selection = new Selection(["area:replica-task-sessions"]), Faults = ["json-differs"] };

    [Test]
    public async Task A_judge_looks_at_each_variant_once()
    {
        var prepared = await EmbeddedRuns.PreparedAsync(Request);
        var output = await EmbeddedRuns.RunAsync(Request);
        var kept = new ExchangesByVariant(output.Record.Exchanges);

        var again = ConformanceRun.Judged(prepared, output.Record with { Exchanges = kept }, output.Result.Header).Result;

        kept.Looks.Keys.Should().Contain(prepared.Plan.Variants.Select(variant => variant.Id));
        kept.Looks.Where(look => look.Key != SessionKeeper.Variant).Should().OnlyContain(look => look.Value == 1);
        kept.Looks[SessionKeeper.Variant].Should().Be(2, "the few exchanges of the opening tell first which versions the target has");
        VerdictText.Of(again).Should().Be(VerdictText.Of(output.Result));
    }

    [Test]
    public async Task A_difference_looks_at_each_variant_twice_and_tells_the_same()
    {
        var prepared = await EmbeddedRuns.PreparedAsync(Request);
        var (left, right) = (await EmbeddedRuns.RunAsync(Request with { Faults = [] }), await EmbeddedRuns.RunAsync(Request));
        var (ours, theirs) = (new ExchangesByVariant(left.Record.Exchanges), new ExchangesByVariant(right.Record.Exchanges));

        var diff = RunDiffer.Compare(new RunSide("a", left.Result, ours), new RunSide("b", right.Result, theirs), prepared.Plan.Variants, prepared.Rules);

        ours.Looks.Values.Concat(theirs.Looks.Values).Should().OnlyContain(looks => looks == 2, "once for what is put aside, once for what differs");
        diff.AreSame.Should().BeFalse();
        DiffText.Of(diff).Should().Be(DiffText.Of(RunDiffer.Compare(
            new RunSide("a", left.Result, left.Record.Exchanges), new RunSide("b", right.Result, right.Record.Exchanges), prepared.Plan.Variants, prepared.Rules)));
    }
}

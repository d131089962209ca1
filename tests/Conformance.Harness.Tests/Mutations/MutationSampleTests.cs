using Conformance.Core.Mutations;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Mutations;

/// <summary>What a sample holds when there are more mutations than it may hold.</summary>
public sealed class MutationSampleTests
{
    [Test]
    public async Task A_small_sample_holds_one_of_each_effect_before_a_second_of_any()
    {
        var recorded = await RecordedRun.Get();
        var variants = recorded.Prepared.Plan.Variants.Where(variant => variant.Scenario.Id.StartsWith("authentication/", StringComparison.Ordinal)).ToList();
        var run = new MutationRun(variants, recorded.Output.Record.Variants, recorded.Output.Record.Exchanges, recorded.Prepared.Request.Facts, recorded.Prepared.Rules);
        var effects = Effects(MutationSample.Draw(run, 1_000_000, 1, CancellationToken.None));

        var sample = MutationSample.Draw(run, effects.Count, 1, CancellationToken.None);

        sample.Strata.Should().BeGreaterThan(effects.Count);
        Effects(sample).Should().BeEquivalentTo(effects).And.Contain(effect => effect.Tells == "AUTH-031");
    }

    private static HashSet<(string Operator, string Right, string? Lawful, string Tells)> Effects(MutationSample sample) => [.. sample.Mutations.Select(mutation =>
        (mutation.Operator, string.Join(' ', mutation.Ruling.Right.Order(StringComparer.Ordinal)), mutation.Ruling.Lawful?.Name, mutation.Tells))];
}

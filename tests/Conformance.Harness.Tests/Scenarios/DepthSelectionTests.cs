using Conformance.Core.Scenarios;
using Conformance.Core.Scenarios.Depths;
using Conformance.Harness.Tests.Runs;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Scenarios;

/// <summary>What of a plan each depth asks.</summary>
public sealed class DepthSelectionTests
{
    /// <summary>No depth asks for a 200 here: whether a lookup finds something is only recorded (OPS-009).</summary>
    private const string Recorded = "GET /lookup";

    private static readonly Lazy<Task<Prepared>> Quick = new(() => PreparedAsync(RunDepth.Quick));
    private static readonly Lazy<Task<Prepared>> Standard = new(() => PreparedAsync(RunDepth.Standard));
    private static readonly Lazy<Task<Prepared>> Full = new(() => PreparedAsync(RunDepth.Full));
    private static readonly Lazy<Task<RunOutput>> Run = new(async () => await ConformanceRun.ExecuteAsync(await Quick.Value, TimeProvider.System, null, CancellationToken.None));

    [Test]
    public async Task A_quick_run_plans_at_most_500_requests()
    {
        var prepared = await Quick.Value;

        new PlannedRequests(prepared.Rules.Contract).Count(prepared.Plan.Variants).Should().BeInRange(400, DepthSelection.MostQuickRequests);
    }

    [Test]
    public async Task A_quick_run_sends_at_most_500_requests_that_differ()
    {
        var sent = (await Run.Value).Record.Exchanges.Select(exchange => exchange.Request)
            .Select((request, at) => request.Method == "GET" ? $"{request.Url} {string.Join('\n', request.Headers.Select(field => $"{field.Name}: {field.Value}"))}" : $"{at}");

        sent.Distinct().Count().Should().BeLessThanOrEqualTo(DepthSelection.MostQuickRequests);
    }

    [Test]
    public async Task A_quick_run_asks_each_documented_operation_for_what_exists()
    {
        var (quick, full) = ((await Run.Value).Result.Operations, DocumentedOperations.Of((await Full.Value).Rules.Contract, (await Full.Value).Plan.Variants));

        quick.Where(operation => operation.Outcome == Core.Judging.Outcome.Passed).Select(operation => operation.Coverage.Operation)
            .Should().BeEquivalentTo(full.Where(operation => operation.Reason is null).Select(operation => operation.Operation).Except([Recorded]));
    }

    [Test]
    public async Task A_quick_run_judges_each_requirement_that_the_emulator_can_be_asked() =>
        (await Run.Value).Result.Requirements.Where(requirement => requirement.Checks == 0).Select(requirement => requirement.Requirement.Id)
            .Should().BeSubsetOf(["AUTH-037"], "only in an older version is there something to ask");

    [Test]
    public async Task A_deeper_run_asks_all_that_a_less_deep_one_asks()
    {
        Ids(await Quick.Value).Should().BeSubsetOf(Ids(await Standard.Value));
        Ids(await Standard.Value).Should().BeSubsetOf(Ids(await Full.Value));
    }

    [Test]
    public async Task Standard_asks_each_pair_of_values_of_a_scenario()
    {
        var (standard, full) = ((await Standard.Value).Plan.Variants, (await Full.Value).Foreseen.Plan.Variants);

        Pairs(standard).Should().BeEquivalentTo(Pairs(full));
    }

    [Test]
    public async Task Each_relation_has_two_variants_that_it_compares([Values(RunDepth.Quick, RunDepth.Standard)] RunDepth depth)
    {
        var chosen = (await (depth == RunDepth.Quick ? Quick : Standard).Value).Plan.Variants;
        var compared = chosen.GroupBy(variant => variant.Scenario.Id, StringComparer.Ordinal).SelectMany(Compared).ToHashSet(StringComparer.Ordinal);

        compared.Should().BeEquivalentTo((await Full.Value).Plan.Variants.SelectMany(variant => variant.Scenario.Relations).Select(relation => relation.Requirement).Distinct());
    }

    [Test]
    public async Task The_same_plan_gives_the_same_variants() =>
        Ids(await PreparedAsync(RunDepth.Quick)).Should().Equal(Ids(await Quick.Value));

    [Test]
    public async Task What_a_depth_leaves_out_is_counted()
    {
        var (quick, full) = (await Quick.Value, (await Full.Value).Foreseen);

        (quick.Plan.Variants.Count + quick.Plan.BelowDepth).Should().Be(full.Plan.Variants.Count);
        full.Plan.BelowDepth.Should().Be(0);
    }

    [Test]
    public async Task One_variant_that_is_selected_is_asked_at_any_depth([Values] RunDepth depth) =>
        Ids(await EmbeddedRuns.PreparedAsync(new RunRequest { Depth = depth, Selection = new Selection(["jobs/one[accept=absent]"]) })).Should().Equal("jobs/one[accept=absent]");

    [Test]
    public async Task A_target_of_an_older_version_is_asked_every_requirement_that_it_has()
    {
        var request = new RunRequest { Target = "https://em.example.com:9398/api", Depth = RunDepth.Quick };
        var (quick, full) = ((await EmbeddedRuns.PreparedAsync(request)).At(["v1_4"]), (await EmbeddedRuns.PreparedAsync(request with { Depth = RunDepth.Full })).At(["v1_4"]));

        quick.Plan.Variants.Should().OnlyContain(variant => full.Plan.Variants.Any(other => other.Id == variant.Id));
        quick.Plan.Variants.SelectMany(Coverage.Named).Distinct().Should().BeEquivalentTo(full.Plan.Variants.SelectMany(Coverage.Named).Distinct());
    }

    private static Task<Prepared> PreparedAsync(RunDepth depth) => EmbeddedRuns.PreparedAsync(new RunRequest { Depth = depth });

    private static IEnumerable<string> Ids(Prepared prepared) => prepared.Plan.Variants.Select(variant => variant.Id);

    private static IEnumerable<string> Compared(IEnumerable<Variant> scenario)
    {
        var variants = scenario.ToList();
        return variants[0].Scenario.Relations.Where(relation => variants.Where(variant => Coverage.Applies(relation.Conditions, variant))
                .GroupBy(variant => string.Join(',', variant.Values.Where(value => value.Key != relation.Across).OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => value.Value.Name)), StringComparer.Ordinal)
                .Any(group => group.Count() > 1))
            .Select(relation => relation.Requirement);
    }

    private static HashSet<string> Pairs(IEnumerable<Variant> variants) => [.. variants.SelectMany(variant => variant.Values.SelectMany(one =>
        variant.Values.Select(other => $"{variant.Scenario.Place} {one.Key}={one.Value.Name} {other.Key}={other.Value.Name}").Append($"{variant.Scenario.Id} {one.Key}={one.Value.Name}")))];
}

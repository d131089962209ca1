using Conformance.Core.Mutations;
using Conformance.Core.Scenarios;
using Conformance.Harness.Tests.Runs;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Mutations;

/// <summary>One JSON answer in the other case of names: only the answers of the whole run tell that it is wrong.</summary>
public sealed class NamesCaseTests
{
    private const string Requirement = "REP-025";
    private static readonly Selection Lists = new(["replica-task-sessions/list*", "read-side/jobs/read*"]);

    [TestCase("em12", "all names in camelCase")]
    [TestCase("em13", "all names in PascalCase")]
    public async Task One_answer_in_the_other_case_is_blamed_on_the_mix_alone(string dialect, string change)
    {
        var run = await RecordedAsync(new RunRequest { Selection = Lists, Dialect = dialect });

        var verdicts = run.Judge([.. NamesCases(run)], null, CancellationToken.None);

        run.Baseline.Should().BeEmpty();
        verdicts.Should().NotBeEmpty().And.OnlyContain(verdict => verdict.Fate == MutationFate.Killed && verdict.Mutation.Change == change);
        verdicts.SelectMany(verdict => verdict.Blamed).Distinct().Should().Equal(Requirement);
    }

    [Test]
    public async Task A_change_that_leaves_the_names_alone_makes_no_mix()
    {
        var run = await RecordedAsync(new RunRequest { Selection = Lists });

        var verdicts = run.Judge([.. run.Scenarios.SelectMany(scenario => run.Mutations(scenario, (_, name) => name is "notation" or "body-other-syntax"))], null, CancellationToken.None);

        verdicts.Should().NotBeEmpty();
        verdicts.SelectMany(verdict => verdict.Blamed).Should().NotContain(Requirement);
    }

    [Test]
    public async Task The_only_answer_in_JSON_of_a_run_may_have_either_case()
    {
        var prepared = await EmbeddedRuns.PreparedAsync(new RunRequest { Selection = Lists });
        var output = await ConformanceRun.ExecuteAsync(prepared, TimeProvider.System, null, CancellationToken.None);
        var one = prepared.Plan.Variants.First(variant => output.Record.Exchanges
            .Count(exchange => exchange.Variant == variant.Id && exchange.Response?.Headers.Any(field => field.Value.Contains("json", StringComparison.Ordinal)) == true) == 1);

        var run = new MutationRun([one], output.Record.Variants, output.Record.Exchanges, prepared.Request.Facts, prepared.Rules);

        run.Mutations(one.Scenario.Id, (_, name) => name == "notation").Should().NotBeEmpty();
        NamesCases(run).Should().BeEmpty();
    }

    [Test]
    public async Task A_recorded_run_that_mixes_them_has_the_finding_before_any_change()
    {
        var run = await RecordedAsync(new RunRequest { Selection = Lists, Faults = ["json-names-mixed"] });

        run.Baseline.Select(finding => finding.Requirement.Id).Should().Equal(Requirement);
        NamesCases(run).Should().BeEmpty();
    }

    private static IEnumerable<Mutation> NamesCases(MutationRun run) => run.Scenarios.SelectMany(scenario => run.Mutations(scenario, (_, name) => name == "names-case"));

    private static async Task<MutationRun> RecordedAsync(RunRequest request)
    {
        var prepared = await EmbeddedRuns.PreparedAsync(request);
        return RecordedMutations.Of(prepared, await ConformanceRun.ExecuteAsync(prepared, TimeProvider.System, null, CancellationToken.None));
    }
}

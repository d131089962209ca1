using Conformance.Core.Judging;
using Conformance.Core.Judging.Relations;
using Conformance.Core.Mutations;
using Conformance.Harness.Tests.Runs;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Mutations;

/// <summary>Checks taken out of the suite one by one: the proof notices each, by a changed answer or by a fault of the
/// emulator.</summary>
public sealed class AblationTests
{
    /// <summary>Checks that no scenario of the suite asks for: <c>every</c> is there for scenarios that users write.</summary>
    private static readonly string[] NotInTheSuite = ["EveryCheck"];

    /// <summary>What is asked of families for which there are faults of their own.</summary>
    private static readonly string[] OfOneFamily =
    [
        "read-side/vm-restore-points-id-mounts-id-filepath/folder-lists", "read-side/lookup-by-name", "read-side/agents-backups/narrowed",
        "read-side/agents-backup-files/narrowed-by-parent", "read-side/jobs-id-includes/grouped", "read-side/repositories-id-backups/linked-lists",
        "read-side/agents-protection-groups-id-discovered-computers/among-all", "read-side/jobs-id/method",
    ];

    private RecordedRun recorded = null!;

    [OneTimeSetUp]
    public async Task Record() => recorded = await RecordedRun.Get();

    [Test]
    public async Task Every_line_of_the_scenarios_is_missed_when_it_is_taken_out() =>
        string.Join('\n', await UnnoticedAsync(Ablation.OfLines(recorded.Prepared.Rules))).Should().BeEmpty();

    [Test]
    public async Task Every_class_of_checks_is_missed_when_it_is_taken_out() =>
        string.Join('\n', await UnnoticedAsync(Ablation.OfChecks(recorded.Prepared.Rules))).Should().BeEmpty();

    [Test]
    public void Every_class_of_checks_in_the_code_is_asked_for_by_a_scenario() =>
        typeof(Check).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.Namespace != typeof(Ablation).Namespace && (type.IsSubclassOf(typeof(Check)) || type.IsSubclassOf(typeof(RelationCheck)))).Select(type => type.Name)
            .Except(Ablation.OfChecks(recorded.Prepared.Rules).Select(ablation => ablation.What))
            .Should().BeEquivalentTo(NotInTheSuite);

    /// <summary>The faults are looked for where the gate looks for them.</summary>
    private async Task<IEnumerable<string>> UnnoticedAsync(IEnumerable<Ablation> ablations)
    {
        var proof = new AblationProof(recorded.Mutated(), await EmbeddedRuns.PreparedAsync(new RunRequest { Selection = new([.. EmbeddedRuns.Queries.Expressions, "area:authentication", .. OfOneFamily]) }));
        return (await proof.OfAsync([.. ablations], seed: 1, null, CancellationToken.None))
            .Where(verdict => verdict.NoticedBy is null).Select(verdict => $"{verdict.Ablation.What} for {string.Join(' ', verdict.Ablation.Requirements)}").ToList();
    }
}

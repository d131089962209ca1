using Conformance.Core.Judging;
using Conformance.Core.Mutations;
using Conformance.Core.Scenarios;
using Conformance.Harness.Tests.Contract;
using Conformance.Replay.Folders;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Runs;

/// <summary>A resource that nobody has heard of is added by one file of the contract, and data for the world.</summary>
public sealed class NewResourceTests
{
    private const string Contract = """
        resource: TapeLibrary
        plural: TapeLibraries
        key: true
        sources: [HC:made_up]
        relations: { BackupServer: BackupServer }
        paths:
          - { path: /tapeLibraries, kind: collection, source: HC:get_made_up }
          - { path: "/tapeLibraries/{ID}", kind: item, source: HC:get_made_up_id }
        elements:
          - { name: Slots, type: int }
        links:
          - { rel: Up, type: BackupServerReference, to: "/backupServers/{ID}", via: BackupServer, named: true }
          - { rel: Alternate, type: TapeLibraryReference, to: "/tapeLibraries/{ID}", named: true, in: entity }
          - { rel: Alternate, type: TapeLibrary, to: "/tapeLibraries/{ID}?format=Entity", named: true, in: reference }
        query:
          type: TapeLibrary
          source: HC:get_query_made_up
          fields: { UID: uid(TapeLibrary), Name: string, Slots: int }
        """;

    private static readonly string[] Selected = ["read-side/tape-libraries*", "read-side/query-tape-library/*"];

    private ProjectFolder project = null!;
    private string root = "";

    [OneTimeSetUp]
    public async Task AddTheResource()
    {
        root = Directory.CreateTempSubdirectory("conform-new-resource").FullName;
        foreach (var folder in new[] { "scenarios", "fixtures" })
        {
            FolderCopy.Of(Path.Combine(ContractFiles.Root(), folder), Path.Combine(root, folder));
        }

        await File.WriteAllTextAsync(Path.Combine(root, "scenarios", "contract", "tape-library.yaml"), Contract);
        await File.WriteAllTextAsync(Path.Combine(root, "Conformance.sln"), "");
        var world = Path.Combine(root, "fixtures", "worlds", "standard.yaml");
        await File.AppendAllTextAsync(world, string.Concat(Enumerable.Range(1, 3).Select(number =>
            $"  - {{ key: tape-{number}, type: TapeLibrary, id: 7a9e0000-0000-4000-8000-00000000000{number}, name: Tape {number}, refs: {{ BackupServer: main-server }}, fields: {{ Slots: {number * 8} }} }}\n")));
        project = ProjectFolder.Find(root);
    }

    [OneTimeTearDown]
    public void RemoveTheCopy() => Directory.Delete(root, recursive: true);

    [Test]
    public async Task It_is_served_planned_replayed_and_judged()
    {
        var result = (await RunAsync()).Result;

        result.Findings.Select(group => $"{group.First.Requirement.Id} {group.First.Variant} {group.First.Violation.Expected} {group.First.Violation.Actual}").Should().BeEmpty();
        result.Variants.Should().OnlyContain(variant => variant.Outcome == Outcome.Passed, because: string.Join('\n', result.Variants.Select(variant => variant.Reason).OfType<string>()));
        result.Operations.Where(operation => operation.Coverage.Page.Contains("made_up", StringComparison.Ordinal)).Should().HaveCount(3)
            .And.OnlyContain(operation => operation.Outcome == Outcome.Passed);
    }

    [TestCase("entities-lack-last", "REP-003")]
    [TestCase("format-ignored", "REP-002")]
    public async Task A_fault_in_it_is_found(string fault, string requirement)
    {
        var result = (await RunAsync(fault)).Result;

        result.Findings.Select(group => group.First.Requirement.Id).Should().Contain(requirement);
    }

    [Test]
    public async Task What_its_lists_say_of_each_other_is_proved_by_changing_their_members_and_pages()
    {
        var request = new RunRequest { Selection = new Selection(Selected) };
        var run = RecordedMutations.Of(await Prepared.ReadAsync(request, project, CancellationToken.None), await RunAsync());

        var verdicts = run.Scenarios.Where(scenario => scenario.Contains("query-tape-library", StringComparison.Ordinal))
            .SelectMany(scenario => run.Mutations(scenario, (_, by) => by is "member-dropped" or "member-added" || by.StartsWith("page-", StringComparison.Ordinal))).Select(run.Judge).ToList();

        verdicts.Where(verdict => verdict.IsWrong).Select(verdict => $"{verdict.Fate} {verdict.Mutation}").Should().BeEmpty();
        verdicts.Where(verdict => verdict.Fate == MutationFate.Killed).SelectMany(verdict => verdict.Blamed).Should()
            .Contain(["QRY-002", "QRY-004", "QRY-005", "QRY-006", "QRY-007", "QRY-008", "QRY-009", "QRY-010", "QRY-011", "QRY-012"]);
    }

    private async Task<RunOutput> RunAsync(params string[] faults)
    {
        var request = new RunRequest { Selection = new Selection(Selected), Faults = faults };
        return await ConformanceRun.ExecuteAsync(await Prepared.ReadAsync(request, project, CancellationToken.None), TimeProvider.System, null, CancellationToken.None);
    }
}

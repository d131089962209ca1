using System.Collections.Concurrent;
using Conformance.Core.Judging;
using Conformance.Core.Scenarios;
using Conformance.Harness.Tests.Runs;
using Conformance.PageServer;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;
using Server = Conformance.PageServer.PageServer;

namespace Conformance.Harness.Tests.Pages;

/// <summary>Faults of the second server that once passed, each blamed on the requirement that it breaks, over a socket and
/// without knowing its data.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class PageFaultTests
{
    private const string User = @"HOST\administrator";
    private const string Password = "pages-9f21";

    private static readonly ConcurrentDictionary<string, Lazy<Task<HashSet<string>>>> Correct = new(StringComparer.Ordinal);

    private static readonly (string Fault, string Requirement, string Selection)[] Cases =
    [
        ("platform-lacks", "REP-005", "read-side/backups/read"),
        ("schedule-lacks", "REP-005", "read-side/jobs/read"),
        ("end-lacks", "REP-024", "read-side/backup-sessions/read"),
        ("replica-end-lacks", "REP-024", "read-side/replica-task-sessions/read"),
        ("user-name-wrong", "AUTH-036", "authentication/logon"),
        ("any-user", "AUTH-007", "authentication/logon-refused"),
        ("references-lack", "REP-003", "read-side/cdp-replica-sessions/read"),
        ("nested-lacks", "OPS-005", "read-side/backups-id-restore-points/among-all"),
        ("nested-capped", "OPS-005", "read-side/backup-files-id-vm-restore-points/among-all"),
        ("nested-all", "OPS-002", "read-side/repositories-id/links"),
        ("name-answered", "ERR-001", "read-side/catalog-vms-vmname/unknown-name"),
        ("orphan-answered", "ERR-013", "read-side/backup-files-id-restore-points/unknown-parent"),
        ("method-missing", "ERR-003", "read-side/backups/method"),
        ("window-short", "WIN-009", "window/query-*"),
        ("window-local", "WIN-009", "window/query-*"),
        ("sort-result-as-text", "QRY-007", "read-side/query-backup-task-session/sort"),
        ("page-number-stands", "QRY-016", "read-side/query-backup-server/pages"),
        ("folders-with-files", "OPS-008", "read-side/*/folder-lists"),
        ("lookup-ignores-name", "OPS-008", "read-side/lookup-by-name"),
        ("window-nested", "WIN-001", "read-side/nas-jobs-id-backup-sessions/read"),
        ("next-drops-filter", "QRY-025", "read-side/query-backup/pages-of-filter"),
    ];

    public static IEnumerable<TestCaseData> Table() =>
        Cases.Select(each => new TestCaseData(each.Fault, each.Requirement, each.Selection).SetArgDisplayNames(each.Fault, each.Requirement));

    [TestCaseSource(nameof(Table))]
    public async Task A_fault_of_the_second_server_is_blamed_on_what_it_breaks(string fault, string requirement, string selection)
    {
        var correct = await Correct.GetOrAdd(selection, _ => new(() => BlamedAsync(selection))).Value;

        (await BlamedAsync(selection, fault)).Except(correct).Should().Contain(requirement);
    }

    /// <summary>
    /// A replica tells its backup server and its repository, and the repository its own server; no page says that both servers
    /// are one.
    /// </summary>
    [Test]
    public async Task Another_backup_server_than_that_of_the_repository_is_not_settled() =>
        (await BlamedAsync("read-side/replicas*", "server-up-wrong")).Should().BeEmpty();

    private static async Task<HashSet<string>> BlamedAsync(string selection, params string[] switches)
    {
        await using var server = await Server.StartAsync(new ServerOptions(User, Password) { Switches = switches.ToHashSet() }, CancellationToken.None);
        var run = await EmbeddedRuns.RunAsync(new RunRequest
        {
            Target = server.Address.ToString(), User = User, Password = Password, World = TargetWorld.Any, AllowUnsafe = true, Selection = new Selection([selection]),
        });
        run.Result.Outcome.Should().NotBe(Outcome.Errored);
        return run.Result.Findings.Select(group => group.First.Requirement.Id).ToHashSet(StringComparer.Ordinal);
    }
}

using Conformance.Core.Scenarios;
using Conformance.Harness.Tests.Runs;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Judging;

/// <summary>What only several answers together show: each check lets the correct emulator pass, and blames one fault on what it
/// breaks.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class WhatAnswersShowTests
{
    [TestCase("kinds-mixed", "read-side/agents-backups/narrowed", "OPS-006")]
    [TestCase("kinds-mixed", "read-side/agents-backup-files/narrowed-by-parent", "OPS-006")]
    [TestCase("all-lacks-kinds", "read-side/nas-backup-sessions/narrowed", "OPS-007")]
    [TestCase("lookup-ignores-name", "read-side/lookup-by-name", "OPS-008")]
    [TestCase("lookup-ignores-type", "read-side/lookup-by-name", "OPS-008")]
    [TestCase("folders-with-files", "read-side/vm-restore-points-id-mounts-id-filepath/folder-lists", "OPS-008")]
    [TestCase("nested-capped:ObjectInJob", "read-side/jobs-id-includes/grouped", "OPS-005")]
    [TestCase("nested-capped:VmReplicaPoint", "read-side/replicas-id-vm-replica-points/linked-lists", "OPS-005")]
    [TestCase("nested-capped:Backup", "read-side/repositories-id-backups/linked-lists", "OPS-005")]
    [TestCase("window-none-nested:BackupTaskSession", "window/backup-sessions-id-task-sessions/older-parents", "WIN-001")]
    [TestCase("window-29-days:BackupJobSession", "window/nas-backup-sessions/query-kind", "WIN-009")]
    [TestCase("window-29-days:CdpReplicaSession", "window/query-cdp-replica-session/query", "WIN-009")]
    public async Task A_fault_that_one_answer_does_not_show_is_blamed(string fault, string selection, string requirement)
    {
        (await BlamedAsync(selection)).Should().BeEmpty("a correct server passes");
        (await BlamedAsync(selection, fault)).Should().Contain(requirement);
    }

    private static async Task<IEnumerable<string>> BlamedAsync(string selection, params string[] faults) =>
        (await EmbeddedRuns.RunAsync(new RunRequest { Faults = faults, World = TargetWorld.Any, Selection = new Selection([selection]) }))
            .Result.Findings.Select(group => group.First.Requirement.Id);
}

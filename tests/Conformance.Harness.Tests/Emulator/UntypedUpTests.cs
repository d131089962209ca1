using Conformance.Core.Scenarios;
using Conformance.Harness.Tests.Runs;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Emulator;

/// <summary>A link Up without Type tells the parent, and members that nothing tells apart are counted.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class UntypedUpTests
{
    private static readonly TestCaseData[] Cases =
    [
        new("up-other-parent:CloudTenantResource", "OPS-002", "read-side/cloud-tenants-id-resources/read"),
        new("up-other-parent:CloudTenantComputeResource", "OPS-002", "read-side/cloud-tenants-id-compute-resources/read"),
        new("up-other-parent:CloudTenantFreeLicenseCounters", "OPS-002", "read-side/cloud-tenants-id-freelicense-counters/read"),
        new("up-other-parent:NASObject", "OPS-002", "read-side/nas-jobs-id-includes/read"),
        new("query-last-filtered-page-lacks-last:CredentialsInfo", "QRY-025", "read-side/query-credentials/pages-of-filter"),
        new("query-last-filtered-page-lacks-last:PasswordKeyInfo", "QRY-025", "read-side/query-passwords/pages-of-filter"),
    ];

    [TestCaseSource(nameof(Cases))]
    public async Task A_fault_is_blamed_and_a_right_server_is_not(string fault, string requirement, string scenario)
    {
        (await BlamedAsync(scenario)).Should().BeEmpty();
        (await BlamedAsync(scenario, fault)).Should().Equal(requirement);
    }

    private static async Task<IEnumerable<string>> BlamedAsync(string scenario, params string[] faults)
    {
        var run = await EmbeddedRuns.RunAsync(new RunRequest { Faults = faults, Selection = new Selection([scenario]) });
        return run.Result.Findings.Select(group => group.First.Requirement.Id).Distinct();
    }
}

using System.Net;
using Conformance.Emulator;
using Conformance.Harness.Tests.Contract;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Emulator;

/// <summary>A client that follows links finds something behind each of them.</summary>
[TestFixture]
public sealed class CrawlTests
{
    /// <summary>Paths to which no page shows a link.</summary>
    private static readonly string[] NotLinked = ["/sessionMngr", "/query", "/lookup", "/backups/{ID}/childbackups", "/backupSessions/{ID}/agentManagementSessions", "/cdpPolicies",
        "/cdpReplicaSessions", "/cdpReplicaTaskSessions",
        "/cdpReplica/vApps", "/cdpReplica/vApps/{ID}", "/cdpReplica/vApps/{ID}/vms", "/cdpReplica/vApps/{ID}/vms/{ID}"];

    [TestCase(EmulatorDialect.Em12, null, null)]
    [TestCase(EmulatorDialect.Em12, "application/json", null)]
    [TestCase(EmulatorDialect.Em13, "application/json", null)]
    [TestCase(EmulatorDialect.Em12, null, "v1_3")]
    [TestCase(EmulatorDialect.Em12, "application/json", "v1_5")]
    public async Task From_the_logon_session_through_every_link_nothing_is_404(EmulatorDialect dialect, string? accept, string? version)
    {
        await using var emulator = await RunningEmulator.StartAsync(options => options with { Dialect = dialect, ApiVersion = version });

        var seen = await Crawl.AllAsync(emulator, accept);

        seen.Should().HaveCountGreaterThan(300);
        seen.Where(pair => pair.Value.Status is not (HttpStatusCode.OK or HttpStatusCode.MethodNotAllowed)).Select(pair => $"{pair.Value.Status} {pair.Key}").Should().BeEmpty();
    }

    [Test]
    public async Task Links_lead_to_everything_that_the_contract_describes()
    {
        await using var emulator = await RunningEmulator.StartAsync();
        var contract = await ContractFiles.ContractAsync();

        var reached = (await Crawl.AllAsync(emulator, null)).Keys.Select(url => contract.MatchHref(url)?.Operation).ToHashSet();

        string.Join(", ", contract.Operations.Where(operation => operation.Path.Methods.Contains("GET") && !reached.Contains(operation))
            .Select(operation => operation.Path.Template).Except(NotLinked)).Should().BeEmpty();
    }
}

using System.Net;
using Conformance.Core.Contract;
using Conformance.Emulator;
using Conformance.Harness.Tests.Contract;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Emulator;

/// <summary>A client that follows links finds something behind each of them.</summary>
[TestFixture]
public sealed class CrawlTests
{
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

    /// <summary>Many lists are linked by no page, as those of cloud providers: a client has to know their paths.</summary>
    [Test]
    public async Task Links_lead_to_everything_to_which_the_pages_of_what_was_seen_show_links()
    {
        await using var emulator = await RunningEmulator.StartAsync();
        var contract = await ContractFiles.ContractAsync();

        var seen = await Crawl.AllAsync(emulator, null);
        var reached = seen.Keys.Select(url => contract.MatchHref(url)?.Operation).OfType<Operation>().ToHashSet();

        var linked = reached.SelectMany(operation => operation.Resource.Links).Where(link => !link.Optional)
            .Select(link => link.To.Split('?')[0]).ToHashSet(StringComparer.Ordinal);
        var missed = contract.Operations.Where(operation => linked.Contains(operation.Path.Template) && !reached.Contains(operation));
        string.Join(", ", missed.Select(operation => operation.Path.Template)).Should().BeEmpty();
        reached.Should().HaveCountGreaterThan(100);
    }
}

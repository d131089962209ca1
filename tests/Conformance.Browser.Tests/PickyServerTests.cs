using Conformance.Core.Reports;
using Conformance.Core.Scenarios;
using Conformance.Emulator;
using Conformance.Replay.Folders;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Browser.Tests;

/// <summary>A target that treats browsers otherwise is found out, and nothing that its page asks for is sent.</summary>
public sealed class PickyServerTests
{
    [Test]
    public async Task A_page_for_browsers_only_is_a_finding_of_the_browser_only()
    {
        var project = ProjectFolder.Find(AppContext.BaseDirectory);
        var request = new RunRequest { User = "conform", Password = "no-secret-1234", Selection = new Selection(["authentication/entry-point", "replica-task-sessions/list"]) };
        var prepared = await Prepared.ReadAsync(request, project, CancellationToken.None);
        await using var emulator = await EmulatorServer.StartAsync(
            new EmulatorOptions
            {
                World = await WorldFolder.LoadAsync(project, null, prepared.Rules.Contract, TimeProvider.System.GetUtcNow(), CancellationToken.None),
                Contract = prepared.Rules.Contract,
                Https = false,
                Account = new Account(request.User, request.Password),
            },
            CancellationToken.None);
        await using var server = new PickyServer(emulator.BaseUrl);

        var diff = await ClientComparison.ExecuteAsync(prepared with { Request = request with { Target = server.BaseUrl } }, Chromium.Client, TimeProvider.System, CancellationToken.None);

        diff.Requirements.SelectMany(requirement => requirement.OnlyLeft).Should().BeEmpty();
        var found = diff.Requirements.Should().ContainSingle(requirement => requirement.Requirement.Id == "HTTP-001").Which;
        found.OnlyRight.Should().NotBeEmpty().And.OnlyContain(finding => finding.Variant.Contains("accept=absent") && finding.Violation.Actual.Contains("text/html"));
        DiffText.Of(diff).Should().Contain(ClientComparison.Own).And.MatchRegex("HTTP-001 +passed \\| deviates").And.Contain("text/html");
        server.Asked.Should().NotBeEmpty().And.NotContain(line => line.Contains("evil"));
    }
}

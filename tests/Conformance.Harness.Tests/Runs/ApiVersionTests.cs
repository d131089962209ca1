using Conformance.Core.Judging;
using Conformance.Core.Results;
using Conformance.Core.Scenarios;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Runs;

/// <summary>A run under an older API version asks for what that version has, and for nothing that came later.</summary>
public sealed class ApiVersionTests
{
    private const string NestedTasks = "replica-task-sessions/list";

    [TestCase("v1_5")]
    [TestCase("v1_6")]
    [TestCase("v1_7")]
    public async Task The_emulator_is_conformant_under_every_version_that_it_supports(string version)
    {
        var output = await EmbeddedRuns.RunAsync(new RunRequest { ApiVersion = version });

        output.Result.Outcome.Should().Be(Outcome.Passed);
        var logons = output.Record.Exchanges.Where(exchange => exchange.Request.Method == "POST" && exchange.Variant.StartsWith("authentication/lo", StringComparison.Ordinal)
            && !exchange.Variant.StartsWith("authentication/logon[", StringComparison.Ordinal)
            && !exchange.Variant.StartsWith("authentication/logon-version[", StringComparison.Ordinal) && !exchange.Variant.StartsWith("authentication/logon-otherwise[", StringComparison.Ordinal) && exchange.Request.Url.Contains("?v=", StringComparison.Ordinal)).ToList();
        logons.Should().NotBeEmpty().And.OnlyContain(exchange => exchange.Request.Url.EndsWith("?v=" + version, StringComparison.Ordinal));
    }

    [Test]
    public async Task An_operation_that_came_later_is_not_asked_for()
    {
        var old = (await EmbeddedRuns.PreparedAsync(new RunRequest { ApiVersion = "v1_5" })).Plan;
        var current = (await EmbeddedRuns.PreparedAsync(new RunRequest { ApiVersion = "v1_6" })).Plan;

        old.Excluded.Should().Contain(excluded => excluded.Variant.Scenario.Id == NestedTasks && excluded.Reason == "API version v1_6 brought what is asked for");
        old.Variants.SelectMany(variant => variant.Operations).Should().NotContain("GET /replicaSessions/{ID}/replicaTaskSessions");
        current.Variants.Should().Contain(variant => variant.Scenario.Id == NestedTasks);
    }

    [TestCase("v1_6", Outcome.NotTested, Outcome.Passed)]
    [TestCase("v1_7", Outcome.Deviates, Outcome.Deviates)]
    public async Task A_statement_that_came_later_is_not_asked_for(string version, Outcome requirement, Outcome run)
    {
        var request = new RunRequest { ApiVersion = version, Faults = ["window-none"], Selection = new Selection(["window/tasks", "window/sessions"]) };

        var result = (await EmbeddedRuns.RunAsync(request)).Result;

        Of(result, "WIN-001").Outcome.Should().Be(requirement);
        result.Outcome.Should().Be(run);
    }

    private static RequirementResult Of(RunResult result, string id) => result.Requirements.Single(requirement => requirement.Requirement.Id == id);
}

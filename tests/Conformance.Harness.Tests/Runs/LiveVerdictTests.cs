using Conformance.Core.Results;
using Conformance.Core.Scenarios;
using Conformance.Emulator;
using Conformance.Harness.Tests.Contract;
using Conformance.Harness.Tests.Worlds;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;
using Outcome = Conformance.Core.Judging.Outcome;

namespace Conformance.Harness.Tests.Runs;

/// <summary>An emulator is a live target over a socket, of unknown data: it is judged as any server is.</summary>
public sealed class LiveVerdictTests
{
    private const string User = "administrator";
    private const string Password = "a password of this test";

    [TestCase(EmulatorDialect.Em12)]
    [TestCase(EmulatorDialect.Em13)]
    public async Task A_right_server_conforms_in_either_dialect(EmulatorDialect dialect)
    {
        var result = await RunAsync(options => options with { Dialect = dialect }, "read-side/jobs/*", "area:replica-*", "read-side/replica-task-sessions/*");

        result.Findings.SelectMany(group => group.All).Select(finding => $"{finding.Requirement.Id} {finding.Variant} {finding.Violation}").Should().BeEmpty();
        result.Variants.Where(variant => variant.Outcome is not Outcome.Passed).Select(variant => $"{variant.Id}: {variant.Reason}").Should().BeEmpty();
    }

    [Test]
    public async Task A_server_whose_JSON_says_something_else_than_its_XML_deviates_whatever_runs_besides()
    {
        var result = await RunAsync(options => options with { Faults = ["json-differs"] }, "read-side/replica-task-sessions/read");

        result.Outcome.Should().Be(Outcome.Deviates);
        result.Findings.Select(group => group.First.Requirement.Id).Should().Equal("NEG-004");
    }

    [Test]
    public async Task Operations_whose_list_is_not_implemented_are_not_implemented_either()
    {
        await using var right = await Fakes.RightServer.StartAsync();
        await using var server = new Fakes.FakeServer(async request => request.Target.Contains("/repositories", StringComparison.Ordinal)
            ? Fakes.FakeAnswer.Of("404 Not Found", "text/plain", "Not Found") : await right.AnswerAsync(request));

        var result = (await EmbeddedRuns.RunAsync(new RunRequest
        {
            Target = server.Origin + "/api", User = Fakes.RightServer.User, Password = Cli.CommandLine.Password, World = TargetWorld.Any,
            Selection = new Selection(["read-side/repositories-id/*", "read-side/jobs-id/*"]),
        })).Result;

        OperationOf(result, "GET /repositories/{ID}").Should().BeEquivalentTo(new { IsNotImplemented = true, IsAnswered = false, Outcome = Outcome.Deviates });
        OperationOf(result, "GET /repositories/{ID}").Reason.Should().Be("GET /repositories is not implemented, which lists what to ask for");
        OperationOf(result, "GET /jobs/{ID}").Should().BeEquivalentTo(new { IsNotImplemented = false, IsAnswered = true });
    }

    private static OperationResult OperationOf(RunResult result, string name) => result.Operations.Single(operation => operation.Coverage.Operation == name);

    private static async Task<RunResult> RunAsync(Func<EmulatorOptions, EmulatorOptions> change, params string[] selection)
    {
        var now = TimeProvider.System.GetUtcNow();
        var options = new EmulatorOptions
        {
            Contract = await ContractFiles.ContractAsync(),
            World = await WorldFiles.StandardAsync(now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond))),
            TimeProvider = TimeProvider.System,
            Https = false,
            Account = new Account(User, Password),
        };
        await using var server = await EmulatorServer.StartAsync(change(options), CancellationToken.None);
        return (await EmbeddedRuns.RunAsync(new RunRequest
        {
            Target = server.BaseUrl, User = User, Password = Password, World = TargetWorld.Any, Selection = new Selection(selection),
        })).Result;
    }
}

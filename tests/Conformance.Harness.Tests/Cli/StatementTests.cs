using System.Security.Cryptography;
using System.Text.Json.Nodes;
using FluentAssertions;
using NJsonSchema;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Cli;

/// <summary>
/// <c>conform statement</c>: what a run shows of a target, for others to check. One server with a known deviation and one
/// operation that it
/// does not claim; the files that say so have the same name.
/// </summary>
public sealed class StatementTests
{
    private const string Capabilities = "claims/gate.yaml";
    private const string Waivers = "waivers/gate.yaml";
    private string folder = "";
    private JsonObject statement = null!;

    [OneTimeSetUp]
    public async Task StateAsync()
    {
        folder = Directory.CreateTempSubdirectory("conform-test-").FullName;
        (
            await RunAsync(
                "run",
                "--quiet",
                "--select",
                "replica-task-sessions/list",
                "--fault",
                "state-unknown",
                "--report",
                "out"))
            .Code.Should()
            .Be(1);
        var baseline = await RunAsync("baseline", "out", "--owner", "a team", "--expires", "2099-12-31");
        await WriteAsync(Waivers, baseline.Output);
        await WriteAsync(Capabilities, "operations: [\"*\", \"!GET /cloud/tenants\"]\n");

        var (code, output, errors) = await RunAsync("statement", "out", "--waivers", Waivers, "--capabilities", Capabilities);

        code.Should().Be(0, output + errors);
        output
            .Should()
            .StartWith("CONFORMANT  emulator  ")
            .And.EndWith($"  statement     {Path.Combine(folder, "out", "statement.json")}\n");
        statement = JsonNode.Parse(await ReadAsync("out/statement.json"))!.AsObject();
    }

    [OneTimeTearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task The_statement_is_one_of_in_toto()
    {
        var schema = await JsonSchema.FromJsonAsync(
            await File.ReadAllTextAsync(
                Path.Combine(CommandLine.Root, "tests", "Conformance.Harness.Tests", "Schemas", "in-toto-test-result.schema.json")
            ));

        schema.Validate(await ReadAsync("out/statement.json")).Should().BeEmpty();
        schema.Validate(Changed(said => said["predicate"]!.AsObject().Remove("result"))).Should().NotBeEmpty();
        schema.Validate(Changed(said => said["subject"]![0]!["digest"]!["sha256"] = "AB")).Should().NotBeEmpty();
    }

    [Test]
    public async Task It_says_what_was_judged_by_what_and_what_came_of_it()
    {
        var predicate = statement["predicate"]!;
        var said = predicate["conform"]!;

        statement["subject"]![0]!["digest"]!["sha256"]!
            .GetValue<string>()
            .Should()
            .Be(Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Full("out/archive.jsonl.gz")))));
        predicate["result"]!.GetValue<string>().Should().Be("WARNED");
        predicate["configuration"]!
            .AsArray()
            .Select(item => item!["name"]!.GetValue<string>())
            .Should()
            .HaveCount(4)
            .And.EndWith(["scenarios and fixtures", "gate.yaml", "gate.yaml"]);
        said["target"]!["url"]!.GetValue<string>().Should().Be("emulator");
        said["target"]!["apiVersion"]!.GetValue<string>().Should().Be("v1_7");
        said["started"]!.GetValue<string>().Should().MatchRegex("^20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z$");
        said["selection"]!.AsArray().Select(item => item!.GetValue<string>()).Should().Equal("replica-task-sessions/list");
        said["capabilities"]!["notClaimed"]!
            .AsArray()
            .Select(item => item!.GetValue<string>())
            .Should()
            .Equal("GET /cloud/tenants");
        said["requirements"]!["waived"]!.AsArray().Select(item => item!.GetValue<string>()).Should().Contain("REP-008");
        said["requirements"]!["violated"]!.AsArray().Should().BeEmpty();
        said["requirements"]!["met"]!.AsArray().Count.Should().BePositive();
        said["requirements"]!["notTested"]!.AsArray().Should().NotBeNull();
        (await ReadAsync("out/statement.md"))
            .Should()
            .StartWith("# CONFORMANT: `emulator`\n\nEverything that was selected holds. Only a part of the suite was asked.\n")
            .And.Contain("## Requirements waived\n\n- REP-008 (documented): ")
            .And.NotContain("## Requirements violated");
        (await ReadAsync("out/badge.json")).Should().Contain("\"message\": \"part conformant\"");
        (await ReadAsync("out/badge.svg")).Should().StartWith("<svg ").And.Contain("part conformant");
    }

    [Test]
    public async Task It_holds_and_is_made_again_byte_by_byte()
    {
        (await VerifyAsync("out/statement.json")).Should().Be((0, "HOLDS  the archive gives this statement again\n", ""));
        (
            await RunAsync(
                "statement",
                "out/archive.jsonl.gz",
                "--waivers",
                Waivers,
                "--capabilities",
                Capabilities,
                "--out",
                "again"))
            .Code.Should()
            .Be(0);
        foreach (var name in new[] { "statement.json", "statement.md", "badge.svg", "badge.json" })
        {
            (await ReadAsync("again/" + name)).Should().Be(await ReadAsync("out/" + name), name);
        }
    }

    /// <summary>Everything at once, each of which must be told: what is not told could be forged alone.</summary>
    [Test]
    public async Task Whatever_is_changed_in_it_does_not_hold()
    {
        var changed = new List<string>();
        await WriteAsync("forged.json", Changed(said => ForgedStatement.Change(said, "", changed)));

        var (code, output, _) = await VerifyAsync("forged.json");

        code.Should().Be(1);
        changed.Count.Should().BeGreaterThan(25);
        output
            .Split('\n')
            .Where(line => line.StartsWith("  ", StringComparison.Ordinal))
            .Select(line => line.Trim().Split(": ")[0])
            .Should()
            .BeEquivalentTo(changed);
    }

    [Test]
    public async Task Each_forgery_is_told_with_both_values()
    {
        (
            await ForgedAsync(said =>
            {
                said["result"] = "PASSED";
                said["conform"]!["selection"]!.AsArray().Clear();
                said["passedTests"]!.AsArray().Add("AUTH-015");
                said["url"] = "https://example.com";
                said["conform"]!.AsObject().Remove("capabilities");
            }))
            .Should()
            .Be(
                """
                DOES NOT HOLD
                  predicate.result: the statement says "PASSED", the archive gives "WARNED".
                  predicate.passedTests: the statement has "AUTH-015" besides.
                  predicate.conform.selection: the statement lacks "replica-task-sessions/list".
                  predicate.conform.capabilities: the statement says nothing, the archive gives {"notClaimed":["GET /cloud/tenants"],"lacks":[],"few":[],"versions":[],"roles":[],"stale":[]}.
                  predicate.url: the statement says "https://example.com", the archive gives nothing.

                """
            );
        (await ForgedAsync(said => said["conform"]!["files"]!.AsArray().RemoveAt(1)))
            .Should()
            .Contain("  predicate.conform.outcome: the statement says \"passed\", the archive gives \"deviates\".\n");
        (await ForgedAsync(said => said["conform"]!["files"]![0]!["text"] = "lacks: [CloudTenant]\n"))
            .Should()
            .Contain("  predicate.conform.capabilities.notClaimed: the statement has \"GET /cloud/tenants\" besides.\n");
    }

    [Test]
    public async Task It_does_not_hold_of_another_archive()
    {
        (await RunAsync("run", "--quiet", "--select", "replica-task-sessions/list", "--report", "other")).Code.Should().Be(0);

        var (code, output, _) = await RunAsync("statement", "verify", "out/statement.json", "other/archive.jsonl.gz");

        code.Should().Be(1);
        output
            .Should()
            .StartWith("DOES NOT HOLD\n")
            .And.Contain("  subject: the statement has {\"name\":\"archive.jsonl.gz\",")
            .And.Contain("  predicate.conform.counts.checks: ");
    }

    [Test]
    public async Task A_run_with_unmet_claims_has_no_green_badge()
    {
        await WriteAsync(
            "few.yaml",
            "operations: [\"*\", \"!GET /replicaTaskSessions\", \"!GET /replicaSessions/{ID}/replicaTaskSessions\"]\n");

        var (code, output, _) = await RunAsync(
            "statement",
            "out",
            "--waivers",
            Waivers,
            "--capabilities",
            "few.yaml",
            "--out",
            "few");

        code.Should().Be(1);
        output.Should().StartWith("DEVIATES  emulator  deviates\n");
        (await ReadAsync("few/badge.json")).Should().Contain("\"color\": \"red\"");
        (await ReadAsync("few/badge.svg")).Should().NotContain("#1b6e2f").And.Contain("deviates");
        JsonNode.Parse(await ReadAsync("few/statement.json"))!["predicate"]!["result"]!.GetValue<string>().Should().Be("FAILED");
    }

    private static IEnumerable<TestCaseData> Unusable()
    {
        yield return Case("", "this is no JSON (");
        yield return Case(
            "[]",
            "this is no statement of conform: an in-toto Statement with a test result of this suite is expected.");
        yield return Case(
            "{\"_type\":\"https://in-toto.io/Statement/v1\",\"predicate\":{\"result\":\"PASSED\"}}",
            "this is no statement of conform: ");
        yield return Case(
            "{\"predicate\":{\"conform\":{\"files\":[]}},\"predicate\":{\"conform\":{\"files\":[]}}}",
            "this is no JSON (");
        yield return Case(WithFile("../gate.yaml", "x"), "its capabilities file needs a name without folders and a text.");
        yield return Case(WithFile("..", "x"), "its capabilities file needs a name without folders and a text.");
        yield return Case(WithFile("a\\\\b.yaml", "x"), "its capabilities file needs a name without folders and a text.");
        yield return Case(WithFile("gate.yaml", "lack: [x]"), "gate.yaml:1:1: unknown key \"lack\".");

        static TestCaseData Case(string text, string message) => new TestCaseData(text, message).SetArgDisplayNames(text);

        static string WithFile(string name, string text) =>
            "{\"predicate\":{\"conform\":{\"files\":[{\"role\":\"capabilities\",\"name\":\""
            + name
            + "\",\"text\":\""
            + text
            + "\"}]}}}";
    }

    [TestCaseSource(nameof(Unusable))]
    public async Task What_is_no_statement_is_told(string text, string message)
    {
        await WriteAsync("unusable.json", text);

        var (code, output, errors) = await VerifyAsync("unusable.json");

        (code, output).Should().Be((2, ""));
        errors.Should().Contain(message).And.NotContain("conform-statement-").And.NotContain("   at ");
    }

    [Test]
    public async Task A_report_and_an_archive_that_are_not_there_are_told()
    {
        (await RunAsync("statement", "none"))
            .Should()
            .Be((2, "", $"conform: {Full("none")}: the file does not exist. `conform run --report DIR` writes one.\n"));
        (await RunAsync("statement", "verify", "out/statement.json", "none.gz"))
            .Should()
            .Be((2, "", $"conform: {Full("none.gz")}: the file does not exist. `conform run --report DIR` writes one.\n"));
        (await RunAsync("statement", "verify", "none.json", "out/archive.jsonl.gz")).Code.Should().Be(2);
    }

    private async Task<string> ForgedAsync(Action<JsonNode> forge)
    {
        await WriteAsync("forged.json", Changed(said => forge(said["predicate"]!)));
        var (code, output, errors) = await VerifyAsync("forged.json");
        code.Should().Be(1, errors);
        return output;
    }

    private string Changed(Action<JsonObject> change)
    {
        var said = statement.DeepClone().AsObject();
        change(said);
        return said.ToJsonString();
    }

    private Task<(int Code, string Output, string Errors)> VerifyAsync(string file) =>
        RunAsync("statement", "verify", file, "out/archive.jsonl.gz");

    private async Task<(int Code, string Output, string Errors)> RunAsync(params string[] args) =>
        await CommandLine.RunInAsync(folder, args);

    private string Full(string name) => Path.Combine(folder, name);

    private Task<string> ReadAsync(string name) => File.ReadAllTextAsync(Full(name));

    private Task WriteAsync(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Full(name))!);
        return File.WriteAllTextAsync(Full(name), text);
    }
}

using System.Collections.Concurrent;
using System.Text;
using Conformance.Harness.Tests.Cli;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Fakes;

/// <summary>A server that sends back whatever it was told, password and tokens included, and is wrong so that its exchanges are
/// shown.</summary>
public sealed class EchoedSecretsTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("conform-test-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task No_artefact_of_any_command_holds_what_the_server_echoed()
    {
        await using var right = await RightServer.StartAsync();
        var secrets = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        await using var server = new FakeServer(async request => Echo(request, await right.AnswerAsync(request), secrets));
        var said = new StringBuilder();

        said.Append(await RunAsync(1, "run", "--target", server.Origin + "/api", "--user", RightServer.User, "--report", folder + "/run", "--select", "!area:read-side"));
        var archive = Directory.EnumerateFiles(folder + "/run", "archive*").Single();
        said.Append(await RunAsync(1, "judge", archive, "--report", folder + "/judged"));
        said.Append(await RunAsync(0, "diff", archive, archive, "--json"));

        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(path => Path.GetRelativePath(folder, path), Readable.Text);
        files.Keys.Should().Contain(["run/results.json", "run/report.html", "run/junit.xml", "run/results.sarif", "run/ctrf.json", "run/summary.md", "judged/report.html"]);
        files["run/report.html"].Should().Contain("X-Echo", "what was echoed is shown, redacted");
        secrets.Should().HaveCountGreaterThan(3, "several logons gave tokens");
        foreach (var form in secrets.Keys.Append(CommandLine.Password).Append($"{RightServer.User}:{CommandLine.Password}").SelectMany(Readable.Forms))
        {
            files.Append(new("console", said.ToString())).Where(text => text.Value.Contains(form, StringComparison.OrdinalIgnoreCase)).Select(text => text.Key).Should().BeEmpty(form);
        }
    }

    private static FakeAnswer? Echo(FakeRequest request, FakeAnswer? answer, ConcurrentDictionary<string, bool> secrets)
    {
        // Only what the server gave is secret: some scenarios send tokens and passwords that are made up, and stand in their
        // files.
        var sent = request.Fields.Where(field => field.Name is "Authorization" or "X-RestSvcSessionId" or "Cookie");
        foreach (var (_, token) in answer?.Fields.Where(field => field.Name.Equals("X-RestSvcSessionId", StringComparison.OrdinalIgnoreCase)) ?? [])
        {
            secrets.TryAdd(token, true);
        }

        var echo = string.Join(" | ", sent.Select(field => $"{field.Name}: {field.Value}"));
        return answer is null ? null : answer with
        {
            Fields = [.. answer.Fields, ("X-Echo", echo)],
            // No XML and no JSON: a violation, so that the whole exchange comes into every report.
            Body = answer.Body.Length == 0 ? answer.Body : [.. answer.Body, .. Encoding.UTF8.GetBytes($" echo {echo} {CommandLine.Password}")],
        };
    }

    private static async Task<string> RunAsync(int expected, params string[] args)
    {
        var (code, output, errors) = await CommandLine.RunAsync(args);
        code.Should().Be(expected, output + errors);
        return output + errors;
    }
}

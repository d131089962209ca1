using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Networks;

/// <summary>Bodies and heads that something in between wrote anew.</summary>
public sealed class CodingTests
{
    private static readonly string[] Slice = ["--select", "replica-task-sessions/list*", "--select", "authentication/logo*", "--select", "negotiation/writing*", "--world", "standard"];

    [Test]
    public async Task Folded_header_lines_are_read_as_a_blank_and_are_one_kind_of_finding()
    {
        await using var gateway = await Gateway.StartAsync(async (right, request) =>
            await right.AnswerAsync(request) is { } answer ? answer with { Fields = [("X-Gateway", "1.1\r\n edge"), .. answer.Fields] } : null);

        var (code, output) = await gateway.RunAsync("/api", Slice);

        code.Should().Be(1);
        Gateway.Requirements(output).Should().Equal("HTTP-003");
        output.Should().Contain("  actual       X-Gateway goes on in the next line, which is read as a blank\n");
    }

    [Test]
    public async Task A_token_in_a_folded_line_is_used_and_kept_nowhere()
    {
        string? token = null;
        await using var gateway = await Gateway.StartAsync(async (right, request) =>
        {
            var answer = await right.AnswerAsync(request);
            token ??= answer?.Fields.FirstOrDefault(field => field.Name == "X-RestSvcSessionId").Value;
            return answer is null ? null : answer with { Fields = [.. answer.Fields.Select(field => field.Name == "X-RestSvcSessionId" ? (field.Name, "\r\n " + field.Value) : field)] };
        });
        var folder = Directory.CreateTempSubdirectory("folded-").FullName;

        var (code, _) = await gateway.RunAsync("/api", [.. Slice, "--report", folder]);

        code.Should().Be(1);
        using var archive = new System.IO.Compression.GZipStream(File.OpenRead(Path.Combine(folder, "archive.jsonl.gz")), System.IO.Compression.CompressionMode.Decompress);
        using var reader = new StreamReader(archive);
        (await reader.ReadToEndAsync()).Should().NotContain(token!);
    }

    [Test]
    public async Task A_coding_that_nobody_knows_is_no_fault_of_the_server()
    {
        await using var gateway = await Gateway.StartAsync(async (right, request) =>
        {
            var answer = await right.AnswerAsync(request);
            return answer is not null && request.Target.Contains("TaskSessions", StringComparison.Ordinal) ? answer with { Fields = [("Content-Encoding", "zstd"), .. answer.Fields] } : answer;
        });

        var (code, output) = await gateway.RunAsync("/api", Slice);

        code.Should().Be(3);
        Gateway.Requirements(output).Should().BeEmpty();
        output.Should().Contain("the body has Content-Encoding zstd, and only gzip, deflate and br, at most 4 of them, can be read.");
    }
}

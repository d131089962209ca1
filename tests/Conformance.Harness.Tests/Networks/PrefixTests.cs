using System.Text;
using Conformance.Harness.Tests.Fakes;
using Conformance.Harness.Tests.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Networks;

/// <summary>A gateway that gives the API another path.</summary>
public sealed class PrefixTests
{
    private static readonly string[] Small = ["--select", "area:authentication", "--select", "replica-task-sessions/*"];
    private static readonly string[] Slice = [.. EmbeddedRuns.Slice.Expressions.SelectMany(expression => new[] { "--select", expression })];

    [TestCase("/em/api", true)]
    [TestCase("/veeam", false)]
    [TestCase("/e%6D/api", false)]
    public async Task Links_that_are_rewritten_rightly_are_conformant(string prefix, bool wide)
    {
        await using var gateway = await Gateway.StartAsync((right, request) => ForwardAsync(right, request, prefix, rewrite: true));

        var (code, output) = await gateway.RunAsync(prefix, wide ? Slice : Small);

        Gateway.Requirements(output).Should().BeEmpty();
        code.Should().Be(0);
        output.Should().Contain("   0 violated");
    }

    [Test]
    public async Task Links_that_are_not_rewritten_are_one_finding_with_one_sentence()
    {
        await using var gateway = await Gateway.StartAsync((right, request) => ForwardAsync(right, request, "/em/api", rewrite: false));

        var (code, output) = await gateway.RunAsync("/em/api", Slice);

        code.Should().Be(1);
        Gateway.Requirements(output).Should().Equal("LNK-001");
        output.Should().Contain("  expected     Hrefs below /em/api, the path of the target\n")
            .And.Contain("  actual       Hrefs below /api: whoever follows them leaves the target. Rewrite links in the gateway, or give the URL that they name as the target\n")
            .And.Contain("   1 violated");
    }

    private static async Task<FakeAnswer?> ForwardAsync(RightServer right, FakeRequest request, string prefix, bool rewrite)
    {
        var api = new Uri(right.BaseUrl).AbsolutePath;
        var answer = await right.AnswerAsync(request, request.Target.StartsWith(prefix, StringComparison.Ordinal) ? api + request.Target[prefix.Length..] : null);
        return answer is null || !rewrite ? answer : answer with
        {
            Body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(answer.Body).Replace(right.BaseUrl, "https://edge.example" + prefix, StringComparison.Ordinal)),
            Fields = [.. answer.Fields.Select(field => field.Name == "Set-Cookie" ? (field.Name, field.Value.Replace("Path=/api", $"Path={prefix}", StringComparison.Ordinal)) : field)],
        };
    }
}

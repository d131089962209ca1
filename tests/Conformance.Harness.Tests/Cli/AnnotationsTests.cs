using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Cli;

/// <summary>What a service that runs jobs shows of findings.</summary>
public sealed class AnnotationsTests
{
    private const string Message =
        "After its logon session was deleted, a token is refused. Expected: status 4xx. Actual: status 200 OK. In authentication/logoff.";

    [Test]
    public async Task Under_GitHub_Actions_a_deviation_is_an_error() => (await LinesAsync("GITHUB_ACTIONS", "true")).Should()
        .Equal("::error title=AUTH-015 status 200 OK%2C not status 4xx::" + Message);

    [Test]
    public async Task Under_Azure_Pipelines_a_deviation_is_an_error() => (await LinesAsync("TF_BUILD", "True")).Should()
        .Equal("##vso[task.logissue type=error]AUTH-015 status 200 OK, not status 4xx. " + Message);

    [Test]
    public async Task Elsewhere_there_is_none() => (await LinesAsync("CI", "true")).Should().BeEmpty();

    private static async Task<IEnumerable<string>> LinesAsync(string variable, string value)
    {
        var (code, output, _) = await CommandLine.RunInAsync(
            CommandLine.Root, new Dictionary<string, string> { [variable] = value }, "run", "--select", "authentication/logoff", "--fault", "token-after-logoff", "--quiet");
        code.Should().Be(1);
        return output.Split('\n').Where(line => line.StartsWith("::", StringComparison.Ordinal) || line.StartsWith("##", StringComparison.Ordinal));
    }
}

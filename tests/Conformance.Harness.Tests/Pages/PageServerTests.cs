using Conformance.Core.Results;
using Conformance.Harness.Tests.Runs;
using Conformance.PageServer;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;
using Server = Conformance.PageServer.PageServer;

namespace Conformance.Harness.Tests.Pages;

/// <summary>
/// The whole suite against a server that somebody wrote from the vendor's pages without knowing the contract: nothing that it
/// does is
/// against a page, so nothing is a finding.
/// </summary>
public sealed class PageServerTests
{
    private const string User = @"HOST\keeper";
    private const string Password = "a password of this test";
    private const int Combinations = 2;
    private const int Alone = 1;

    /// <summary>What real servers were seen to do and the pages leave to the server: a warning, and the only one.</summary>
    private static readonly string[] SeenElsewhere = ["NEG-006"];

    [TestCase("em12")]
    [TestCase("em13")]
    public async Task A_server_that_does_what_the_pages_say_has_no_finding(string dialect) => Blamed(await RunAsync([dialect])).Should().BeEmpty();

    public static IEnumerable<string> Sampled() => StyleRuns.Of(Styles.Every.Select(style => style.Name).Where(name => name is not ("em12" or "em13")), Alone);

    public static IEnumerable<int> Seeds() => StyleRuns.Seeds(Combinations);

    [TestCaseSource(nameof(Sampled))]
    public async Task A_lawful_style_alone_has_no_finding(string style)
    {
        for (var time = 0; time < StyleRuns.Times; time++)
        {
            Blamed(await RunAsync([time % 2 == 0 ? "em12" : "em13", style])).Should().BeEmpty($"{style} is lawful");
        }
    }

    [TestCaseSource(nameof(Seeds))]
    public async Task A_combination_of_lawful_styles_has_no_finding(int seed)
    {
        var styles = Combination(seed);

        Blamed(await RunAsync(styles)).Should().BeEmpty($"every style of {string.Join(", ", styles.Order(StringComparer.Ordinal))} is lawful");
    }

    [Test]
    public async Task A_wrong_server_is_found() =>
        Blamed(await RunAsync(["em12", "platform-lacks"])).Should().Contain(finding => finding.Contains("REP-005", StringComparison.Ordinal));

    /// <summary>One dialect and half of the other styles, the same for the same seed.</summary>
    private static HashSet<string> Combination(int seed)
    {
        var random = new Random(seed);
        var others = Styles.Every.Select(style => style.Name).Where(name => name is not ("em12" or "em13")).ToArray();
        random.Shuffle(others);
        return [random.Next(2) == 0 ? "em12" : "em13", .. others.Take(others.Length / 2)];
    }

    private static async Task<RunResult> RunAsync(HashSet<string> switches)
    {
        await using var server = await Server.StartAsync(new ServerOptions(User, Password) { Switches = switches }, CancellationToken.None);
        return (await EmbeddedRuns.RunAsync(new RunRequest { Target = server.Address.ToString(), User = User, Password = Password })).Result;
    }

    private static IEnumerable<string> Blamed(RunResult result) => result.Findings.SelectMany(group => group.All).Where(finding => !SeenElsewhere.Contains(finding.Requirement.Id))
        .Select(finding => $"{finding.Requirement.Id} {finding.Variant}: {finding.Violation.Expected} is expected, {finding.Violation.Actual} is there");
}

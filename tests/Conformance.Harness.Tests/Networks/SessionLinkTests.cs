using System.Text;
using System.Text.RegularExpressions;
using Conformance.Harness.Tests.Cli;
using Conformance.Harness.Tests.Fakes;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Networks;

/// <summary>
/// Accounts that no documented role explains: what they may use is told by the links of their logon session (HC:logging_on). This
/// one
/// may use replica sessions and repositories, and none of the tasks that each documented role may read.
/// </summary>
public sealed partial class SessionLinkTests
{
    private static readonly string[] Refused = ["/jobs", "/security", "/cdpPolicies", "/tasks"];

    private const string Told = "the account of the run was refused with 403 what its logon session has no link to";

    [Test]
    public async Task What_the_session_does_not_link_to_is_excluded_and_counted()
    {
        await using var gateway = await StartAsync(hidden: Refused);
        var folder = Directory.CreateTempSubdirectory("links-").FullName;

        var (code, output) = await gateway.RunAsync(
            "/api", "--select", "read-side/jobs/*", "--select", "read-side/cdp-policies/*", "--select", "read-side/repositories/*", "--select", "authentication/logon*",
            "--report", folder);
        var (again, judged, _) = await CommandLine.RunAsync(["judge", folder]);

        code.Should().Be(4);
        Gateway.Requirements(output).Should().BeEmpty();
        output.Should().MatchRegex($"NOT TESTED [0-9]+ variants: {Told}").And.MatchRegex("variants +[0-9]+ +[0-9]+ passed");
        again.Should().Be(4, judged);
        judged.Should().MatchRegex($"NOT TESTED [0-9]+ variants: {Told}");
    }

    [Test]
    public async Task What_the_session_links_to_must_not_be_refused()
    {
        await using var gateway = await StartAsync(hidden: Refused, alsoRefused: "/repositories");

        var (code, output) = await gateway.RunAsync("/api", "--select", "read-side/repositories/*");

        code.Should().Be(1);
        output.Should().Contain("  actual       status 403 Forbidden").And.NotContain(Told);
    }

    [TestCase("/tasks", Description = "It links to what only an administrator may read.")]
    [TestCase("", Description = "It links to everything.")]
    public async Task The_links_of_an_administrator_excuse_nothing(string hidden)
    {
        await using var gateway = await StartAsync(hidden.Length == 0 ? [] : [hidden]);

        var (code, output) = await gateway.RunAsync("/api", "--select", "read-side/jobs/*", "--select", "read-side/tasks/*");

        code.Should().Be(1);
        output.Should().Contain("  actual       status 403 Forbidden").And.NotContain(Told);
    }

    [Test]
    public async Task A_session_without_any_link_excuses_nothing()
    {
        await using var gateway = await StartAsync(hidden: [""]);

        var (code, output) = await gateway.RunAsync("/api", "--select", "read-side/jobs/*");

        code.Should().Be(1);
        output.Should().Contain("  actual       status 403 Forbidden").And.NotContain(Told);
    }

    /// <summary>Refuses some paths, and hides links to others from each logon session.</summary>
    private static Task<Gateway> StartAsync(string[] hidden, params string[] alsoRefused) => Gateway.StartAsync(async (right, request) =>
    {
        var path = request.Target.Split('?')[0];
        var answer = await right.AnswerAsync(request);
        if (request.Method == "GET" && answer?.Status[0] == '2' && Refused.Concat(alsoRefused).Any(each => Holds("/api" + each, path)))
        {
            return Forbidden;
        }

        return answer is null || !(path.Contains("/logonSessions", StringComparison.Ordinal) || request.Method == "POST") ? answer
            : answer with { Body = Encoding.UTF8.GetBytes(Link().Replace(Encoding.UTF8.GetString(answer.Body), link => hidden.Any(each => Leads(link, each)) ? "" : link.Value)) };
    });

    private static bool Leads(Match link, string path) =>
        link.Groups["rel"].Value == "Down" && Holds(path, link.Groups["path"].Value.Split('?')[0]);

    private static bool Holds(string above, string path) => above.Length == 0 || path == above || path.StartsWith(above + "/", StringComparison.Ordinal);

    private static FakeAnswer Forbidden => FakeAnswer.Of(
        "403 Forbidden", "application/xml", """<Error xmlns="http://www.veeam.com/ent/v1.0" StatusCode="403" Message="Access denied error." FirstChanceExceptionMessage="" />""");

    [GeneratedRegex("<Link Href=\"[^\"]*/api(?<path>[^\"]*)\"[^>]*Rel=\"(?<rel>[^\"]*)\"[^>]*/>")]
    private static partial Regex Link();
}

using System.Text.Json;
using Conformance.Core.Reports;
using Conformance.Core.Results;
using Conformance.Harness.Tests.Compare;
using Conformance.Harness.Tests.Runs;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Reports;

/// <summary>What a code-scanning service shows of a run.</summary>
public sealed class SarifLogTests
{
    [Test]
    public async Task A_result_points_at_the_line_that_asks_and_at_its_requirement()
    {
        var results = Results(await SampleResults.GetAsync("deviating"));

        results.Should().NotBeEmpty();
        foreach (var result in results)
        {
            var id = result.GetProperty("ruleId").GetString()!;
            LineAt(result.GetProperty("locations")[0]).Should().Contain($"requirement: {id}");
            LineAt(result.GetProperty("relatedLocations")[0]).Should().Contain($"id: {id}");
        }
    }

    [Test]
    public async Task A_rule_has_help_and_the_address_of_its_page()
    {
        var rule = Rules(await SampleResults.GetAsync("deviating")).First(rule => rule.GetProperty("id").GetString() == "REP-008");

        rule.GetProperty("help").GetProperty("text").GetString().Should().Contain("A value with a documented list of values is one of them.").And.Contain("fails the run");
        rule.GetProperty("helpUri").GetString().Should().StartWith("https://helpcenter.veeam.com/docs/vbr/em_rest/");
        rule.GetProperty("defaultConfiguration").GetProperty("level").GetString().Should().Be("error");
    }

    [TestCase("sound")]
    [TestCase("deviating")]
    [TestCase("waived")]
    public async Task There_are_only_rules_with_findings(string sample)
    {
        var result = await SampleResults.GetAsync(sample);
        var rules = Rules(result).Select(rule => rule.GetProperty("id").GetString()).ToList();

        rules.Should().OnlyHaveUniqueItems().And.BeEquivalentTo(Results(result).Select(one => one.GetProperty("ruleId").GetString()).Distinct());
        Results(result).Select(one => rules[one.GetProperty("ruleIndex").GetInt32()]).Should().Equal(Results(result).Select(one => one.GetProperty("ruleId").GetString()));
    }

    [Test]
    public async Task A_path_outside_of_the_users_folder_is_a_whole_URL_of_a_file_that_is_there()
    {
        var folder = Directory.CreateTempSubdirectory("conform-test-").FullName;
        try
        {
            var run = Run(await SampleResults.GetAsync("deviating"), SourceFolders.Of(folder, Path.Combine(Repository.Root, "scenarios")));
            var location = run.GetProperty("results")[0].GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation");

            location.TryGetProperty("uriBaseId", out _).Should().BeFalse();
            File.Exists(new Uri(location.GetProperty("uri").GetString()!).LocalPath).Should().BeTrue();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public async Task Fingerprints_are_unique_in_a_run_and_the_same_in_the_next()
    {
        var first = Fingerprints(await SampleResults.GetAsync("deviating"));
        var second = Fingerprints((await EmbeddedRuns.RunAsync(new RunRequest { Faults = ["state-unknown", "name-rounded"], Selection = EmbeddedRuns.Slice })).Result);

        first.Should().OnlyHaveUniqueItems().And.BeEquivalentTo(second);
    }

    [Test]
    public async Task A_behaviour_is_a_property_of_the_run_and_no_result()
    {
        var run = Run(await SampleResults.GetAsync("sound"));

        run.GetProperty("results").GetArrayLength().Should().Be(0);
        run.GetProperty("properties").GetProperty("behaviourProfile").EnumerateArray().Select(entry => entry.GetProperty("requirement").GetString()).Should().Contain("NEG-007");
    }

    [Test]
    public async Task What_was_not_tested_is_a_notification()
    {
        var notifications = Run(await SampleResults.GetAsync("stopped")).GetProperty("invocations")[0].GetProperty("toolExecutionNotifications").EnumerateArray()
            .Select(notification => notification.GetProperty("message").GetProperty("text").GetString()).ToList();

        notifications.Should().Contain("The run was stopped.").And.Contain(text => text!.EndsWith("variants: the run ended before it was reached."));
    }

    [Test]
    public async Task What_is_waived_is_suppressed_with_its_reason_and_owner()
    {
        var suppressed = Results(await SampleResults.GetAsync("waived")).Where(result => result.TryGetProperty("suppressions", out _)).ToList();

        suppressed.Should().NotBeEmpty();
        var suppression = suppressed[0].GetProperty("suppressions")[0];
        suppression.GetProperty("status").GetString().Should().Be("accepted");
        suppression.GetProperty("properties").GetProperty("owner").GetString().Should().Be("a team");
    }

    [Test]
    public async Task A_servers_text_makes_no_link()
    {
        var message = Results(await SampleResults.GetAsync("hostile"))[0].GetProperty("message").GetProperty("text").GetString();

        message.Should().Contain("javascript").And.NotContain("](").And.NotContain("\u001b").And.NotContain("\u202e");
    }

    private static IEnumerable<string?> Fingerprints(RunResult result) =>
        Results(result).Select(one => one.GetProperty("partialFingerprints").GetProperty("conformFinding/v1").GetString());

    private static List<JsonElement> Rules(RunResult result) => [.. Run(result).GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()];

    private static List<JsonElement> Results(RunResult result) => [.. Run(result).GetProperty("results").EnumerateArray()];

    private static JsonElement Run(RunResult result, SourceFolders? sources = null)
    {
        using var stream = new MemoryStream();
        SarifLog.Write(result, sources ?? SourceFolders.Of(Repository.Root, Path.Combine(Repository.Root, "scenarios")), stream);
        return JsonDocument.Parse(stream.ToArray()).RootElement.GetProperty("runs")[0];
    }

    private static string LineAt(JsonElement location)
    {
        var place = location.GetProperty("physicalLocation");
        var file = Path.Combine(Repository.Root, place.GetProperty("artifactLocation").GetProperty("uri").GetString()!);
        return File.ReadLines(file).ElementAt(place.GetProperty("region").GetProperty("startLine").GetInt32() - 1);
    }
}

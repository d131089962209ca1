using System.Xml.Linq;
using Conformance.Core.Judging;
using Conformance.Core.Reports.Statements;
using Conformance.Core.Results.Claims;
using Conformance.Core.Scenarios.Depths;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Reports;

/// <summary>A badge is green only where a whole run holds, and says what was left out or waived.</summary>
public sealed class BadgeTests
{
    private static readonly StatementInputs Whole = new("aa", "bb", [], []);

    [TestCase("sound", "conformant", "brightgreen")]
    [TestCase("deviating", "deviates", "red")]
    [TestCase("stopped", "no verdict", "lightgrey")]
    [TestCase("without variants", "incomplete", "yellow")]
    public async Task The_verdict_decides_words_and_colour(string sample, string words, string colour) =>
        Badge.Of(await SampleResults.GetAsync(sample), Whole).Should().Be(new Badge(words, colour));

    [Test]
    public async Task A_part_of_the_suite_is_never_green()
    {
        var sound = await SampleResults.GetAsync("sound");

        Badge.Of(sound, Whole with { Selection = ["area:jobs"] }).Should().Be(new Badge("part conformant", "blue"));
        Badge.Of(sound, Whole with { Selection = ["shard 1/2"] }).Colour.Should().Be("blue");
        Badge.Of(await SampleResults.GetAsync("deviating"), Whole with { Selection = ["area:jobs"] }).Colour.Should().Be("red");
    }

    [Test]
    public async Task A_run_of_less_depth_says_so_and_is_never_green()
    {
        var sound = await SampleResults.GetAsync("sound");
        var quick = sound with { Header = sound.Header with { Depth = RunDepth.Quick } };

        Badge.Of(quick, Whole).Should().Be(new Badge("conformant (depth quick)", "blue"));
        Badge.Of(quick with { Counts = quick.Counts with { Waived = 3 } }, Whole).Colour.Should().Be("blue");
    }

    [Test]
    public async Task What_is_waived_or_not_claimed_is_told()
    {
        var sound = await SampleResults.GetAsync("sound");
        var claims = new ClaimResult(new Capabilities("capabilities.yaml", [], [], []), ["GET /jobs", "GET /jobs/{ID}"], []);

        Badge
            .Of(sound with { Counts = sound.Counts with { Waived = 3 } }, Whole)
            .Should()
            .Be(new Badge("conformant, 3 waived", "yellowgreen"));
        Badge
            .Of(sound with { Claims = claims }, Whole)
            .Should()
            .Be(new Badge($"conformant, {sound.Operations.Count - 2} of {sound.Operations.Count} operations", "green"));
    }

    [Test]
    public async Task Image_and_JSON_say_the_same()
    {
        var badge = Badge.Of(await SampleResults.GetAsync("sound"), Whole);
        var image = XDocument.Parse(badge.Svg).Root!;

        image.Attribute("aria-label")!.Value.Should().Be("EM REST API: conformant");
        image
            .Descendants()
            .Where(element => element.Name.LocalName == "text")
            .Select(text => text.Value)
            .Should()
            .Equal("EM REST API", "conformant");
        badge
            .Json.ToJsonString()
            .Should()
            .Be("""{"schemaVersion":1,"label":"EM REST API","message":"conformant","color":"brightgreen"}""");
    }

    [Test]
    public async Task No_outcome_but_passed_is_green()
    {
        var sound = await SampleResults.GetAsync("sound");

        Enum.GetValues<Outcome>()
            .Where(outcome => outcome != Outcome.Passed)
            .Select(outcome => Badge.Of(sound with { Outcome = outcome }, Whole).Colour)
            .Should()
            .NotContain(colour => colour.Contains("green", StringComparison.Ordinal));
    }
}

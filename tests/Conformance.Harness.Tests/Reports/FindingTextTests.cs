using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Reports;
using Conformance.Core.Results;
using Conformance.Core.Scenarios;
using Conformance.DataFiles;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Reports;

/// <summary>A group tells a few of its places and how many there are.</summary>
public sealed class FindingTextTests
{
    [TestCase("a /1, b /2", "b at /2")]
    [TestCase("a /1, a /2, b /3", "b at /3, the same answer at /2")]
    [TestCase("a /1, b /2, b /3, c /4, d /5", "b at /2, c at /4 and 2 more places (4 variants in all)")]
    [TestCase("a /1, b /2, c /3, d /4, e /5", "b at /2, c at /3 and 2 more variants")]
    [TestCase("a /1, a /1, b", "b and 1 more place (2 variants in all)")]
    public void A_few_places_and_a_count(string places, string told) =>
        Text(places).Should().Contain($"  also in      {told}\n");

    [Test]
    public void One_place_is_told_once() => Text("a /1").Should().NotContain("also in");

    private static string Text(string places)
    {
        var findings = places.Split(", ").Select(place => place.Split(' ')).Select(words => Finding(words[0], words.ElementAtOrDefault(1)));
        var group = FindingGroup.Of(findings, Exchange).Single();
        return FindingText.Of(group, "it differs", new RunHeader("conform", "emulator", new TargetFacts(Embedded: true, TargetWorld.Any, AllowUnsafe: false), default, default, ""));
    }

    private static Exchange Exchange(string variant, string step) =>
        new(variant, step, new SentRequest("GET", "https://127.0.0.1/api/jobs", [], default), null, null, default, null, default);

    private static Finding Finding(string variant, string? path) => new(
        new Requirement("REP-008", "A value is one of its list.", RequirementLevel.Documented, "HC:page", "shape", null, false, new DataPlace("requirements.yaml", 1, 1)),
        variant,
        "get",
        new Violation(ViolationKind.WrongValue, "State", "one of Success, Failed", "Finished", path),
        new DataPlace("a.yaml", 1, 1));
}

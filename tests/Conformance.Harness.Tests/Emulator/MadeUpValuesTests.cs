using System.Text.RegularExpressions;
using Conformance.Core.Contract;
using Conformance.Harness.Tests.Contract;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Emulator;

/// <summary>What is made up has the type that its name says: no <c>Timestamp 1</c> in any answer, and no list, number or duration
/// as a text.</summary>
[TestFixture]
public sealed partial class MadeUpValuesTests
{
    /// <summary>Texts by their pages, although their names end like those of a measure: the name of a system, and of a day of the
    /// week.</summary>
    private static readonly string[] Texts = ["OsVersion", "Days"];

    [TestCase(null)]
    [TestCase("application/json")]
    public async Task No_answer_shows_a_measure_or_a_list_in_words(string? accept)
    {
        await using var emulator = await RunningEmulator.StartAsync();

        var answers = await Crawl.AllAsync(emulator, accept);

        answers.SelectMany(answer => InWords().Matches(answer.Value.Body).Select(match => $"{answer.Key}: {match.Value}")).Should().BeEmpty();
    }

    [Test]
    public async Task The_contract_types_as_text_nothing_that_is_a_measure_or_a_list_by_its_name()
    {
        var contract = await ContractFiles.ContractAsync();

        contract.Resources.Values
            .SelectMany(resource => resource.Attributes.Concat(resource.Elements).SelectMany(Whole).Select(rule => (resource.Type, Rule: rule)))
            .Where(pair => pair.Rule is { Type: "string", Values.Count: 0 } && MeasureName().IsMatch(pair.Rule.Name) && !Texts.Contains(pair.Rule.Name))
            .Select(pair => $"{pair.Type}.{pair.Rule.Name}").Should().BeEmpty();
    }

    [TestCase("JobStatisticsReportFrame", "MaxBackupJobDuration", "int")]
    [TestCase("JobStatisticsReportFrame", "MaxJobDuration", "int")]
    [TestCase("DiscoveredComputer", "AgentVersion", "version")]
    [TestCase("WanAccelerator", "Version", "version")]
    public async Task What_only_captures_and_examples_type_is_observed(string type, string element, string expected)
    {
        var rule = (await ContractFiles.ContractAsync()).Resources[type].Element(element)!;

        rule.Type.Should().Be(expected);
        rule.Level.Should().Be(FactLevel.Observed);
    }

    private static IEnumerable<ElementRule> Whole(ElementRule rule) => rule.Attributes.Concat(rule.Elements).SelectMany(Whole).Prepend(rule);

    [GeneratedRegex("(?<=[>\"])([A-Z][A-Za-z]* )*(timestamp|time|date|duration|size|count|capacity|space|percents?|days|hours|minutes|seconds|tags|gateways|tenants|includes) [0-9]+(?=[<\"])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex InWords();

    [GeneratedRegex("(Timestamp|Time|TimeUTC|Date|Duration|Size|Count|Capacity|Space|Percents?|Days|Hours|Minutes|Seconds|Tags|Includes|Version|Number|Port|Progress)$", RegexOptions.CultureInvariant)]
    private static partial Regex MeasureName();
}

using System.Text.RegularExpressions;
using Conformance.Core.Reports;
using FluentAssertions;
using Markdig;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Reports;

/// <summary>What a CI system shows below a run.</summary>
public sealed partial class SummaryMarkdownTests
{
    private static readonly MarkdownPipeline Github = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().UseTaskLists().Build();

    [TestCaseSource(typeof(SampleResults), nameof(SampleResults.Names))]
    public async Task What_matters_is_on_one_screen(string sample)
    {
        var above = SummaryMarkdown.Of(await SampleResults.GetAsync(sample)).Split("<details>")[0];

        above.TrimEnd('\n').Split('\n').Length.Should().BeLessThan(25);
        above.Should().MatchRegex("^## (CONFORMANT|DEVIATES|ERRORED|INCOMPLETE) ");
    }

    [Test]
    public async Task A_finding_is_told_with_its_page_its_values_and_the_command_that_repeats_it()
    {
        var text = SummaryMarkdown.Of(await SampleResults.GetAsync("deviating"));

        text.Should().Contain("- **[REP-008](https://helpcenter.veeam.com/docs/vbr/em_rest/get_replicatasksessions_id.html)** deviates in ")
            .And.Contain("actual `\"Finished\"`")
            .And.Contain("  again        conform run --select 'jobs/one[accept=absent]' --fault state-unknown --fault name-rounded\n");
    }

    [Test]
    public async Task The_behaviour_profile_is_a_table()
    {
        var html = Markdown.ToHtml(SummaryMarkdown.Of(await SampleResults.GetAsync("sound")), Github);

        html.Should().Contain("<td><code>accept.unknown[accept=html]</code></td>\n<td><code>200, application/xml, EntityReferences</code></td>");
    }

    [Test]
    public async Task A_waiver_that_fails_the_run_is_told_above_and_all_of_them_below()
    {
        var text = SummaryMarkdown.Of(await SampleResults.GetAsync("waived"));

        text.Split("<details>")[0].Should().Contain("- **waiver of RTS-001** (`scenarios/waivers.yaml:3:5`): all that it is about passes. Take it out.");
        text.Should().Contain("<summary>Waivers (2)</summary>").And.Contain(" | Waives | ");
    }

    [Test]
    public async Task A_server_can_put_neither_markup_nor_links_nor_control_characters_into_it()
    {
        var text = SummaryMarkdown.Of(await SampleResults.GetAsync("hostile"));
        var html = Markdown.ToHtml(text, Github);

        text.Should().NotContain("\u001b").And.NotContain("\u202e").And.NotContain("\0");
        Tag().Matches(html).Select(tag => tag.Groups[1].Value).Distinct().Should().BeSubsetOf(
            ["h2", "p", "ul", "li", "strong", "br", "a", "code", "pre", "table", "thead", "tbody", "tr", "th", "td", "details", "summary", "blockquote"]);
        Address().Matches(html).Select(address => address.Groups[1].Value).Should().OnlyContain(address => address.StartsWith("https://helpcenter.veeam.com/"));
        Regex.Count(html, "<details>").Should().Be(Regex.Count(html, "</details>")).And.BeLessThan(7);
        Regex.Count(html, "<h2>").Should().Be(1);
    }

    [GeneratedRegex("</?([a-zA-Z0-9]+)")]
    private static partial Regex Tag();

    [GeneratedRegex("(?:href|src)=\"([^\"]*)\"")]
    private static partial Regex Address();
}

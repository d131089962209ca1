using Conformance.Core.Reports;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Reports;

/// <summary>Lines on a screen that is narrower than they are.</summary>
public sealed class HangingIndentTests
{
    [Test]
    public void A_line_that_fits_is_one_part() => Broken("  actual       status 200 OK", 80).Should().Be("  actual       status 200 OK");

    [Test]
    public void What_goes_on_stands_below_the_text_and_not_below_the_label() =>
        Broken("  expected     one of Starting, Stopping", 30).Should().Be("  expected     one of\n               Starting,\n               Stopping");

    [Test]
    public void A_word_that_is_longer_than_the_screen_is_parted_where_the_screen_ends() =>
        Broken("  at           /v:Tasks/v:Task[1]", 25).Should().Be("  at           /v:Tasks/v\n               :Task[1]");

    [TestCase("  again        conform run --select 'x/y[accept=json]'")]
    [TestCase("  curl         curl -sS 'https://em.example.com/api/jobs'")]
    public void A_line_to_paste_stays_in_one_piece(string line) => Broken(line, 20).Should().Be(line);

    [Test]
    public void No_part_is_wider_than_the_screen()
    {
        var line = "NOT TESTED 12 variants: " + string.Join(' ', Enumerable.Range(0, 200).Select(i => new string('x', i % 60)));

        Broken(line, 40).Split('\n').Should().OnlyContain(part => part.Length <= 40);
    }

    private static string Broken(string line, int width)
    {
        var parts = HangingIndent.Parts(line, width, out var indent);
        return string.Join("\n" + new string(' ', indent), parts.Select(part => line[part]));
    }
}

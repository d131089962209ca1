using Conformance.Cli;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Cli;

/// <summary>A verdict as it stands on a screen.</summary>
public sealed class PainterTests
{
    private const string Text = "DEVIATES State is \"Finished\"\n  expected     status 200 OK\n  actual       status 200 Fine\n  expected\n";

    [Test]
    public async Task Where_nobody_watches_the_text_is_written_as_it_is() => (await WrittenAsync(hasColour: false, wraps: false)).Should().Be(Text);

    [Test]
    public async Task What_was_expected_is_green_and_what_came_is_red_and_what_differs_is_underlined() =>
        (await WrittenAsync(hasColour: true, wraps: false)).Should()
            .Contain("  expected     \u001b[32mstatus 200 \u001b[0m\u001b[1;4;32mOK\u001b[0m")
            .And.Contain("  actual       \u001b[91mstatus 200 \u001b[0m\u001b[1;4;91mFine\u001b[0m");

    [Test]
    public async Task Long_lines_are_broken_with_and_without_colour()
    {
        var plain = await WrittenAsync(hasColour: false, wraps: true, width: 26);

        plain.Should().Contain("  expected     status 200\n               OK\n");
        var painted = await WrittenAsync(hasColour: true, wraps: true, width: 26);
        System.Text.RegularExpressions.Regex.Replace(painted, "\u001b\\[[0-9;]*m", "").Should().Be(plain);
    }

    private static async Task<string> WrittenAsync(bool hasColour, bool wraps, int width = 80)
    {
        await using var output = new StringWriter();
        await Painter.WriteAsync(new Terminal(output, TextWriter.Null, IsTerminal: false) { HasColour = hasColour, Wraps = wraps, Width = width }, Text);
        return output.ToString();
    }
}

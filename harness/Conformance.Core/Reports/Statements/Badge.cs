using System.Globalization;
using System.Text.Json.Nodes;
using Conformance.Core.Judging;
using Conformance.Core.Results;
using Conformance.Core.Scenarios.Depths;
using static Conformance.Core.Reports.JsonReport;

namespace Conformance.Core.Reports.Statements;

/// <summary>
/// A badge of a verdict: as an image, and as the small JSON that badge services read. Green is only a whole run in which
/// everything holds
/// that the target claims, and in which nothing is waived.
/// </summary>
/// <param name="Message">The words on its right side.</param>
/// <param name="Colour">The colour behind them, as badge services name it.</param>
public sealed record Badge(string Message, string Colour)
{
    private const string Label = "EM REST API";
    private const double WidthOfCharacter = 6.6;
    private const int Padding = 10;

    /// <summary>The badge of a run.</summary>
    /// <param name="result">The verdict.</param>
    /// <param name="inputs">What it rests on.</param>
    public static Badge Of(RunResult result, StatementInputs inputs)
    {
        var badge = OfOutcome(result, inputs);
        return result.Header.Depth == RunDepth.Full ? badge
            : new Badge($"{badge.Message} (depth {result.Header.Depth.Word()})", result.Outcome == Outcome.Passed ? "blue" : badge.Colour);
    }

    private static Badge OfOutcome(RunResult result, StatementInputs inputs) => result.Outcome switch
    {
        Outcome.Deviates => new Badge("deviates", "red"),
        Outcome.Errored => new Badge("no verdict", "lightgrey"),
        Outcome.NotTested => new Badge("incomplete", "yellow"),
        _ when inputs.IsPartial => new Badge("part conformant", "blue"),
        _ when result.Counts.Waived > 0 =>
            new Badge(string.Create(CultureInfo.InvariantCulture, $"conformant, {result.Counts.Waived} waived"), "yellowgreen"),
        _ when result.Claims is { NotClaimed.Count: > 0 } => new Badge(Claimed(result), "green"),
        _ => new Badge("conformant", "brightgreen"),
    };

    /// <summary>The JSON of an endpoint badge (schema version 1 of shields.io).</summary>
    public JsonObject Json => Object(("schemaVersion", 1), ("label", Label), ("message", Message), ("color", Colour));

    /// <summary>The image.</summary>
    public string Svg
    {
        get
        {
            var (left, right) = (Width(Label), Width(Message));
            return string.Create(CultureInfo.InvariantCulture, $"""
                <svg xmlns="http://www.w3.org/2000/svg" width="{left + right}" height="20" role="img" aria-label="{Label}: {Message}">
                  <title>{Label}: {Message}</title>
                  <rect width="{left}" height="20" fill="#444"/>
                  <rect x="{left}" width="{right}" height="20" fill="{Fill}"/>
                  <g font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle">
                    <text x="{left / 2}" y="14" fill="#fff">{Label}</text>
                    <text x="{left + right / 2}" y="14" fill="{(Colour == "yellow" || Colour == "lightgrey" ? "#000" : "#fff")}">{Message}</text>
                  </g>
                </svg>

                """);
        }
    }

    private string Fill => Colour switch
    {
        "brightgreen" or "green" => "#1b6e2f",
        "yellowgreen" => "#59680f",
        "red" => "#a3241d",
        "yellow" => "#e6c229",
        "blue" => "#1f5fa8",
        _ => "#c8c8c8",
    };

    private static string Claimed(RunResult result) => string.Create(
        CultureInfo.InvariantCulture, $"conformant, {result.Operations.Count - result.Claims!.NotClaimed.Count} of {result.Operations.Count} operations");

    private static int Width(string text) => (int)Math.Ceiling(text.Length * WidthOfCharacter) + Padding;
}

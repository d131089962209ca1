using System.Globalization;
using System.Xml.Linq;
using Conformance.Core.Judging;
using Conformance.Core.Results;
using Conformance.Core.Scenarios.Depths;

namespace Conformance.Core.Reports.Html;

/// <summary>The top of the page: the verdict in one word and one sentence, what was asked, and how much.</summary>
internal static class VerdictSection
{
    private const int StaleShown = 20;

    /// <summary>The verdict as a headline.</summary>
    public static string Headline(Outcome outcome) => outcome switch
    {
        Outcome.Passed => "Conformant",
        Outcome.Deviates => "Deviates",
        Outcome.Errored => "Errored",
        _ => "Incomplete",
    };

    /// <summary>The section.</summary>
    public static XElement Of(RunResult result)
    {
        var header = result.Header;
        return Markup.Of(
            "header",
            ("class", $"verdict {Words.Key(result.Outcome)}"),
            Markup.Of("p", ("class", "kicker"), "Veeam Backup Enterprise Manager REST API · conformance report"),
            Markup.Of("h1", Headline(result.Outcome)),
            Markup.Of("p", ("class", "sentence"), Sentence(result)),
            DepthText.Sentence(result) is { } depth ? Markup.Of("p", ("class", "cause"), depth) : null,
            result.Cause is { } cause ? Markup.Of("p", ("class", "cause"), cause) : null,
            result.Notes.Select(note => Markup.Of("p", ("class", "cause"), note)),
            result.SessionsLeft.Select(session => Markup.Of("p", ("class", "cause"), (session.IsWaived ? "Waived: " : "") + session.Message)),
            (result.Claims?.Stale ?? []).Take(StaleShown).Select(stale => Markup.Of("p", ("class", "cause"), $"Capability stale: {ClaimText.Of(stale)}")),
            Markup.Of(
                "dl",
                ("class", "run"),
                Fact("Target", header.Target),
                header.Client is { } client ? Fact("Client", client) : null,
                Fact("World", header.Facts.World.ToString().ToLowerInvariant()),
                Fact("Depth", header.Depth.Word()),
                Fact("Started", header.Started.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)),
                Fact("Took", header.Elapsed == TimeSpan.Zero ? "judged from an archive" : string.Create(CultureInfo.InvariantCulture, $"{header.Elapsed.TotalSeconds:0.0} s")),
                Fact("Harness", header.Tool)),
            Counts(result));
    }

    private static string Sentence(RunResult result)
    {
        var violated = result.ViolatedRequirements;
        return result.Outcome switch
        {
            Outcome.Passed when result.Counts.Warnings + result.Counts.Waived > 0 => string.Create(CultureInfo.InvariantCulture, $"No documented requirement is violated, known deviations apart: {result.Counts.Waived} waived, {result.Counts.Warnings} warnings."),
            Outcome.Passed => string.Create(CultureInfo.InvariantCulture, $"Everything that was asked holds: {result.Counts.Checks:N0} checks of {result.Counts.Requirements} requirements in {result.Counts.Variants:N0} variants."),
            Outcome.Deviates when result.Counts is { Findings: 0, FailingWaivers: 0 } => "No requirement is violated, but a claim of the target's capabilities is out of date and fails the run.",
            Outcome.Deviates when result.Counts.Findings == 0 => "No requirement is violated that is not waived, but a waiver is out of date and fails the run.",
            Outcome.Deviates => string.Create(CultureInfo.InvariantCulture, $"{violated} documented {(violated == 1 ? "requirement is" : "requirements are")} violated, of {result.Counts.Requirements} that were asked about."),
            Outcome.Errored => "There is no verdict: the target, the network or the harness broke.",
            _ => string.Create(CultureInfo.InvariantCulture, $"Nothing is violated, but {result.Counts.NotTested:N0} of {result.Counts.Variants:N0} variants could not be asked."),
        };
    }

    private static XElement Counts(RunResult result)
    {
        var counts = result.Counts;
        return Markup.Of(
            "ul",
            ("class", "counts"),
            Count(counts.Variants, "variants", Part(counts.Passed, "passed"), Part(counts.Deviating, "deviate"), Part(counts.Errored, "errored"), Part(counts.NotTested, "not tested"), Part(counts.BehindWaivers, "not judged, behind a waiver"), Part(counts.Declared, "not judged, by the target's capabilities")),
            Count(counts.Requirements, "requirements asked", string.Create(CultureInfo.InvariantCulture, $"of {result.Requirements.Count} in the catalogue{(result.Header.Depth == RunDepth.Full ? "" : ", at this depth")}")),
            Count(counts.Checks, "checks", string.Create(CultureInfo.InvariantCulture, $"in {counts.Exchanges:N0} exchanges")),
            Count(counts.Findings, "violations", "of documented requirements", Part(counts.Waived, "waived"), Part(counts.FailingWaivers, "waivers fail"), Part(counts.Moved, "differences let through: the data moved, which asking again showed")),
            Count(counts.Warnings, "warnings", "observed behaviour not met"),
            Count(result.Profile.Count, "behaviours", "where nothing is specified"));
    }

    private static XElement Count(int count, string noun, params string?[] parts) => Markup.Of(
        "li",
        Markup.Of("strong", count.ToString("N0", CultureInfo.InvariantCulture)),
        Markup.Of("span", noun),
        Markup.Of("small", string.Join(", ", parts.Where(part => part is not null))));

    private static string? Part(int count, string word) => count == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{count:N0} {word}");

    private static XElement Fact(string name, string value) => Markup.Of("div", Markup.Of("dt", name), Markup.Of("dd", Printable.OneLine(value)));
}

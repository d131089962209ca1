using System.Globalization;
using System.Text;
using Conformance.Core.Judging;
using Conformance.Core.Results;
using Conformance.Core.Scenarios;
using Conformance.Core.Scenarios.Depths;

namespace Conformance.Core.Reports;

/// <summary>The end of a run as plain text: findings by cause, what was not tested, the verdict and its counts.</summary>
public static class VerdictText
{
    private const int GroupsInFull = 2;
    private const int GroupsInBrief = 8;
    private const int ReasonsShown = 6;
    private const int SessionsShown = 3;
    private const int NotesShown = 5;

    /// <summary>The text, lines ended by LF.</summary>
    /// <param name="result">The run.</param>
    /// <param name="isReported">Whether a folder for reports was given, so that nobody needs to be told of that option.</param>
    public static string Of(RunResult result, bool isReported = false)
    {
        var text = new StringBuilder();
        Findings(result, isReported, text);
        text.Append(WaiverText.Of(result.Waivers));
        text.Append(ClaimText.Of(result.Claims));

        // When nobody answered at all there is one thing to say, and the verdict says it.
        if ((result.Counts.Exchanges > 0 || result.Cause is null) && !result.IsExplained)
        {
            NotTested(result, text);
            Excluded(result, text);
        }

        foreach (var rule in result.UnusedRules)
        {
            text.Append("UNUSED RULE ").Append(rule).Append(" decided nothing in this run. Mend it or take it out.\n");
        }

        text.Append(result.UnusedRules.Count > 0 ? "\n" : "");
        text.Append(SchemaText.Of(result.Schema));
        Verdict(result, isReported, text);
        return text.ToString();
    }

    /// <summary>The one word for a verdict, as programs may look for it.</summary>
    public static string Word(Outcome outcome) => outcome switch
    {
        Outcome.Passed => "CONFORMANT",
        Outcome.Deviates => "DEVIATES",
        Outcome.Errored => "ERRORED",
        _ => "INCOMPLETE",
    };

    /// <summary>What sent the requests, if it was not the harness's own client.</summary>
    internal static string Through(RunHeader header) => header.Client is { } client ? $"  through {Printable.OneLine(client)}" : "";

    /// <summary>
    /// The first groups are told in full, the next in brief, so that all stand
    /// on one screen. Where one cause explains the rest, only one group is told: what all rests on, else what shows most often.
    /// </summary>
    private static void Findings(RunResult result, bool isReported, StringBuilder text)
    {
        var groups = result.IsExplained
            ? result.Findings.OrderByDescending(group => group.First.Requirement.IsGate).ThenByDescending(group => group.First.Requirement.Level == RequirementLevel.Documented)
                .ThenByDescending(group => group.All.Count).ToList()
            : result.Findings;
        var inFull = groups.Take(result.IsExplained ? 1 : GroupsInFull).ToList();
        var inBrief = result.IsExplained ? [] : groups.Skip(GroupsInFull).Take(GroupsInBrief).ToList();
        foreach (var group in inFull)
        {
            text.Append(FindingText.Of(group, Headline(result, group), result.Header, withOptions: inFull.Count == 1))
                .Append(NotImplementedText.Of(result, group)).Append('\n');
        }

        foreach (var group in inBrief)
        {
            text.Append(FindingText.Brief(group, Headline(result, group))).Append(NotImplementedText.Of(result, group)).Append('\n');
        }

        if (groups.Count > inFull.Count + inBrief.Count)
        {
            text.Append(CultureInfo.InvariantCulture, $"… and {groups.Count - inFull.Count - inBrief.Count} more kinds of findings; {(isReported ? "report.html has them all" : "--report DIR writes them all")}.\n\n");
        }

        text.Append(Commands(result.Header, inFull.Count + inBrief.Count, text.ToString().Contains(Curl.Variable, StringComparison.Ordinal)));
    }

    /// <summary>What the lines that repeat findings have in common: the options of the target, and the token of the curl
    /// lines.</summary>
    private static string Commands(RunHeader header, int shown, bool needsToken)
    {
        var options = shown > 1 && header.AgainOptions.Length > 0 ? $"  to repeat    {header.Again("VARIANT")}\n" : "";
        var token = needsToken ? $"  token        {Curl.Token(header)}\n" : "";
        return options.Length + token.Length > 0 ? options + token + "\n" : "";
    }

    /// <summary>What was found; operations that do not exist are counted.</summary>
    private static string Headline(RunResult result, FindingGroup group) => NotImplementedText.Headline(result, group) ?? HeadlineText.Of(group);

    private static void NotTested(RunResult result, StringBuilder text)
    {
        var groups = result.Variants.Where(variant => variant is { Outcome: Outcome.NotTested, Declared: null, IsBehindWaiver: false, Reason: not null })
            .GroupBy(variant => variant.Reason!, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ToList();
        foreach (var group in groups.Take(ReasonsShown))
        {
            text.Append(CultureInfo.InvariantCulture, $"NOT TESTED {Counted.Of(group.Count(), "variant")}: {Printable.OneLine(group.Key)}\n  {string.Join(", ", group.Select(variant => variant.Id).Take(3))}{(group.Count() > 3 ? ", …" : "")}\n");
        }

        if (groups.Count > ReasonsShown)
        {
            text.Append(CultureInfo.InvariantCulture, $"… and {groups.Count - ReasonsShown} more reasons\n");
        }

        text.Append(groups.Count > 0 ? "\n" : "");
    }

    private static void Excluded(RunResult result, StringBuilder text)
    {
        foreach (var group in result.Excluded.GroupBy(excluded => excluded.Reason, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"left out   {Counted.Of(group.Count(), "variant")}: {group.Key}\n");
        }

        text.Append(result.Excluded.Count > 0 ? "\n" : "");
    }

    private static void Verdict(RunResult result, bool isReported, StringBuilder text)
    {
        var (counts, header) = (result.Counts, result.Header);
        text.Append(CultureInfo.InvariantCulture, $"{Word(result.Outcome)}  {header.Target}  world {header.Facts.World.ToString().ToLowerInvariant()}{DepthText.Word(header)}{Through(header)}\n");
        text.Append(DepthText.Sentence(result) is { } sentence ? $"  {sentence}\n" : "");
        if (result.Cause is { } cause)
        {
            text.Append("  ").Append(Printable.Whole(cause)).Append('\n');
        }

        foreach (var note in result.Notes.Take(NotesShown))
        {
            text.Append("  note: ").Append(Printable.Whole(note)).Append('\n');
        }

        SessionsLeft(result, isReported, text);
        if (result.Outcome == Outcome.NotTested && counts.NotTested == 0)
        {
            text.Append("  Nothing was checked: no check's conditions (when) held of what was answered.\n");
        }

        if (result.Outcome == Outcome.Deviates && counts.Findings == 0)
        {
            text.Append(counts.FailingWaivers > 0 ? "  No requirement is violated that is not waived; the waivers above need mending.\n"
                : "  No requirement is violated; the capabilities above need mending.\n");
        }

        if (result is { Cause: not null, Outcome: Outcome.Errored } && (counts.Exchanges == 0 || result is { IsExplained: true, Findings: [] }))
        {
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"  variants      {counts.Variants,6}   {counts.Passed} passed{Part(counts.Deviating, "deviate")}{Part(counts.Errored, "errored")}{Part(counts.NotTested, "not tested")}\n");
        text.Append(CultureInfo.InvariantCulture, $"  exchanges     {counts.Exchanges,6}   {(header.Requests > 0 ? string.Create(CultureInfo.InvariantCulture, $"of {header.Requests} requests, ") : "")}{(header.Elapsed == TimeSpan.Zero ? "judged from an archive" : string.Create(CultureInfo.InvariantCulture, $"in {header.Elapsed.TotalSeconds:0.0} s"))}\n");
        text.Append(CultureInfo.InvariantCulture, $"  checks        {counts.Checks,6}   {counts.Findings} violated{Part(counts.Warnings, "observed behaviours not met (warnings)")}\n");
        text.Append(ClaimText.Count(result));
        if (counts.Consequences > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"  consequences  {counts.Consequences,6}   more violations follow from this and are not told\n");
        }

        if (counts.Moved > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"  in motion     {counts.Moved,6}   differences let through: the data moved between two requests, which were asked again to see that\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"  requirements  {counts.Requirements,6}   of {result.Requirements.Count} in the catalogue{(header.Depth == RunDepth.Full ? "" : ", asked at this depth")}{Part(result.ViolatedRequirements, "violated")}{Part(result.Requirements.Count(requirement => requirement is { Findings: 0, Consequences: 0, Waived: > 0 }), "waived")}\n");
        if (result.Waivers.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"  waivers       {result.Waivers.Count,6}   {counts.Waived} waived{Part(counts.FailingWaivers, "expired, stale or unmatched")}{(counts.BehindWaivers > 0 ? $"; behind them {Counted.Of(counts.BehindWaivers, "variant")} could not be judged" : "")}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"  profile       {result.Profile.Count,6}   behaviours recorded where nothing is specified\n");
        text.Append(SchemaText.Count(result.Schema));
    }

    private static void SessionsLeft(RunResult result, bool isReported, StringBuilder text)
    {
        foreach (var session in result.SessionsLeft.Take(SessionsShown))
        {
            text.Append(session.IsWaived ? "  session left, waived: " : "  session left: ").Append(Printable.Whole(session.Message)).Append('\n');
        }

        if (result.SessionsLeft.Count > SessionsShown)
        {
            text.Append(CultureInfo.InvariantCulture, $"  … and {result.SessionsLeft.Count - SessionsShown} more sessions may be left behind; {(isReported ? "results.json lists them all" : "--report DIR writes them all")}.\n");
        }
    }

    private static string Part(int count, string word) => count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {count} {word}");
}

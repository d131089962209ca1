using System.Globalization;
using System.Text;
using Conformance.Core.Judging;
using Conformance.Core.Results.Diffs;

namespace Conformance.Core.Reports;

/// <summary>A diff of two runs as a person reads it: at most two screens of 80 columns; the JSON form has everything.</summary>
public static class DiffText
{
    private const int RequirementsShown = 8;
    private const int BehavioursShown = 8;
    private const int VariantsShown = 6;
    private const int AnswersShown = 8;
    private const int LawfulShown = 6;
    private const int Columns = 80;

    /// <summary>The text, lines ended by LF.</summary>
    public static string Of(RunDiff diff)
    {
        var text = new StringBuilder();
        Side("left ", diff.Left, text);
        Side("right", diff.Right, text);
        text.Append('\n');
        Section(text, "REQUIREMENTS", diff.Requirements, RequirementsShown, Requirement);
        var statements = diff.Left.Result.Requirements.ToDictionary(result => result.Requirement.Id, result => result.Requirement.Statement, StringComparer.Ordinal);
        Section(text, "BEHAVIOUR (nothing is specified)", diff.Behaviours, BehavioursShown, (lines, behaviour) => Behaviour(lines, behaviour, statements));
        Section(text, "VARIANTS", diff.Variants, VariantsShown, Variant);
        Section(text, "ANSWERS", diff.Answers, AnswersShown, Answer);
        Section(text, "LAWFUL VARIETY (no difference)", diff.Lawful, LawfulShown, Answer);
        Section(text, "NOT COMPARED (no difference)", diff.NotCompared, VariantsShown, Variant);
        text.Append(CultureInfo.InvariantCulture, $"{(diff.AreSame ? "SAME" : "DIFFERENT")}  {diff.Common} variants in common");
        text.Append(diff.AreSame ? "\n" : string.Create(
            CultureInfo.InvariantCulture,
            $"; {diff.Requirements.Count} requirements, {diff.Behaviours.Count} behaviours, {diff.Variants.Sum(variants => variants.Ids.Count)} variants and {diff.Answers.Count} kinds of answers differ\n"));
        return string.Join('\n', text.ToString().Split('\n').Select(Wrapped));
    }

    /// <summary>A line of at most <see cref="Columns"/>, broken at blanks; a word that is longer stays whole.</summary>
    private static string Wrapped(string line)
    {
        var indent = new string(' ', line.Length - line.TrimStart().Length + 4);
        var text = new StringBuilder();
        while (line.Length > Columns && line.LastIndexOf(' ', Columns) is var at && at > indent.Length)
        {
            text.Append(line.AsSpan(0, at).TrimEnd()).Append('\n');
            line = indent + line[at..].TrimStart();
        }

        return text.Append(line).ToString();
    }

    private static void Side(string word, RunSide side, StringBuilder text) => text.Append(
        CultureInfo.InvariantCulture,
        $"{word}  {VerdictText.Word(side.Result.Outcome),-10}  {side.Result.Header.Target}  world {side.Result.Header.Facts.World.ToString().ToLowerInvariant()}{DepthText.Word(side.Result.Header)}  {side.Result.Counts.Variants} variants\n       {side.Name}{(side.Result.Header.Client == side.Name ? "" : VerdictText.Through(side.Result.Header))}\n");

    private static void Section<T>(StringBuilder text, string title, IReadOnlyList<T> items, int shown, Action<StringBuilder, T> line)
    {
        if (items.Count == 0)
        {
            return;
        }

        text.Append(title).Append('\n');
        foreach (var item in items.Take(shown))
        {
            line(text, item);
        }

        text.Append(items.Count > shown ? string.Create(CultureInfo.InvariantCulture, $"  … and {items.Count - shown} more; --json has them all\n\n") : "\n");
    }

    private static void Requirement(StringBuilder text, RequirementDiff diff)
    {
        text.Append(CultureInfo.InvariantCulture, $"  {diff.Requirement.Id,-9} {Word(diff.Left)} | {Word(diff.Right)}  {diff.Requirement.Statement}\n");
        Example(text, "left ", diff.OnlyLeft);
        Example(text, "right", diff.OnlyRight);
    }

    private static void Example(StringBuilder text, string side, IReadOnlyList<Finding> findings)
    {
        if (findings.Count > 0)
        {
            var (first, variants) = (findings[0], findings.Select(finding => finding.Variant).Distinct(StringComparer.Ordinal).Count());
            text.Append(CultureInfo.InvariantCulture, $"    {side}  {Count(variants, "variant")}, first {first.Variant}: expected {Short(first.Violation.Expected)}, actual {Short(first.Violation.Actual)}\n");
        }
    }

    private static void Behaviour(StringBuilder text, BehaviourDiff diff, Dictionary<string, string> statements)
    {
        text.Append(CultureInfo.InvariantCulture, $"  {diff.Key}: {Value(diff.Left)} | {Value(diff.Right)}\n");
        text.Append(CultureInfo.InvariantCulture, $"    {diff.Requirement}  {statements.GetValueOrDefault(diff.Requirement)}\n");
    }

    private static void Variant(StringBuilder text, VariantDiff diff)
    {
        text.Append(CultureInfo.InvariantCulture, $"  {Count(diff.Ids.Count, "variant")}: {Word(diff.Left)} | {Word(diff.Right)}{(diff.Reason is { } reason ? $"  ({Short(reason).TrimEnd('.')})" : "")}\n");
        text.Append(CultureInfo.InvariantCulture, $"    {string.Join(", ", diff.Ids.Take(3))}{(diff.Ids.Count > 3 ? ", …" : "")}\n");
    }

    private static void Answer(StringBuilder text, AnswerDiff diff)
    {
        var where = diff.Where.Length > 0 ? $" {Printable.OneLine(diff.Where)}" : "";
        text.Append(CultureInfo.InvariantCulture, $"  {diff.What}{where}: {Named(diff, diff.Left)} | {Named(diff, diff.Right)}\n");
        text.Append(CultureInfo.InvariantCulture, $"    {diff.Count} in {Count(diff.Variants.Count, "variant")}, first {diff.Variants[0]}{(diff.Path is { Length: > 0 } path ? $" at {Short(path)}" : "")}\n");
    }

    /// <summary>A dialect is told by what a client sees of it.</summary>
    private static string Named(AnswerDiff diff, string? value) => (diff.What, value) switch
    {
        (AnswerDiffer.MemberNames, "em12") => "PascalCase as in BackupServers (em12, servers up to 12)",
        (AnswerDiffer.MemberNames, "em13") => "camelCase as in backupServers (em13, version 13)",
        _ => Value(value),
    };

    private static string Word(Outcome? outcome) => outcome is { } one ? ResultsJson.Word(one) : "not there";

    private static string Value(string? value) => value is null ? "nothing" : Short(value);

    private static string Short(string text) => Printable.OneLine(text.Length > 90 ? text[..89] + "…" : text);

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : string.Create(CultureInfo.InvariantCulture, $"{count} {noun}s");
}

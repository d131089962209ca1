using System.Globalization;
using System.Text;
using Conformance.Core.Mutations;

namespace Conformance.Core.Reports;

/// <summary>What mutations showed of the suite, as plain text.</summary>
public static class MutationText
{
    private const int Shown = 20;

    /// <summary>The table of requirements and operators, what went wrong, and the counts; lines ended by LF.</summary>
    /// <param name="verdicts">The verdicts.</param>
    /// <param name="generated">How many mutations there are in all, of which these are a part.</param>
    /// <param name="seed">The seed of the sample.</param>
    /// <param name="elapsed">How long judging took.</param>
    public static string Of(IReadOnlyList<MutationVerdict> verdicts, int generated, int seed, TimeSpan elapsed)
    {
        var text = new StringBuilder();
        Table(verdicts, text);
        Lawful(verdicts, text);
        Wrong(verdicts, MutationFate.Survived, "SURVIVED", text);
        Wrong(verdicts, MutationFate.Misblamed, "MISBLAMED", text);
        Wrong(verdicts, MutationFate.Accused, "FALSELY BLAMED", text);
        var (killed, lawful) = (Count(verdicts, MutationFate.Killed), verdicts.Count(verdict => verdict.Mutation.Ruling.Lawful is not null));
        var breaches = verdicts.Count - lawful;
        text.Append(CultureInfo.InvariantCulture, $"{(verdicts.Any(verdict => verdict.IsWrong) ? "THE SUITE CAN BE FOOLED" : "EVERY MUTATION IS CAUGHT")}  {verdicts.Count} of {generated} mutations, seed {seed}, {elapsed.TotalSeconds:0.0} s\n");
        text.Append(CultureInfo.InvariantCulture, $"  killed        {killed,6}   of {breaches} breaches, {Count(verdicts, MutationFate.Survived)} survived, {Count(verdicts, MutationFate.Misblamed)} blamed on a wrong requirement\n");
        text.Append(CultureInfo.InvariantCulture, $"  let through   {Count(verdicts, MutationFate.Spared),6}   of {lawful} lawful, {Count(verdicts, MutationFate.Accused)} blamed\n");
        return text.ToString();
    }

    private static int Count(IReadOnlyList<MutationVerdict> verdicts, MutationFate fate) => verdicts.Count(verdict => verdict.Fate == fate);

    /// <summary>For each requirement the operators that it killed mutations of, most first.</summary>
    private static void Table(IReadOnlyList<MutationVerdict> verdicts, StringBuilder text)
    {
        var killed = verdicts.Where(verdict => verdict.Fate == MutationFate.Killed)
            .SelectMany(verdict => verdict.Blamed.Where(verdict.Mutation.Ruling.Right.Contains).Select(id => (id, verdict.Mutation.Operator)))
            .GroupBy(pair => pair.id, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal);
        foreach (var requirement in killed)
        {
            var operators = requirement.GroupBy(pair => pair.Operator, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal);
            text.Append(CultureInfo.InvariantCulture, $"{requirement.Key} {requirement.Count(),6}  {string.Join(", ", operators.Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Key} {group.Count()}")))}\n");
        }

        text.Append('\n');
    }

    private static void Lawful(IReadOnlyList<MutationVerdict> verdicts, StringBuilder text)
    {
        foreach (var group in verdicts.Where(verdict => verdict.Mutation.Ruling.Lawful is not null).GroupBy(verdict => verdict.Mutation.Ruling.Lawful!).OrderBy(group => group.Key.Name, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"lawful {group.Count(),6}  {group.Key.Name}: {group.Key.Reason} [{group.Key.Source}]\n");
        }

        text.Append('\n');
    }

    private static void Wrong(IReadOnlyList<MutationVerdict> verdicts, MutationFate fate, string word, StringBuilder text)
    {
        var groups = verdicts.Where(verdict => verdict.Fate == fate)
            .GroupBy(verdict => (verdict.Mutation.Operator, Scenario(verdict.Mutation.Variant), verdict.Mutation.Step, string.Join(' ', verdict.Blamed)))
            .OrderByDescending(group => group.Count()).ToList();
        foreach (var group in groups.Take(Shown))
        {
            var first = group.First();
            text.Append(CultureInfo.InvariantCulture, $"{word} {first.Mutation.Operator}  {first.Mutation.Variant} {first.Mutation.Step}  ({group.Count()} like it)\n");
            text.Append(CultureInfo.InvariantCulture, $"  at           {Printable.OneLine(first.Mutation.Place)}\n  change       {Printable.OneLine(first.Mutation.Change)}\n");
            MutationDiffText.Append(first, text);
            if (first.Mutation.Ruling.Lawful is { } lawful)
            {
                text.Append(CultureInfo.InvariantCulture, $"  lawful       {lawful.Name}: {lawful.Reason}\n");
            }
            else
            {
                text.Append(CultureInfo.InvariantCulture, $"  right        {(first.Mutation.Ruling.Right.Count == 0 ? "nothing in the suite asks" : string.Join(", ", first.Mutation.Ruling.Right))}\n");
            }

            if (first.Findings.Count > 0)
            {
                var finding = first.Findings[0];
                text.Append(CultureInfo.InvariantCulture, $"  blamed       {string.Join(", ", first.Blamed)}: {Printable.OneLine(finding.Violation.Expected)} / {Printable.OneLine(finding.Violation.Actual)}\n");
            }
        }

        if (groups.Count > Shown)
        {
            text.Append(CultureInfo.InvariantCulture, $"… and {groups.Count - Shown} more kinds of {word}\n");
        }

        text.Append(groups.Count > 0 ? "\n" : "");
    }

    private static string Scenario(string variant) => variant.IndexOf('[', StringComparison.Ordinal) is var bracket and >= 0 ? variant[..bracket] : variant;
}

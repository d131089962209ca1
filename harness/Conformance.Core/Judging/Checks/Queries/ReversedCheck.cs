using System.Globalization;
using System.Text;
using Conformance.Core.Contract;

namespace Conformance.Core.Judging.Checks.Queries;

/// <summary>
/// The values of a field come in the reverse order of another step, whatever that order is; what shows the same value stands together
/// (HC:sortasc_sortdesc).
/// </summary>
/// <param name="Of">The step with the other order.</param>
/// <param name="Field">A template of the query field.</param>
public sealed record ReversedCheck(string Of, string Field) : Check(CheckStage.Relation)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> AlsoReads => [Of];

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        if (QuerySets.Field(evidence, answer, Field) is not var (field, resource))
        {
            return CheckResult.Nothing("the contract does not know the field");
        }

        if (QuerySets.Whole(evidence.Answer(Of)) is null || QuerySets.Whole(answer) is null)
        {
            return QuerySets.NotWhole($"{Of} or this");
        }

        return CheckResult.Of(Moving.Keys(evidence, answer, evidence.Answer(Of)), moving => Wrong(evidence.Answer(Of)!, answer, field, resource, moving));
    }

    private IEnumerable<Violation> Wrong(Answer other, Answer answer, QueryField field, Resource resource, IReadOnlySet<string> moving)
    {
        List<(string Text, string Path)> Runs(Answer from) => RunsOf(from.Body!.Resources
            .Where(view => QuerySets.KeyOf(view) is not { } key || !moving.Contains(key))
            .Select(view => (Text: FieldValues.Of(view, field, resource) ?? "", view.Path)));
        var (there, here) = (Runs(other), Runs(answer));
        var apart = there.Select(run => (run, Step: Of)).Concat(here.Select(run => (run, Step: "this answer")))
            .GroupBy(each => (each.Step, Key: Comparable(each.run.Text))).Where(group => group.Count() > 1).ToList();
        if (apart.Count > 0)
        {
            return apart.Select(group => new Violation(
                ViolationKind.WrongOrder, $"members by {field.Name}", $"what has the {field.Name} \"{group.First().run.Text}\" together in {group.Key.Step}",
                string.Create(CultureInfo.InvariantCulture, $"in {group.Count()} places"), group.Last().run.Path));
        }

        // What one of them lacks, other requirements tell.
        var both = here.Select(run => Comparable(run.Text)).Intersect(there.Select(run => Comparable(run.Text)), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        return here.Where(run => both.Contains(Comparable(run.Text))).Zip(Enumerable.Reverse(there).Where(run => both.Contains(Comparable(run.Text))))
            .Where(pair => Comparable(pair.First.Text) != Comparable(pair.Second.Text)).Take(1)
            .Select(pair => new Violation(
                ViolationKind.WrongOrder, $"members by {field.Name}", $"{field.Name} \"{pair.Second.Text}\", as {Of} has it from its end", $"\"{pair.First.Text}\"", pair.First.Path));
    }

    /// <summary>The values that follow each other; what shows none may stand anywhere.</summary>
    private static List<(string Text, string Path)> RunsOf(IEnumerable<(string Text, string Path)> shown)
    {
        var runs = new List<(string Text, string Path)>();
        foreach (var each in shown.Where(each => each.Text.Length > 0))
        {
            if (runs.Count == 0 || Comparable(runs[^1].Text) != Comparable(each.Text))
            {
                runs.Add(each);
            }
        }

        return runs;
    }

    /// <summary>The text without what orders of text pass over: case, accents, width, and blanks and signs around letters and digits.</summary>
    internal static string Comparable(string text) => string.Concat(text.Normalize(NormalizationForm.FormKD)
        .Where(sign => char.IsLetterOrDigit(sign) || char.GetUnicodeCategory(sign) == UnicodeCategory.OtherSymbol)).ToUpperInvariant();
}

using System.Globalization;
using System.Text;
using Conformance.Core.Contract;

namespace Conformance.Core.Judging.Checks.Queries;

/// <summary>
/// The values of a field come in the reverse order of another step, whatever that order is; what shows the same value stands
/// together
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
        // What one of them lacks, other requirements tell.
        var common = Keys(other).Intersect(Keys(answer), StringComparer.OrdinalIgnoreCase).Except(moving, StringComparer.OrdinalIgnoreCase).ToHashSet(StringComparer.OrdinalIgnoreCase);
        List<Run> Runs(Answer from) => RunsOf(from.Body!.Resources
            .Where(view => QuerySets.KeyOf(view) is not { } key || common.Contains(key))
            .Select(view => (Text: FieldValues.Of(view, field, resource) ?? "", view.Path)));
        var (there, here) = (Runs(other), Runs(answer));
        var apart = Apart(there, Of).Concat(Apart(here, "this answer")).ToList();
        if (apart.Count > 0)
        {
            return apart.Select(each => new Violation(
                ViolationKind.WrongOrder, $"members by {field.Name}", $"what has the {field.Name} \"{each.Text}\" together in {each.Step}",
                string.Create(CultureInfo.InvariantCulture, $"in {each.Places} places"), each.Path));
        }

        var both = here.Select(run => run.Key).Intersect(there.Select(run => run.Key), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        return here.Where(run => both.Contains(run.Key)).Zip(Enumerable.Reverse(there).Where(run => both.Contains(run.Key)))
            .Where(pair => pair.First.Key != pair.Second.Key).Take(1)
            .Select(pair => new Violation(
                ViolationKind.WrongOrder, $"members by {field.Name}", $"{field.Name} \"{pair.Second.Text}\", as {Of} has it from its end", $"\"{pair.First.Text}\"", pair.First.Path));
    }

    private static IEnumerable<string> Keys(Answer answer) => answer.Body!.Resources.Select(QuerySets.KeyOf).OfType<string>();

    /// <summary>
    /// Texts that are the same to the letter and do not stand together. Others may be apart: one order passes over case and signs
    /// and
    /// another does not, as of "a b", "a-c" and "ab".
    /// </summary>
    private static IEnumerable<(string Text, string Step, int Places, string Path)> Apart(List<Run> runs, string step) => runs
        .SelectMany(run => run.Texts.Select(text => (Text: text, run.Path))).GroupBy(each => each.Text, StringComparer.Ordinal).Where(group => group.Count() > 1)
        .Select(group => (group.Key, step, group.Count(), group.Last().Path));

    /// <summary>The values that follow each other; what shows none may stand anywhere.</summary>
    private static List<Run> RunsOf(IEnumerable<(string Text, string Path)> shown)
    {
        var runs = new List<Run>();
        foreach (var each in shown.Where(each => each.Text.Length > 0))
        {
            var key = Comparable(each.Text);
            if (runs.Count == 0 || runs[^1].Key != key)
            {
                runs.Add(new Run(key, each.Text, each.Path, new HashSet<string>(StringComparer.Ordinal)));
            }

            runs[^1].Texts.Add(each.Text);
        }

        return runs;
    }

    /// <summary>The text without what orders of text pass over: case, accents, width, and blanks and signs around letters and
    /// digits.</summary>
    internal static string Comparable(string text) => string.Concat(text.Normalize(NormalizationForm.FormKD)
        .Where(sign => char.IsLetterOrDigit(sign) || char.GetUnicodeCategory(sign) == UnicodeCategory.OtherSymbol)).ToUpperInvariant();

    /// <summary>Members that follow each other with texts that an order may take for the same.</summary>
    /// <param name="Key">What the texts have in common.</param>
    /// <param name="Text">The first of them.</param>
    /// <param name="Path">Where it stands.</param>
    /// <param name="Texts">All of them.</param>
    private sealed record Run(string Key, string Text, string Path, HashSet<string> Texts);
}

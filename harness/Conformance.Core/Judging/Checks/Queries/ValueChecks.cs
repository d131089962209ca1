using Conformance.Core.Contract;

namespace Conformance.Core.Judging.Checks.Queries;

/// <summary>Every member shows a value that compares so with another.</summary>
/// <param name="Field">A template of the query field.</param>
/// <param name="Sign">The operator of the filter language, as in <c>&gt;=</c>.</param>
/// <param name="Value">A template of the value.</param>
public sealed record SatisfiesCheck(string Field, string Sign, string Value) : Check(CheckStage.Relation)
{
    /// <summary>The operators that can be asked for.</summary>
    public static readonly IReadOnlyList<string> Signs = ["==", "!=", "<", "<=", ">", ">="];

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        if (QuerySets.Field(evidence, answer, Field) is not var (field, resource) || answer.Body is not { } body)
        {
            return CheckResult.Nothing("the contract does not know the field");
        }

        var value = evidence.Fill(Value);
        return CheckResult.Of(body.Resources
            .Select(view => (View: view, Shown: FieldValues.Of(view, field, resource)))
            .Where(pair => pair.Shown is { Length: > 0 } shown && FieldValues.Compare(field, shown, value) is { } order && !Holds(order) && !IsRounded(field, order) && !IsSpeltOtherwise(field, shown, value))
            .Select(pair => new Violation(ViolationKind.WrongValue, field.Name, $"{field.Name} {Sign} {value}", $"\"{pair.Shown}\"", pair.View.Path)));
    }

    /// <summary>
    /// What is shown of an instant may be cut off: of one that looks equal nobody can tell whether it is. That the parts below,
    /// at and
    /// above a value do not overlap, <see cref="PartitionCheck"/> asks whatever is shown.
    /// </summary>
    private bool IsRounded(QueryField field, int order) => order == 0 && field.Type == "instant" && Sign is ("!=" or "<" or ">");

    /// <summary>Whether a text in other capital letters is another text, no page says: a server may list "web01" for != "WEB01"
    /// or not.</summary>
    private bool IsSpeltOtherwise(QueryField field, string shown, string value) =>
        Sign == "!=" && field.Values.Count == 0 && field.Type is "string" or "text" && !string.Equals(shown, value, StringComparison.Ordinal);

    private bool Holds(int order) => Sign switch
    {
        "==" => order == 0,
        "!=" => order != 0,
        "<" => order < 0,
        "<=" => order <= 0,
        ">" => order > 0,
        _ => order >= 0,
    };
}

/// <summary>The members stand in the order of a field; what shows no value may stand anywhere.</summary>
/// <param name="Field">A template of the query field.</param>
/// <param name="Descending">Whether the greatest comes first.</param>
public sealed record SortedCheck(string Field, bool Descending) : Check(CheckStage.Relation)
{
    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        if (QuerySets.Field(evidence, answer, Field) is not var (field, resource) || answer.Body is not { } body)
        {
            return CheckResult.Nothing("the contract does not know the field");
        }

        var shown = body.Resources.Select(view => (View: view, Text: FieldValues.Of(view, field, resource))).Where(pair => pair.Text is { Length: > 0 }).ToList();
        return CheckResult.Of(shown.Zip(shown.Skip(1))
            .Where(pair => FieldValues.Compare(field, pair.First.Text!, pair.Second.Text!) is { } order && (Descending ? order < 0 : order > 0))
            .Select(pair => new Violation(ViolationKind.WrongOrder, $"members by {field.Name}", $"{field.Name} {pair.First.Text} {(Descending ? "before what is smaller" : "before what is greater")}", $"{pair.Second.Text} after it", pair.Second.View.Path)));
    }
}

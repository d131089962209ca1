using Conformance.Core.Contract;

namespace Conformance.Core.Judging.Checks;

/// <summary>A check of every resource of an answer that has the fields it speaks of.</summary>
public abstract record MemberCheck() : Check(CheckStage.Content)
{
    /// <inheritdoc/>
    public override bool IsByMember => true;

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        var results = (answer.Body?.Resources ?? []).Select(Judge).OfType<CheckResult>().ToList();
        return results.Count == 0
            ? CheckResult.Nothing("no resource in the answer has the fields that this is about")
            : CheckResult.Of(results.SelectMany(result => result.Violations));
    }

    /// <summary>The verdict on one resource; null if it lacks the fields.</summary>
    protected abstract CheckResult? Judge(ResourceView view);

    /// <summary>Where a field stands.</summary>
    protected static string PathOf(ResourceView view, string field) => view.Information[field]?.Source.Path.Text ?? view.Path;
}

/// <summary>One instant is not before another.</summary>
/// <param name="First">The field with the earlier one.</param>
/// <param name="Last">The field with the later one.</param>
public sealed record OrderedCheck(string First, string Last) : MemberCheck
{
    /// <inheritdoc/>
    protected override CheckResult? Judge(ResourceView view) =>
        view.Text(First) is { } first && view.Text(Last) is { } last && ValueTypes.TryInstant(first, out var from) && ValueTypes.TryInstant(last, out var to)
            ? CheckResult.If(from <= to, ViolationKind.WrongValue, Last, $"{Last} not before {First} {first}", last, PathOf(view, Last))
            : null;
}

/// <summary>Where one field has certain values, another has certain values, or is not there.</summary>
/// <param name="If">The field that decides.</param>
/// <param name="Is">The values of it that matter.</param>
/// <param name="Then">The field that follows.</param>
/// <param name="OneOf">The values that it may have then; none if it must be absent.</param>
public sealed record ImpliesCheck(string If, IReadOnlyList<string> Is, string Then, IReadOnlyList<string> OneOf) : MemberCheck
{
    /// <inheritdoc/>
    protected override CheckResult? Judge(ResourceView view) =>
        view.Text(If) is not { } decides || !Is.Contains(decides) ? null
        : OneOf.Count == 0 ? CheckResult.If(
            view.Text(Then) is null, ViolationKind.Unexpected, $"{Then} with {If} {decides}", $"no {Then} with {If} {decides}", $"\"{view.Text(Then)}\"", PathOf(view, Then))
        : view.Text(Then) is { } follows
            ? CheckResult.If(
                OneOf.Contains(follows), ViolationKind.WrongValue, $"{Then} with {If} {decides}", $"{Then} {Words(OneOf)} with {If} {decides}", $"\"{follows}\"", PathOf(view, Then))
            : null;

    private static string Words(IEnumerable<string> values) => string.Join(" or ", values.Select(value => value.Length == 0 ? "empty" : $"\"{value}\""));
}

/// <summary>No two members of a collection have the same value in a field.</summary>
/// <param name="Field">The field.</param>
public sealed record UniqueCheck(string Field) : Check(CheckStage.Content)
{
    /// <inheritdoc/>
    public override bool ReadsMembers => true;

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        if (answer.Body is not { IsCollection: true } body)
        {
            return CheckResult.Nothing("the collection has no members");
        }

        // Values and places alone: a collection may have tens of thousands of members.
        var values = body.Resources.Index().Select(member => (At: member.Index, Text: member.Item.Text(Field))).Where(member => member.Text is not null).ToList();
        return values.Count == 0 ? CheckResult.Nothing("the collection has no members") : CheckResult.Of(values
            .GroupBy(member => member.Text!, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1)
            .Select(group => new Violation(ViolationKind.Repeated, Field, $"{Field} {group.Key} once", $"{group.Count()} times", body.Resources[group.Last().At].Path)));
    }
}

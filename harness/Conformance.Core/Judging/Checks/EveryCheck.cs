namespace Conformance.Core.Judging.Checks;

/// <summary>Every member of a collection has this value in that field.</summary>
/// <param name="Field">The field.</param>
/// <param name="Wanted">A template of the value.</param>
public sealed record EveryCheck(string Field, string Wanted) : Check(CheckStage.Content)
{
    /// <inheritdoc/>
    public override bool ReadsMembers => true;

    /// <inheritdoc/>
    public override bool IsByMember => true;

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        if (answer.Body is not { Resources: { Count: > 0 } members })
        {
            return CheckResult.Nothing("the collection has no members");
        }

        var wanted = evidence.Fill(Wanted);
        return CheckResult.Of(members
            .Where(member => !string.Equals(member.Text(Field), wanted, StringComparison.OrdinalIgnoreCase))
            .Select(member => new Violation(
                member.Text(Field) is null ? ViolationKind.Missing : ViolationKind.WrongValue, Field,
                $"{Field} {wanted}", member.Text(Field) is { } text ? $"\"{text}\"" : $"no {Field}", member.Information[Field]?.Source.Path.Text ?? member.Path)));
    }
}

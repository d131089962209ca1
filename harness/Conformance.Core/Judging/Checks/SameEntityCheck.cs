namespace Conformance.Core.Judging.Checks;

/// <summary>The one resource of this answer is, with the same information, a member of another step's collection.</summary>
/// <param name="Step">The other step.</param>
public sealed record SameEntityCheck(string Step) : Check(CheckStage.Relation)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> AlsoReads => [Step];

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        if (answer.Body is not { IsCollection: false, Resources: [var only] } || evidence.Answer(Step)?.Body is not { } all)
        {
            return CheckResult.Nothing("one of the answers cannot be read");
        }

        if (all.Find(only) is not { } listed)
        {
            return CheckResult.Nothing($"{Step} does not list {only.Uid ?? only.Href ?? "the resource"}, which may lie outside its window");
        }

        if (listed.IsReference != only.IsReference)
        {
            return CheckResult.Nothing($"{Step} lists another representation, and the pages leave open which is given without format");
        }

        return Differences.Between(
            all.Document with { Root = listed.Node, Outside = [] },
            answer.Document! with { Outside = [] },
            evidence,
            ($"the answer to {Step}", evidence.Answer(Step)!.Response.Body),
            Moving.RuleOf(evidence, answer, evidence.Answer(Step)!),
            Differences.RootName(listed.Node));
    }
}

namespace Conformance.Core.Judging.Checks.Queries;

/// <summary>How the members of an answer follow from those of two others.</summary>
public enum SetRelation
{
    /// <summary>Those that both have.</summary>
    Intersection,

    /// <summary>Those that either has.</summary>
    Union,
}

/// <summary>The members are the intersection or the union of those of two other steps.</summary>
/// <param name="Relation">Which of them.</param>
/// <param name="Left">One step.</param>
/// <param name="Right">The other step.</param>
public sealed record CombinedCheck(SetRelation Relation, string Left, string Right) : Check(CheckStage.Relation)
{
    /// <inheritdoc/>
    public override bool ReadsMembers => true;

    /// <inheritdoc/>
    public override IReadOnlyList<string> AlsoReads => [Left, Right];

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        if (QuerySets.Whole(evidence.Answer(Left)) is not { } left || QuerySets.Whole(evidence.Answer(Right)) is not { } right || QuerySets.Whole(answer) is not { } actual)
        {
            return QuerySets.NotWhole($"{Left}, {Right} or this");
        }

        var wanted = (Relation == SetRelation.Union ? left.Keys.Union(right.Keys, StringComparer.OrdinalIgnoreCase) : left.Keys.Intersect(right.Keys, StringComparer.OrdinalIgnoreCase))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var moving = Moving.Keys(evidence, answer, evidence.Answer(Left), evidence.Answer(Right));
        var words = Relation == SetRelation.Union ? $"in {Left} or in {Right}" : $"both in {Left} and in {Right}";
        return CheckResult.Of(
            wanted.Where(key => !actual.ContainsKey(key)).Select(key => (key, new Violation(ViolationKind.Missing, "member", $"{key}, which is {words}", "it is missing")))
                .Concat(actual.Where(pair => !wanted.Contains(pair.Key)).Select(pair => (pair.Key, new Violation(ViolationKind.Unexpected, "member", $"only what is {words}", pair.Key, pair.Value.Path)))),
            moving);
    }
}

/// <summary>The members of this answer and of another are together those of a third, and none is in both.</summary>
/// <param name="Of">The step with all members.</param>
/// <param name="With">The step with the other part.</param>
/// <param name="By">A template of the field by which they are parted; what does not show it may be in neither part.</param>
public sealed record PartitionCheck(string Of, string With, string By) : Check(CheckStage.Relation)
{
    /// <inheritdoc/>
    public override bool ReadsMembers => true;

    /// <inheritdoc/>
    public override IReadOnlyList<string> AlsoReads => [Of, With];

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        if (QuerySets.Whole(evidence.Answer(Of)) is not { } all || QuerySets.Whole(evidence.Answer(With)) is not { } other || QuerySets.Whole(answer) is not { } own)
        {
            return QuerySets.NotWhole($"{Of}, {With} or this");
        }

        if (QuerySets.Field(evidence, answer, By) is not var (field, resource))
        {
            return CheckResult.Nothing("the contract does not know the field");
        }

        var moving = Moving.Keys(evidence, answer, evidence.Answer(Of), evidence.Answer(With));
        return CheckResult.Of(
            all.Where(pair => !own.ContainsKey(pair.Key) && !other.ContainsKey(pair.Key) && FieldValues.Of(pair.Value, field, resource) is { Length: > 0 })
                .Select(pair => (pair.Key, new Violation(ViolationKind.Missing, "member of either part", $"{pair.Key} here or in {With}", "it is in neither")))
                .Concat(own.Where(pair => other.ContainsKey(pair.Key)).Select(pair => (pair.Key, new Violation(ViolationKind.Repeated, "member of either part", $"{pair.Key} either here or in {With}", "it is in both", pair.Value.Path))))
                .Concat(own.Where(pair => !all.ContainsKey(pair.Key)).Select(pair => (pair.Key, new Violation(ViolationKind.Unexpected, "member", $"only members of {Of}", pair.Key, pair.Value.Path)))),
            moving);
    }
}

/// <summary>The members are those of another step, in any order.</summary>
/// <param name="Step">The other step.</param>
public sealed record SameSetCheck(string Step) : Check(CheckStage.Relation)
{
    /// <inheritdoc/>
    public override bool ReadsMembers => true;

    /// <inheritdoc/>
    public override IReadOnlyList<string> AlsoReads => [Step];

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        if (QuerySets.Whole(evidence.Answer(Step)) is not { } wanted || QuerySets.Whole(answer) is not { } actual)
        {
            return QuerySets.NotWhole($"{Step} or this");
        }

        var moving = Moving.Keys(evidence, answer, evidence.Answer(Step));
        if (QuerySets.Counted(answer.Body!.Resources, evidence.Answer(Step)!.Body!.Resources, "here", Step).ToList() is { Count: > 0 } counted)
        {
            return CheckResult.Of(counted);
        }

        return CheckResult.Of(
            wanted.Keys.Where(key => !actual.ContainsKey(key)).Select(key => (key, new Violation(ViolationKind.Missing, "member", $"{key}, which is in {Step}", "it is missing")))
                .Concat(actual.Where(pair => !wanted.ContainsKey(pair.Key)).Select(pair => (pair.Key, new Violation(ViolationKind.Unexpected, "member", $"only members of {Step}", pair.Key, pair.Value.Path)))),
            moving);
    }
}

namespace Conformance.Core.Judging.Checks;

/// <summary>A collection holds, or does not hold, the resource with a UID.</summary>
/// <param name="Uid">A template of the UID.</param>
/// <param name="Wanted">Whether it must hold it.</param>
public sealed record MembershipCheck(string Uid, bool Wanted) : Check(CheckStage.Content)
{
    /// <inheritdoc/>
    public override bool ReadsMembers => true;

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        if (answer.Body is not { IsCollection: true } body)
        {
            return CheckResult.Violated(ViolationKind.WrongBody, "body", "a collection", "none");
        }

        var uid = evidence.Fill(Uid);
        var found = body.Find(uid);
        return CheckResult.If(found is not null == Wanted, Wanted ? ViolationKind.Missing : ViolationKind.Unexpected, "member", $"{uid} {(Wanted ? "listed" : "not listed")}", found is null ? "it is not listed" : "it is listed", found?.Path);
    }
}

/// <summary>Records whether a collection holds the resource with a UID.</summary>
/// <param name="Uid">A template of the UID.</param>
/// <param name="As">The key in the behaviour profile.</param>
public sealed record MembershipRecord(string Uid, string As) : Check(CheckStage.Content), IRecords
{
    /// <inheritdoc/>
    public override bool ReadsMembers => true;

    /// <inheritdoc/>
    public string Key => As;

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer) =>
        answer.Body is not { IsCollection: true } body ? CheckResult.Nothing("the answer is no collection")
        : new CheckResult([], body.Find(evidence.Fill(Uid)) is null ? "not listed" : "listed");
}

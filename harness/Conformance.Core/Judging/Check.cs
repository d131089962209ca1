namespace Conformance.Core.Judging;

/// <summary>One check of one answer; a pure function over archived exchanges.</summary>
/// <param name="Stage">What it builds on.</param>
public abstract record Check(CheckStage Stage)
{
    /// <summary>Whether an answer that fails it is not even of the kind that was asked for: another resource, or nothing that can
    /// be read.</summary>
    public virtual bool TellsKind => Stage is CheckStage.WellFormed or CheckStage.Root;

    /// <summary>
    /// Whether the check looks at each member of a collection by itself, so that what it says of the whole is the sum of what it
    /// says of
    /// the pieces. A large collection is then judged without ever being in memory whole.
    /// </summary>
    public virtual bool IsByMember => false;

    /// <summary>Whether the check asks about what the body says, so that a body that cannot be read leaves it without
    /// evidence.</summary>
    public virtual bool ReadsBody => Stage >= CheckStage.Root;

    /// <summary>Whether the check asks about the members of a collection, so that a body that is none leaves it without
    /// evidence.</summary>
    public virtual bool ReadsMembers => false;

    /// <summary>Judges the answer.</summary>
    public abstract CheckResult Judge(Evidence evidence, Answer answer);

    /// <summary>Other steps whose answers the check reads.</summary>
    public virtual IReadOnlyList<string> AlsoReads => [];
}

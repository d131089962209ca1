namespace Conformance.Core.Judging;

/// <summary>One check of one answer; a pure function over archived exchanges.</summary>
/// <param name="Stage">What it builds on.</param>
public abstract record Check(CheckStage Stage)
{
    /// <summary>Judges the answer.</summary>
    public abstract CheckResult Judge(Evidence evidence, Answer answer);

    /// <summary>Other steps whose answers the check reads.</summary>
    public virtual IReadOnlyList<string> AlsoReads => [];
}

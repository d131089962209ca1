namespace Conformance.Core.Judging;

/// <summary>
/// What a check found wrong in one place, as data: reports make sentences of it. For example
/// <c>(WrongValue, "State", "one of Success, Warning, Failed", "\"Finished\"", "/TaskSession[1]/State")</c>.
/// </summary>
/// <param name="Kind">How what came differs.</param>
/// <param name="Subject">
/// What is wrong, as a noun without an article and without any UID, number or place of the answer: <c>State</c>, <c>status</c>,
/// <c>link Up to BackupServerReference</c>, <c>header field Date</c>, <c>member</c>. Violations of one kind and subject are one
/// shape.
/// </param>
/// <param name="Expected">What the requirement asks for here, readable by itself.</param>
/// <param name="Actual">What is there; of <see cref="ViolationKind.WrongValue"/> and <see cref="ViolationKind.WrongType"/> the
/// value alone.</param>
/// <param name="Path">Where in the body, as XPath or JSON Pointer; null if it is not about a place in a body.</param>
public sealed record Violation(ViolationKind Kind, string Subject, string Expected, string Actual, string? Path = null)
{
    /// <summary>How many further violations of the same kind and subject in the same answer are counted and not kept.</summary>
    public int More { get; init; }

    /// <summary>What the server says of it in its own words, as the Message of an Error; null if it says nothing.</summary>
    public string? Said { get; init; }

    /// <summary>The documented path that a missing link would lead to, as in <c>/jobs/{ID}</c>; null if it is not about a missing
    /// link.</summary>
    public string? LinksTo { get; init; }

    /// <summary>The body that the answer's was compared with; null if it was judged by itself.</summary>
    public Counterpart? Counterpart { get; init; }
}

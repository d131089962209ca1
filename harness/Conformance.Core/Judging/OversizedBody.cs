namespace Conformance.Core.Judging;

/// <summary>Why a check says nothing of a body that is larger than what is read as a tree.</summary>
internal static class OversizedBody
{
    private const int Mebi = 1024 * 1024;

    /// <summary>The most bytes of a tree, for messages.</summary>
    private static readonly string Most = $"{PieceSize.Default.MostWhole / Mebi} MiB";

    /// <summary>Why two such bodies are not compared, as the end of a sentence.</summary>
    public static string NotCompared { get; } =
        $"a body is larger than {Most}, and such answers are compared only if both list the same members in the same order";

    /// <summary>The reason, as a sentence without a full stop; null if the check can be judged.</summary>
    public static string? LackOf(AskedCheck asked, Evidence evidence) => asked.Check.Stage < CheckStage.Root ? null
        : asked.Reads.Select(step => (Step: step, Answer: evidence.Answer(step))).Where(read => read.Answer is not null)
            .Select(read => LackOf(read.Answer!, $"the body of {read.Step}", IsAboutAll(asked.Check)))
            .FirstOrDefault(lack => lack is not null);

    /// <summary>The same for a check across variants, which compares members one by one where it can.</summary>
    public static string? LackOf(Answer answer) => LackOf(answer, "the body", isAboutAll: false);

    private static string? LackOf(Answer answer, string body, bool isAboutAll) =>
        answer.IsUnread ? $"{body} is larger than {Most} and no plain collection, so what it says was not read"
        : isAboutAll && answer.IsOversized && answer.Pieces is not null
            ? $"{body} is larger than {Most}, so its members were judged one by one and not compared with another answer"
        : null;

    /// <summary>
    /// Whether the check holds all members of a collection against something else, and so would have them in memory at a time.
    /// </summary>
    private static bool IsAboutAll(Check check) => check is { Stage: CheckStage.Relation, IsByMember: false };
}

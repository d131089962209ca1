using Conformance.Documents.Compare;

namespace Conformance.Core.Judging;

/// <summary>What a check says of one answer: violations, nothing wrong, a behaviour, or that there was nothing to
/// check.</summary>
/// <param name="Violations">What is wrong, in document order; empty if nothing is. Of many of one shape a few are kept and the
/// rest is counted.</param>
/// <param name="Behaviour">What the target did, for a check that only records; otherwise null.</param>
/// <param name="Vacuous">Why there was nothing to check, as the end of a sentence; null if there was something.</param>
public sealed record CheckResult(IReadOnlyList<Violation> Violations, string? Behaviour = null, string? Vacuous = null)
{
    /// <summary>What is wrong, in document order; empty if nothing is.</summary>
    public IReadOnlyList<Violation> Violations { get; init; } = ViolationCap.Of(Violations);

    /// <summary>What the target did, for a check that only records; otherwise null.</summary>
    public string? Behaviour { get; init; } = Behaviour is not null ? ViolationCap.Cut(Behaviour) : null;

    /// <summary>The rules that an author gave for a comparison, and how often each decided; empty for other checks.</summary>
    public IReadOnlyList<RuleUse> Rules { get; init; } = [];

    /// <summary>How many differences were let through because the data may have moved between two requests.</summary>
    public int Moved { get; init; }

    /// <summary>Whether <see cref="Vacuous"/> says what is missing to judge what is there, rather than that there is
    /// nothing.</summary>
    internal bool IsLack { get; private init; }

    /// <summary>What the differences that were let through are of: UIDs or Hrefs, or
    /// <see cref="Settlement.WholeList"/>.</summary>
    internal IReadOnlySet<string> MovedKeys { get; init; } = NoKeys;

    private static readonly HashSet<string> NoKeys = [];

    /// <summary>Something was checked and nothing is wrong.</summary>
    public static CheckResult Passed { get; } = new([]);

    /// <summary>There was nothing to check.</summary>
    public static CheckResult Nothing(string reason) => new([], Vacuous: reason);

    /// <summary>There is something to check, and no way to.</summary>
    /// <param name="reason">Why, as a sentence without a full stop.</param>
    internal static CheckResult Lacking(string reason) => new([], Vacuous: reason) { IsLack = true };

    /// <summary>One violation.</summary>
    public static CheckResult Violated(ViolationKind kind, string subject, string expected, string actual, string? path = null) =>
        new([new Violation(kind, subject, expected, actual, path)]);

    /// <summary>A violation if <paramref name="holds"/> is false.</summary>
    public static CheckResult If(bool holds, ViolationKind kind, string subject, string expected, string actual, string? path = null) =>
        holds ? Passed : Violated(kind, subject, expected, actual, path);

    /// <summary>What a check says of the whole, by what it says of the pieces: there was nothing to check only if that is so of
    /// each.</summary>
    /// <param name="pieces">The results, at least one, in document order.</param>
    public static CheckResult Sum(IReadOnlyList<CheckResult> pieces) => new([.. pieces.SelectMany(piece => piece.Violations)], Vacuous: pieces.All(piece => piece.Vacuous is not null) ? pieces[0].Vacuous : null)
    {
        Rules = [.. pieces.SelectMany(piece => piece.Rules)],
        Moved = pieces.Sum(piece => piece.Moved),
        MovedKeys = pieces.SelectMany(piece => piece.MovedKeys).ToHashSet(StringComparer.OrdinalIgnoreCase),
    };

    /// <summary>Those violations, or a pass if there are none.</summary>
    public static CheckResult Of(IEnumerable<Violation> violations) => new([.. violations]);

    /// <summary>Those violations that are not of members in motion, and how many are.</summary>
    /// <param name="each">The key of a member and what is wrong with it.</param>
    /// <param name="moving">The keys of what may have moved.</param>
    internal static CheckResult Of(IEnumerable<(string Key, Violation Violation)> each, IReadOnlySet<string> moving)
    {
        var parts = each.ToLookup(one => moving.Contains(one.Key));
        return new([.. parts[false].Select(one => one.Violation)])
        {
            Moved = parts[true].Count(),
            MovedKeys = parts[true].Select(one => one.Key).ToHashSet(StringComparer.OrdinalIgnoreCase),
        };
    }

    /// <summary>
    /// What is wrong with lists whatever moved between them. What is wrong only as long as nothing is passed over is let through,
    /// and counted.
    /// </summary>
    /// <param name="moving">The keys of what may have moved.</param>
    /// <param name="judge">What is wrong if members with some keys are passed over.</param>
    internal static CheckResult Of(IReadOnlySet<string> moving, Func<IReadOnlySet<string>, IEnumerable<Violation>> judge)
    {
        var blamed = judge(moving).ToList();
        return moving.Count == 0 || blamed.Count > 0 ? new(blamed) : Unsettled(judge(NoKeys).ToList());
    }

    /// <summary>What is wrong with pages.</summary>
    /// <param name="wrong">What is wrong, if nothing moved.</param>
    /// <param name="mayShift">Whether something that no page shows may have moved the others from page to page.</param>
    internal static CheckResult OfPages(IReadOnlyCollection<Violation> wrong, bool mayShift) =>
        mayShift ? Unsettled(wrong, Settlement.Pages) : Of(wrong);

    /// <summary>A pass of a whole list in which something differs that may have moved.</summary>
    private static CheckResult Unsettled(IReadOnlyCollection<Violation> moved, string key = Settlement.WholeList) =>
        moved.Count == 0 ? Passed : Passed with { Moved = moved.Count, MovedKeys = new HashSet<string> { key } };
}

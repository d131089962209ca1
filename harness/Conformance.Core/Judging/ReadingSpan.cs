namespace Conformance.Core.Judging;

/// <summary>The time between the first and the last of several answers, by the target's own clock.</summary>
/// <param name="From">The earliest moment at which the target may have read its data.</param>
/// <param name="To">The latest.</param>
public sealed record ReadingSpan(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>How long a target may take until it shows what happened, and how coarse its Date is.</summary>
    private static readonly TimeSpan Lag = TimeSpan.FromMinutes(1);

    /// <summary>How far our clock may be from the target's, where the target does not tell its own.</summary>
    private static readonly TimeSpan Drift = TimeSpan.FromMinutes(10);

    /// <summary>The shortest distance between the offsets of two time zones: only there a calendar day may begin.</summary>
    private static readonly TimeSpan ZoneStep = TimeSpan.FromMinutes(15);

    /// <summary>The span of answers.</summary>
    /// <param name="answers">The answers, at least one, each with a response.</param>
    public static ReadingSpan Of(IReadOnlyList<Answer> answers)
    {
        var slack = answers.All(answer => answer.HasDate) ? Lag : Drift;
        return new(answers.Min(answer => answer.Now) - slack, answers.Max(answer => answer.Now + answer.Exchange.Elapsed) + slack);
    }

    /// <summary>Whether a moment lies between the answers.</summary>
    public bool Holds(DateTimeOffset moment) => moment >= From && moment <= To;

    /// <summary>Whether something may have left a window of so many days between the answers, by the moment or by a calendar day
    /// of any zone.</summary>
    /// <param name="created">When it was created.</param>
    /// <param name="days">How long the window is.</param>
    /// <param name="slack">How far from the moment the edge of a calendar day may lie.</param>
    public bool MayLeave(DateTimeOffset created, int days, TimeSpan slack) =>
        Holds(created.AddDays(days))
        || (From.UtcTicks / ZoneStep.Ticks != To.UtcTicks / ZoneStep.Ticks && created.AddDays(days) >= From - slack && created.AddDays(days) <= To + slack);
}

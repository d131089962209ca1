namespace Conformance.Replay.Runs;

/// <summary>How large a run against a live target is, as it is known when the target was reached and nothing of the plan is asked
/// yet.</summary>
/// <param name="Requests">The requests that are planned; links and pages that are followed are estimated.</param>
/// <param name="Answer">How long the first answers took, their median.</param>
/// <param name="UnderWay">How many requests are under way at first.</param>
/// <param name="Rate">The most requests a second; null for any number.</param>
public sealed record PlanSize(int Requests, TimeSpan Answer, int UnderWay, double? Rate)
{
    /// <summary>Whether the rate holds the run up, and not the answers.</summary>
    public bool IsHeldUp => Rate is { } rate && TimeSpan.FromSeconds(Requests / rate) > ByAnswers;

    /// <summary>How long the run takes if all answers are like the first ones.</summary>
    public TimeSpan Time => IsHeldUp ? TimeSpan.FromSeconds(Requests / Rate!.Value) : ByAnswers;

    private TimeSpan ByAnswers => Answer * Requests / UnderWay;
}

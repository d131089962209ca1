using System.Globalization;
using Conformance.Core.Results;

namespace Conformance.Replay.Runs;

/// <summary>
/// Notices that a target has gone: so many variants in a row to which nobody answered one byte, whatever clock ended the waiting;
/// or many
/// more without one whole answer, in a row or with some whole answers in between, as of a server that sends a byte now and then.
/// </summary>
/// <param name="silent">How many without a byte in a row are enough.</param>
/// <param name="broken">How many without a whole answer are enough, beyond a tenth of those with one.</param>
internal sealed class BrokenStreak(int silent, int broken)
{
    /// <summary>So many variants with whole answers make up for one without: a network that loses less ends no run.</summary>
    private const int MakeUpForOne = 10;

    private readonly Lock gate = new();
    private int silentInARow;
    private int brokenInAll;
    private int counted;
    private int debt;
    private BrokenExchange? last;

    /// <summary>Counts one variant by its last exchange, null if that was whole or none was sent; true once the target is taken
    /// for gone.</summary>
    public bool Count(BrokenExchange? exchange)
    {
        lock (gate)
        {
            if (IsGone)
            {
                return true;
            }

            silentInARow = exchange is { IsSilent: true } ? silentInARow + 1 : 0;
            debt = exchange is null ? Math.Max(0, debt - 1) : debt + MakeUpForOne;
            brokenInAll += exchange is null ? 0 : 1;
            counted++;
            last = exchange ?? last;
            return IsGone;
        }
    }

    /// <summary>The one message for a target that has gone, or null if it has not.</summary>
    public RunCause? Cause(int done, int total)
    {
        lock (gate)
        {
            return !IsGone ? null : new RunCause(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The target broke off: {last!.Failure.Message} {Seen()}, so the run ended after {done} of {total}. {Remedy}"),
                EndsRun: false);
        }
    }

    private const string Remedy = "Look at the server, then run again.";

    private bool IsGone => silentInARow >= silent || debt >= broken * MakeUpForOne;

    private string Seen() => silentInARow >= silent
        ? string.Create(CultureInfo.InvariantCulture, $"{silent} variants in a row found nobody")
        : string.Create(CultureInfo.InvariantCulture, $"{brokenInAll} of {counted} variants had no whole answer");
}

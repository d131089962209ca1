using System.Globalization;
using Conformance.Core.Results;

namespace Conformance.Replay.Runs;

/// <summary>
/// Notices that a target has gone: so many variants in a row to which nobody answered one byte, whatever clock ended the waiting; or many
/// more in a row without one whole answer, as of a server that sends a byte now and then.
/// </summary>
/// <param name="silent">How many without a byte are enough.</param>
/// <param name="broken">How many without a whole answer are enough.</param>
internal sealed class BrokenStreak(int silent, int broken)
{
    private readonly Lock gate = new();
    private int silentInARow;
    private int brokenInARow;
    private BrokenExchange? last;

    /// <summary>Counts one variant by its last exchange, null if that was whole or none was sent; true once the target is taken for gone.</summary>
    public bool Count(BrokenExchange? exchange)
    {
        lock (gate)
        {
            silentInARow = exchange is { IsSilent: true } ? silentInARow + 1 : 0;
            brokenInARow = exchange is null ? 0 : brokenInARow + 1;
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
                    $"The target broke off: {last!.Failure.Message} {(silentInARow >= silent ? $"{silent} variants in a row found nobody" : $"{broken} variants in a row had no whole answer")}, so the run ended after {done} of {total}. Look at the server, then run again."),
                EndsRun: false);
        }
    }

    private bool IsGone => silentInARow >= silent || brokenInARow >= broken;
}

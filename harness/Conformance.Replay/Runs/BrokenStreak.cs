using Conformance.Core.Exchanges;
using Conformance.Core.Results;

namespace Conformance.Replay.Runs;

/// <summary>Notices that a target has gone: so many variants in a row to which nobody answered any more.</summary>
internal sealed class BrokenStreak(int limit)
{
    private readonly Lock gate = new();
    private int inARow;
    private TransportFailure? last;

    /// <summary>Counts one variant; true once the target is taken for gone.</summary>
    public bool Count(TransportFailure? failure)
    {
        lock (gate)
        {
            var gone = failure is { Kind: TransportFailureKind.ConnectionRefused or TransportFailureKind.ConnectTimeout
                or TransportFailureKind.TlsFailed or TransportFailureKind.ClosedBeforeResponse or TransportFailureKind.FirstByteTimeout };
            inARow = gone ? inARow + 1 : 0;
            last = gone ? failure : last;
            return inARow >= limit;
        }
    }

    /// <summary>The one message for a target that has gone, or null if it has not.</summary>
    public RunCause? Cause(int done, int total)
    {
        lock (gate)
        {
            return inARow < limit ? null : new RunCause(
                $"The target broke off: {last!.Message} {limit} variants in a row found nobody, so the run ended after {done} of {total}. Look at the server, then run again.", EndsRun: false);
        }
    }
}

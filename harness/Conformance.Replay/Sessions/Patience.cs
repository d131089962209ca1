using System.Globalization;
using Conformance.Core.Exchanges;

namespace Conformance.Replay.Sessions;

/// <summary>How long a run waits where a target says when to come again (RFC 9110, section 10.2.3). Safe for parallel
/// use.</summary>
/// <param name="time">The clock that is waited by.</param>
public sealed class Patience(TimeProvider time)
{
    // A rate limit of a minute is common; nobody watches a run that stands still for longer.
    private static readonly TimeSpan MostAtOnce = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MostInAll = TimeSpan.FromMinutes(5);

    private readonly Lock gate = new();
    private TimeSpan waited;
    private int count;

    /// <summary>Told how long each wait lasts, when it begins; null for nobody. Must be safe for parallel use.</summary>
    public Action<TimeSpan>? Told { get; init; }

    /// <summary>How often and how long the run waited, as a sentence; null if it did not.</summary>
    public string? Note
    {
        get
        {
            lock (gate)
            {
                return count == 0 ? null : string.Create(
                    CultureInfo.InvariantCulture, $"The run waited {(count == 1 ? "once" : $"{count} times")}, {waited.TotalSeconds:0} s in all, as the server asked (429 or 503 with Retry-After).");
            }
        }
    }

    /// <summary>
    /// Waits as the answer to a request asks, if that is 429 or 503 with a Retry-After of at most a minute and the run has not
    /// waited for five
    /// minutes before.
    /// </summary>
    /// <returns>Which wait of the run it was, from 1; null if there was none.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> ended it.</exception>
    public async Task<int?> WaitAsync(ReceivedResponse? response, CancellationToken cancellationToken)
    {
        if (response is not { Status: 429 or 503 } || Asked(response.Headers.First("Retry-After")) is not { } wait || wait > MostAtOnce)
        {
            return null;
        }

        int which;
        lock (gate)
        {
            if (waited + wait > MostInAll)
            {
                return null;
            }

            waited += wait;
            which = ++count;
        }

        Told?.Invoke(wait);
        await Task.Delay(wait, time, cancellationToken);
        return which;
    }

    /// <summary>Seconds, or the moment to come again.</summary>
    private TimeSpan? Asked(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds)
        : HttpDate.Read(text) is { } moment ? moment > time.GetUtcNow() ? moment - time.GetUtcNow() : TimeSpan.Zero
        : null;
}

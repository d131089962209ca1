using System.Globalization;
using System.Threading.RateLimiting;

namespace Conformance.Replay.Transport;

/// <summary>How all clients of a run spare its target together: so many requests a second, and so many under way at a time. Safe
/// for parallel use.</summary>
/// <param name="rate">Gives a permit for each request; null for any number a second. Owned.</param>
/// <param name="limit">How many may be under way; null for any number.</param>
public sealed class Pace(RateLimiter? rate, AdaptiveLimit? limit) : IDisposable
{
    private const int TooManyRequests = 429;
    private const int Unavailable = 503;

    // At high rates a timer is too coarse for one request after the other: a tenth of a second's may go out together.
    private const double PartOfSecond = 0.1;

    /// <summary>The pace of a run; null if it needs none.</summary>
    /// <param name="perSecond">Requests a second; null for any number.</param>
    /// <param name="underWay">The most requests under way of a target that is to be spared; null for any number.</param>
    /// <param name="large">Who waits for room for a large body is not under way.</param>
    public static Pace? Of(double? perSecond, int? underWay, LargeBodies large)
    {
        if (perSecond is null && underWay is null)
        {
            return null;
        }

        AdaptiveLimit? limit = null;
        if (underWay is { } most)
        {
            limit = new AdaptiveLimit(most, () => large.Waiting);
            large.WaitBegins += limit.LetIn;
        }

#pragma warning disable CA2000 // The pace owns it and disposes it.
        return new Pace(perSecond is { } rate ? Bucket(rate) : null, limit);
#pragma warning restore CA2000
    }

    /// <summary>What became of the limit, as a sentence; null if it never fell.</summary>
    public string? Note => limit is not { Falls: > 0 } ? null : string.Create(
        CultureInfo.InvariantCulture,
        $"Answers got slower while more was asked: from {limit.Seen.Least} to {limit.Seen.Most} requests were under way at a time, as the server bore it.");

    /// <summary>Sends a request when it may go.</summary>
    /// <param name="transport">What sends it.</param>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the wait and the exchange.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> ended it.</exception>
    public async Task<TransportResult> SendAsync(ITransport transport, RequestToSend request, CancellationToken cancellationToken)
    {
        await (limit?.EnterAsync(cancellationToken) ?? Task.CompletedTask);
        TransportResult? result = null;
        try
        {
            using var permit = rate is null ? null : await rate.AcquireAsync(1, cancellationToken);
            return result = await transport.SendAsync(request, cancellationToken);
        }
        finally
        {
            limit?.Leave(result?.FirstByte, result?.Response is { Status: TooManyRequests or Unavailable });
        }
    }

    /// <inheritdoc/>
    public void Dispose() => rate?.Dispose();

    private static TokenBucketRateLimiter Bucket(double perSecond)
    {
        var tokens = Math.Max(1, (int)(perSecond * PartOfSecond));
        return new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
        {
            TokenLimit = tokens,
            TokensPerPeriod = tokens,
            ReplenishmentPeriod = TimeSpan.FromSeconds(tokens / perSecond),
            QueueLimit = int.MaxValue,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
    }
}

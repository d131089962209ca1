using System.Collections.Concurrent;
using Conformance.Core.Compare;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Replay.Redaction;
using Conformance.Replay.Transport;

namespace Conformance.Replay.Runs;

/// <summary>Sends requests and keeps every exchange, redacted.</summary>
internal sealed class Sender(HttpTransport transport, Redactor redactor, RepresentationMapping mapping)
{
    private readonly ConcurrentQueue<Exchange> exchanges = new();
    private readonly ConcurrentDictionary<string, TransportFailure?> failures = new(StringComparer.Ordinal);

    /// <summary>What was kept so far.</summary>
    public IReadOnlyList<Exchange> Exchanges => [.. exchanges];

    /// <summary>How many requests were sent so far.</summary>
    public int Count => exchanges.Count;

    /// <summary>How the last exchange of a variant broke; null if it did not.</summary>
    public TransportFailure? FailureOf(string variant) => failures.GetValueOrDefault(variant);

    /// <summary>What decides which requests may go out.</summary>
    public SafetyGuard Guard => transport.Guard;

    /// <summary>What replaces secrets.</summary>
    public Redactor Redactor => redactor;

    /// <summary>Sends one request for a step of a variant. The answer is in the clear: it serves the next requests and is not kept.</summary>
    public async Task<Answer> SendAsync(string variant, string step, RequestToSend request, CancellationToken cancellationToken)
    {
        var result = await transport.SendAsync(request, cancellationToken);
        exchanges.Enqueue(ExchangeRecorder.Record(redactor, variant, step, result));
        failures[variant] = result.Failure;
        return new Answer(
            new Exchange(variant, step, result.Request, result.Response, result.Failure, result.SentAt, result.FirstByte, result.Elapsed), mapping);
    }
}

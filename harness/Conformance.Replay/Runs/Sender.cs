using System.Collections.Concurrent;
using Conformance.Documents.Compare;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Replay.Sessions;
using Conformance.Replay.Transport;

namespace Conformance.Replay.Runs;

/// <summary>Sends the requests of variants and reads the answers, for the next request to build on. Secrets stay in the transport.</summary>
internal sealed class Sender(RecordingTransport transport, RepresentationMapping mapping)
{
    private readonly ConcurrentDictionary<string, TransportFailure?> failures = new(StringComparer.Ordinal);

    /// <summary>The target's base URL, without a slash at its end.</summary>
    public string BaseUrl => transport.BaseUrl;

    /// <summary>How the last exchange of a variant broke, which is forgotten then; null if it did not.</summary>
    public TransportFailure? TakeFailureOf(string variant) => failures.TryRemove(variant, out var failure) ? failure : null;

    /// <summary>The session that a logon's answer opened, its token a pseudonym; null if it opened none.</summary>
    public LogonSession? OpenedBy(Answer answer) => transport.CreatedBy(answer.Exchange);

    /// <summary>Sends one request for a step of a variant.</summary>
    public async Task<Answer> SendAsync(string variant, string step, RequestToSend request, CancellationToken cancellationToken)
    {
        var exchange = await transport.SendAsync(variant, step, request, cancellationToken);
        failures[variant] = exchange.Failure;
        return new Answer(exchange, mapping, PieceSize.Default);
    }
}

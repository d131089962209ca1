using Conformance.Core.Exchanges;

namespace Conformance.Replay.Transport;

/// <summary>
/// What the wire gave for one request, secrets in the clear: make an <see cref="Core.Exchanges.Exchange"/> of it before keeping
/// it.
/// </summary>
/// <param name="Request">What was sent, or would have been if no connection could be made.</param>
/// <param name="Response">The whole response, or null.</param>
/// <param name="Failure">Why there is no whole response, or null. Exactly one of the two is null.</param>
/// <param name="SentAt">The harness's clock at the call.</param>
/// <param name="FirstByte">From the call to the first byte of a response, interim ones included; null if none came.</param>
/// <param name="Elapsed">From the call to the end of the response or to the failure.</param>
/// <param name="Attempts">
/// 1, or more if the idempotent request was sent again: because a reused connection was dead, or because there was no room for a
/// large body.
/// </param>
public sealed record TransportResult(
    SentRequest Request,
    ReceivedResponse? Response,
    TransportFailure? Failure,
    DateTimeOffset SentAt,
    TimeSpan? FirstByte,
    TimeSpan Elapsed,
    int Attempts);

namespace Conformance.Core.Exchanges;

/// <summary>One request and what became of it: the unit that is archived, judged, mutated and compared.</summary>
/// <remarks>Secrets were replaced before this record was made; the same secret has the same replacement everywhere in a run.</remarks>
/// <param name="Variant">The id of the variant that sent it, or of the run's own <c>session</c> or <c>discovery</c>.</param>
/// <param name="Step">The id of the step within the variant.</param>
/// <param name="Request">What was sent, or what would have been sent if no connection could be made.</param>
/// <param name="Response">The whole response, or null if <paramref name="Failure"/> tells why there is none.</param>
/// <param name="Failure">Why there is no whole response, or null if there is one.</param>
/// <param name="SentAt">The harness's clock when the request went out.</param>
/// <param name="FirstByte">Time from sending to the first byte of the response; null if none came.</param>
/// <param name="Elapsed">Time from sending to the end of the response or to the failure.</param>
public sealed record Exchange(
    string Variant,
    string Step,
    SentRequest Request,
    ReceivedResponse? Response,
    TransportFailure? Failure,
    DateTimeOffset SentAt,
    TimeSpan? FirstByte,
    TimeSpan Elapsed)
{
    /// <summary>
    /// How often the request went out. 2 means that a reused connection turned out to be closed before any byte of a response,
    /// and the request, which is idempotent, was sent again on a new one. Never more, and nothing else is sent again.
    /// </summary>
    public int Attempts { get; init; } = 1;
}

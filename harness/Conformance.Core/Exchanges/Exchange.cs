namespace Conformance.Core.Exchanges;

/// <summary>One request and what became of it: the unit that is archived, judged, mutated and compared.</summary>
/// <remarks>Secrets were replaced before this record was made; the same secret has the same replacement everywhere in a
/// run.</remarks>
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
    /// <summary>The most bytes of a body that a report reads.</summary>
    public const int MostShown = 1024 * 1024;

    /// <summary>
    /// How often the request went out. 2 means that a reused connection turned out to be closed before any byte of a response, or
    /// that the
    /// body was large while another variant held one (3: both), and the request, which is idempotent, was sent again. Nothing
    /// else is.
    /// </summary>
    public int Attempts { get; init; } = 1;

    /// <summary>The request on the wire, which exchanges of other variants may share; null for an exchange that was not on the
    /// wire.</summary>
    public WireRequest? Wire { get; init; }

    /// <summary>What another variant sent, as read for a step of this one.</summary>
    /// <param name="variant">The id of the variant that reads it.</param>
    /// <param name="step">The id of its step.</param>
    public Exchange ReadBy(string variant, string step) => this with { Variant = variant, Step = step };

    /// <summary>
    /// The exchange with no more of the response's body than a report reads, so that it can be kept to the end of a run.
    /// </summary>
    public Exchange Shown() => Response is { Body.Length: > MostShown } response
        ? this with
        {
            Response = response with
            {
                Body = response.Body[..(MostShown + 1)].ToArray(),
                ReceivedLength = response.ReceivedLength,
            },
        }
        : this;
}

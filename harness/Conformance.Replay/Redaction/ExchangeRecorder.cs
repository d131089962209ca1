using Conformance.Core.Exchanges;
using Conformance.Replay.Transport;

namespace Conformance.Replay.Redaction;

/// <summary>Makes the exchange that may be kept of what was on the wire.</summary>
internal static class ExchangeRecorder
{
    private const int LongestMessage = 600;
    private const int EndOfMessage = 200;

    private static readonly byte[] InPieces = "***a body that held a secret in pieces***"u8.ToArray();

    /// <summary>What was on the wire as an exchange, secrets in the clear: for the next request to build on, never to be
    /// kept.</summary>
    public static Exchange Clear(string variant, string step, TransportResult result) =>
        new(variant, step, result.Request, result.Response, result.Failure, result.SentAt, result.FirstByte, result.Elapsed) { Attempts = result.Attempts };

    /// <summary>Learns the secrets that the response brings, then replaces all secrets everywhere.</summary>
    public static Exchange Record(Redactor redactor, string variant, string step, TransportResult result)
    {
        // What the response brings is learnt before the request is searched.
        var url = result.Request.Url;
        var received = result.Response is { } response ? Redact(redactor, url, response, isCut: false) : null;
        var broken = result.Failure is { } failure ? Redact(redactor, url, failure) : null;
        return new Exchange(
            variant,
            step,
            Redact(redactor, result.Request),
            received,
            broken,
            result.SentAt,
            result.FirstByte,
            result.Elapsed)
        {
            Attempts = result.Attempts,
            Wire = new WireRequest(),
        };
    }

    private static SentRequest Redact(Redactor redactor, SentRequest request) => new(
        request.Method,
        redactor.Scrub(request.Url),
        [.. request.Headers.Select(field => Changed(field, redactor.ScrubHeader(field.Name), SecretFields.Sent(redactor, field)))],
        redactor.Scrub(request.Body, isCut: false));

    private static TransportFailure Redact(Redactor redactor, string url, TransportFailure failure)
    {
        // What the partial response brings is learnt first: the message may quote it.
        var partial = failure.Partial is { } came ? Redact(redactor, url, came, isCut: true) : null;
        return new TransportFailure(failure.Kind, Shorten(redactor.Scrub(failure.Message)), partial);
    }

    private static ReceivedResponse Redact(Redactor redactor, string url, ReceivedResponse response, bool isCut)
    {
        var holdsSecrets = SecretFields.Learn(redactor, response.Headers) | SecretFields.Learn(redactor, response.Trailers);
        var marked = SecretFields.Places(redactor, response.Head.Span);
        var body = Body(redactor, url, response, isCut);

        // A secret that goes on in the next line would be found in neither: such a head is not kept.
        var head = response.FoldedFields.Count > 0 ? default : redactor.Scrub(response.Head, isCut, marked);

        // The head holds the reason and all header fields: without a secret in it there is none in these.
        var isClean = !holdsSecrets && !head.IsEmpty && head.Equals(response.Head);
        return response with
        {
            ReasonPhrase = isClean ? response.ReasonPhrase : redactor.ScrubHeader(response.ReasonPhrase),
            Headers = isClean ? response.Headers : Redact(redactor, response.Headers),
            Trailers = response.Trailers.Count == 0 ? response.Trailers : Redact(redactor, response.Trailers),
            Head = head,
            Body = body,
            ReceivedLength = response.ReceivedLength,
        };
    }

    private static ReadOnlyMemory<byte> Body(Redactor redactor, string url, ReceivedResponse response, bool isCut)
    {
        var marked = SessionIds.MayBeIn(url, response.Body.Span) ? SessionIds.Learn(redactor, response.Body.Span) : [];
        var scrubbed = redactor.Scrub(response.Body, isCut, marked);
        return JoinedText.HoldsSecret(redactor, scrubbed) ? InPieces : scrubbed;
    }

    private static List<HeaderField> Redact(Redactor redactor, IReadOnlyList<HeaderField> fields) =>
        [.. fields.Select(field => Changed(field, redactor.ScrubHeader(field.Name), SecretFields.Received(redactor, field)))];

    private static HeaderField Changed(HeaderField field, string name, string value) =>
        ReferenceEquals(name, field.Name) && ReferenceEquals(value, field.Value) ? field : new HeaderField(name, value);

    // The end of a message is the remedy.
    private static string Shorten(string message) =>
        message.Length <= LongestMessage ? message : $"{message[..(LongestMessage - EndOfMessage)]}…{message[^EndOfMessage..]}";
}

using Conformance.Core.Exchanges;
using Conformance.Replay.Transport;

namespace Conformance.Replay.Redaction;

/// <summary>Makes the exchange that may be kept of what was on the wire.</summary>
internal static class ExchangeRecorder
{
    private const string TokenName = "X-RestSvcSessionId";
    private const int LongestMessage = 600;
    private const int EndOfMessage = 200;

    /// <summary>Learns the secrets that the response brings, then replaces all secrets everywhere.</summary>
    public static Exchange Record(Redactor redactor, string variant, string step, TransportResult result)
    {
        Learn(redactor, result.Request.Url, result.Response ?? result.Failure?.Partial);
        return new Exchange(
            variant,
            step,
            Redact(redactor, result.Request),
            result.Response is { } response ? Redact(redactor, response, isCut: false) : null,
            result.Failure is { } failure ? Redact(redactor, failure) : null,
            result.SentAt,
            result.FirstByte,
            result.Elapsed)
        {
            Attempts = result.Attempts,
        };
    }

    private static void Learn(Redactor redactor, string url, ReceivedResponse? response)
    {
        foreach (var field in response?.Headers ?? [])
        {
            if (field.Name.Equals(TokenName, StringComparison.OrdinalIgnoreCase))
            {
                redactor.LearnToken(field.Value);
            }
            else if (field.Name.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase))
            {
                LearnCookie(redactor, field.Value);
            }
        }

        foreach (var id in SessionIds.In(url, response))
        {
            redactor.LearnSessionId(id);
        }
    }

    private static void LearnCookie(Redactor redactor, string setCookie)
    {
        if (SetCookie.Read(setCookie) is not { } cookie)
        {
            return;
        }

        if (cookie.Name.Equals(TokenName, StringComparison.OrdinalIgnoreCase))
        {
            redactor.LearnToken(cookie.Value);
        }
        else
        {
            redactor.LearnCookie(cookie.Value);
        }
    }

    private static SentRequest Redact(Redactor redactor, SentRequest request) => new(
        request.Method,
        redactor.Scrub(request.Url),
        Redact(redactor, request.Headers),
        redactor.Scrub(request.Body, isCut: false));

    private static TransportFailure Redact(Redactor redactor, TransportFailure failure) => new(
        failure.Kind,
        Shorten(redactor.Scrub(failure.Message)),
        failure.Partial is { } partial ? Redact(redactor, partial, isCut: true) : null);

    private static ReceivedResponse Redact(Redactor redactor, ReceivedResponse response, bool isCut)
    {
        var head = redactor.Scrub(response.Head, isCut);

        // The head holds the reason and all header fields: without a secret in it there is none in these.
        var isClean = !head.IsEmpty && head.Equals(response.Head);
        return response with
        {
            ReasonPhrase = isClean ? response.ReasonPhrase : redactor.ScrubHeader(response.ReasonPhrase),
            Headers = isClean ? response.Headers : Redact(redactor, response.Headers),
            Trailers = response.Trailers.Count == 0 ? response.Trailers : Redact(redactor, response.Trailers),
            Head = head,
            Body = CodedContent.Redact(redactor, response, isCut),
            ReceivedLength = response.ReceivedLength,
        };
    }

    private static List<HeaderField> Redact(Redactor redactor, IReadOnlyList<HeaderField> fields) =>
        [.. fields.Select(field => Redact(redactor, field))];

    private static HeaderField Redact(Redactor redactor, HeaderField field)
    {
        var (name, value) = (redactor.ScrubHeader(field.Name), redactor.ScrubHeader(field.Value));
        return ReferenceEquals(name, field.Name) && ReferenceEquals(value, field.Value) ? field : new HeaderField(name, value);
    }

    // The end of a message is the remedy.
    private static string Shorten(string message) =>
        message.Length <= LongestMessage ? message : $"{message[..(LongestMessage - EndOfMessage)]}…{message[^EndOfMessage..]}";
}

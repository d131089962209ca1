using System.Text;
using System.Text.RegularExpressions;
using Conformance.Core.Exchanges;
using Conformance.Replay.Transport;

namespace Conformance.Replay.Redaction;

/// <summary>
/// Takes the secrets out of exchanges that others recorded: which they are is learnt from the exchanges themselves, all of them
/// first, so that
/// a password is also hidden in what was recorded before it was sent. What a request proves itself with is hidden whatever it
/// looks like.
/// </summary>
public static partial class RecordedSecrets
{
    private const string Token = "X-RestSvcSessionId";
    private const string Hidden = "***hidden***";
    private const int ShortestMarked = 4;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The exchanges, redacted.</summary>
    /// <param name="recorded">Exchanges with secrets in the clear, each without a failure.</param>
    public static IReadOnlyList<Exchange> Redacted(IReadOnlyList<Exchange> recorded)
    {
        var redactor = new Redactor();
        foreach (var exchange in recorded)
        {
            Learn(redactor, exchange);
        }

        return [.. recorded.Select(exchange => ExchangeRecorder.Record(redactor, exchange.Variant, exchange.Step, new TransportResult(
            Masked(redactor, exchange.Request), exchange.Response, null, exchange.SentAt, exchange.FirstByte, exchange.Elapsed, exchange.Attempts)))];
    }

    private static void Learn(Redactor redactor, Exchange exchange)
    {
        foreach (var field in exchange.Request.Headers)
        {
            Learn(redactor, field);
        }

        foreach (Match pair in UrlPair().Matches(exchange.Request.Url))
        {
            Mark(redactor, pair.Groups[2].Value);
            Mark(redactor, Uri.UnescapeDataString(pair.Groups[2].Value));
        }

        // Only what a client sends is its own secret; of what servers answer, sessions and cookies are.
        var body = Encoding.UTF8.GetString(exchange.Request.Body.Span);
        foreach (var value in BodyValue().Matches(body).Select(match => match.Groups.Cast<Group>().Skip(1).First(group => group.Success).Value))
        {
            Mark(redactor, value);
            Mark(redactor, Uri.UnescapeDataString(value.Replace('+', ' ')));
        }

        if (exchange.Response is { } response)
        {
            SecretFields.Learn(redactor, response.Headers);
            if (SessionIds.MayBeIn(exchange.Request.Url, response.Body.Span))
            {
                SessionIds.Learn(redactor, response.Body.Span);
            }
        }
    }

    private static void Learn(Redactor redactor, HeaderField field)
    {
        if (field.Name.Equals(Token, StringComparison.OrdinalIgnoreCase))
        {
            redactor.KeepToken(field.Value);
        }
        else if (field.Name.Equals("Cookie", StringComparison.OrdinalIgnoreCase))
        {
            foreach (var (name, value) in Cookies(field.Value))
            {
                _ = name.Equals(Token, StringComparison.OrdinalIgnoreCase) ? redactor.KeepToken(value) : redactor.LearnCookie(value);
            }
        }
        else if (IsSecret(field.Name))
        {
            var secret = field.Value[(field.Value.IndexOf(' ', StringComparison.Ordinal) + 1)..];
            if (Account(secret) is var (user, password))
            {
                redactor.AddPassword(user, password);
            }

            Mark(redactor, secret);
        }
    }

    private static SentRequest Masked(Redactor redactor, SentRequest request) => request with
    {
        Headers = [.. request.Headers.Select(field => IsSecret(field.Name) ? field with { Value = Scheme(field.Value) + Hidden }
            : field.Name.Equals("Cookie", StringComparison.OrdinalIgnoreCase) ? field with { Value = MaskedCookies(redactor, field.Value) }
            : field.Name.Equals(Token, StringComparison.OrdinalIgnoreCase) ? field with { Value = Name(redactor, field.Value) }
            : field)],
        Url = UrlPair().Replace(request.Url, match => $"{match.Groups[1].Value}={Hidden}"),
    };

    private static string MaskedCookies(Redactor redactor, string value) => string.Join("; ", Cookies(value).Select(pair => $"{pair.Name}={Name(redactor, pair.Value)}"));

    private static string Name(Redactor redactor, string value) => redactor.NameOf(value) ?? (Redactor.IsPseudonym(value) ? value : Hidden);

    private static IEnumerable<(string Name, string Value)> Cookies(string value) => value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(SetCookie.Read).OfType<SetCookie>().Select(cookie => (cookie.Name, cookie.Value));

    private static string Scheme(string value) => value.IndexOf(' ', StringComparison.Ordinal) is > 0 and var blank ? value[..(blank + 1)] : "";

    /// <summary>Name and password of Basic credentials; null for anything else.</summary>
    private static (string User, string Password)? Account(string credentials)
    {
        var buffer = new byte[(credentials.Length / 4 * 3) + 3];
        if (!Convert.TryFromBase64String(credentials, buffer, out var length))
        {
            return null;
        }

        var text = Text(buffer.AsSpan(0, length));
        return text.Split(':', 2) is [var user, { Length: > 0 } password] ? (user, password) : null;
    }

    private static string Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    private static void Mark(Redactor redactor, string value)
    {
        if (value.Length >= ShortestMarked && !Redactor.IsPseudonym(value))
        {
            redactor.AddMarked("hidden", value);
        }
    }

    private static bool IsSecret(string field) => !field.Equals(Token, StringComparison.OrdinalIgnoreCase) && SecretName().IsMatch(field);

    [GeneratedRegex("authorization|token|secret|password|passwd|api-?key|credential|session-?id|x-csrf|x-xsrf", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretName();

    [GeneratedRegex("(?<=[?&])([^=&]{0,40}(?:token|secret|password|passwd|api_?key|sessionid)[^=&]{0,40})=([^&]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UrlPair();

    [GeneratedRegex(
        """(?:token|secret|password|passwd)\w{0,40}(?:"\s{0,9}:\s{0,9}"([^"]{1,4096})"|>([^<]{1,4096})<|=([^&\s]{1,4096}))""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BodyValue();
}

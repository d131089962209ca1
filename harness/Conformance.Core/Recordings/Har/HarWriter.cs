using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;

namespace Conformance.Core.Recordings.Har;

/// <summary>Writes exchanges as a HAR 1.2 file, which browsers and other tools open.</summary>
public static class HarWriter
{
    private const int NoAnswer = 0;
    private const int Unknown = -1;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file in pieces, one for each exchange, so that a run of any size is never in memory whole.</summary>
    /// <param name="exchanges">The exchanges, in the order that the file shall have.</param>
    /// <param name="tool">Name and version of the harness.</param>
    public static IEnumerable<string> Write(IEnumerable<Exchange> exchanges, string tool)
    {
        var words = tool.Split(' ', 2);
        yield return $$"""{"log":{"version":"1.2","creator":{"name":{{Quoted(words[0])}},"version":{{Quoted(words[^1])}}},"entries":[""" + "\n";
        var isFirst = true;
        foreach (var exchange in exchanges)
        {
            yield return (isFirst ? "" : ",\n") + Entry(exchange);
            isFirst = false;
        }

        yield return "\n]}}\n";
    }

    private static string Quoted(string text) => JsonSerializer.Serialize(text);

    private static string Entry(Exchange exchange)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("startedDateTime", exchange.SentAt.ToString("yyyy-MM-ddTHH:mm:ss.fffffffzzz", CultureInfo.InvariantCulture));
            json.WriteNumber("time", exchange.Elapsed.TotalMilliseconds);
            Request(json, exchange.Request);
            Response(json, exchange.Response, exchange.Failure);
            json.WriteStartObject("cache");
            json.WriteEndObject();
            Timings(json, exchange);
            json.WriteString("comment", $"{exchange.Variant} {exchange.Step}");
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Request(Utf8JsonWriter json, SentRequest request)
    {
        json.WriteStartObject("request");
        json.WriteString("method", request.Method);
        json.WriteString("url", request.Url);
        json.WriteString("httpVersion", "HTTP/1.1");
        Pairs(json, "cookies", []);
        Pairs(json, "headers", request.Headers.Select(field => (field.Name, field.Value)));
        Pairs(json, "queryString", QueryUrl.Parameters(request.Url).Select(pair => (pair.Key, pair.Value)));
        json.WriteNumber("headersSize", Unknown);
        json.WriteNumber("bodySize", request.Body.Length);
        if (!request.Body.IsEmpty)
        {
            json.WriteStartObject("postData");
            json.WriteString("mimeType", request.Headers.First("Content-Type") ?? "");
            json.WriteString("text", Encoding.UTF8.GetString(request.Body.Span));
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Response(Utf8JsonWriter json, ReceivedResponse? response, TransportFailure? failure)
    {
        json.WriteStartObject("response");
        json.WriteNumber("status", response?.Status ?? NoAnswer);
        json.WriteString("statusText", response?.ReasonPhrase ?? "");
        json.WriteString("httpVersion", response?.HttpVersion ?? "");
        Pairs(json, "cookies", []);
        Pairs(json, "headers", (response?.Headers ?? []).Select(field => (field.Name, field.Value)));
        json.WriteStartObject("content");
        json.WriteNumber("size", response?.Body.Length ?? 0);
        json.WriteString("mimeType", response?.Headers.First("Content-Type") ?? "");
        if (response is not null)
        {
            Body(json, response.Body.Span, MediaType.Charset(response.Headers.First("Content-Type")) is not (null or "utf-8"));
        }

        json.WriteEndObject();
        json.WriteString("redirectURL", response?.Headers.First("Location") ?? "");
        json.WriteNumber("headersSize", Unknown);
        json.WriteNumber("bodySize", response?.ReceivedLength ?? Unknown);
        if (failure is not null)
        {
            json.WriteString("_error", failure.Message);
        }

        json.WriteEndObject();
    }

    /// <summary>Bytes that are no UTF-8, or that begin with a byte order mark, stay what they are only in base64.</summary>
    private static void Body(Utf8JsonWriter json, ReadOnlySpan<byte> body, bool isLabelled)
    {
        // What says of itself that it has another encoding would be read in that one.
        var isAscii = !body.ContainsAnyExceptInRange((byte)0, (byte)0x7F);
        var isText = Utf8.IsValid(body) && !body.StartsWith(Encoding.UTF8.Preamble) && (isAscii || !isLabelled);
        json.WriteString("text", isText ? Encoding.UTF8.GetString(body) : Convert.ToBase64String(body));
        if (!isText)
        {
            json.WriteString("encoding", "base64");
        }
    }

    private static void Timings(Utf8JsonWriter json, Exchange exchange)
    {
        var wait = exchange.FirstByte ?? exchange.Elapsed;
        json.WriteStartObject("timings");
        json.WriteNumber("send", 0);
        json.WriteNumber("wait", wait.TotalMilliseconds);
        json.WriteNumber("receive", Math.Max(0, (exchange.Elapsed - wait).TotalMilliseconds));
        json.WriteEndObject();
    }

    private static void Pairs(Utf8JsonWriter json, string name, IEnumerable<(string Name, string Value)> pairs)
    {
        json.WriteStartArray(name);
        foreach (var (key, value) in pairs)
        {
            json.WriteStartObject();
            json.WriteString("name", key);
            json.WriteString("value", value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using Conformance.Core.Exchanges;
using Conformance.DataFiles;

namespace Conformance.Core.Recordings.Har;

/// <summary>Reads HAR 1.2 files, which browsers and proxies write: what the judge needs must be there, all else may be.</summary>
public static class HarReader
{
    /// <summary>No file of a recording that is read has more bytes.</summary>
    public const int MostBytes = 256 * 1024 * 1024;

    /// <summary>Recorders nest what a page's scripts did very deep.</summary>
    private const int Deepest = 1000;

    private const double MostMilliseconds = 24 * 60 * 60 * 1000;
    private const int NoContent = 204;
    private const int NotModified = 304;
    private const int LeastStatus = 100;
    private const int MostStatus = 999;

    private const string NoAnswer = "the recording holds no answer to the request";
    private const string NoBody = "the recording does not hold the whole body of the answer";
    private const string NoFields = "the recording does not hold the header fields of the request";

    private static readonly string[] Versions = ["1.1", "1.2", "1.3"];

    /// <summary>Reads a file.</summary>
    /// <param name="bytes">The whole file: JSON in UTF-8.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <exception cref="DataException">It is no JSON, or no HAR; holds all faults, of many the first ten.</exception>
    public static IReadOnlyList<HarEntry> Read(ReadOnlyMemory<byte> bytes, string file)
    {
        using var document = Parse(bytes.Span.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes, file);
        var faults = new List<DataFault>();
        var log = new HarNode(file, document.RootElement, "", faults).Object("log");
        if (log.TextIfAny("version") is { } version && !Versions.Contains(version))
        {
            log.Fault("version", $"\"{version}\" is a version of HAR that is not known; 1.2 is.");
        }

        List<HarEntry> entries = [.. log.Items("entries").Select((entry, at) => Entry(entry, at + 1))];
        if (entries.Count == 0 && faults.Count == 0)
        {
            log.Fault("entries", "no request was recorded. Record again while the program in question asks the server.");
        }

        return faults.Count > 0 ? throw new DataException(faults) : entries;
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> bytes, string file)
    {
        try
        {
            return JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = Deepest, AllowDuplicateProperties = false });
        }
        catch (JsonException exception)
        {
            var place = new DataPlace(file, (int)(exception.LineNumber ?? 0) + 1, (int)(exception.BytePositionInLine ?? 0) + 1);
            throw new DataException([new DataFault(place, "a HAR file is JSON, and from here on this is none. Export it again, whole.")]);
        }
    }

    private static HarEntry Entry(HarNode entry, int number)
    {
        var (request, response) = (entry.Object("request"), entry.Object("response"));
        var started = entry.Text("startedDateTime");
        if (!DateTimeOffset.TryParse(started, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var sentAt) && started.Length > 0)
        {
            entry.Fault("startedDateTime", "a time is expected, as in 2026-01-31T09:00:00.000Z.");
        }

        var pairs = Fields(request);
        var sent = new SentRequest(request.Text("method").ToUpperInvariant(), WithoutFragment(request.Text("url")), Real(pairs), Posted(request));
        var (received, isWhole) = Response(response, sent.Method);
        var isKnown = pairs.Any(field => field.Name.Equals("Host", StringComparison.OrdinalIgnoreCase) || field.Name == ":authority");
        return new HarEntry(
            number,
            sent,
            received,
            sentAt,
            TimeSpan.FromMilliseconds(Math.Clamp(entry.NumberIfAny("time") ?? 0, 0, MostMilliseconds)),
            received is null ? NoAnswer : !isWhole ? NoBody : !isKnown ? NoFields : null,
            entry.IsSet("_fromCache") || response.IsSet("_fromDiskCache") || response.IsSet("_servedFromCache"));
    }

    private static (ReceivedResponse? Response, bool IsWhole) Response(HarNode response, string method)
    {
        var status = (int)Math.Clamp(response.Number("status"), int.MinValue, int.MaxValue);
        var fields = Real(Fields(response));
        var isPossible = method != "HEAD" && status is not (NoContent or NotModified);
        var body = HarBody.Of(response.Object("content"), fields, response.NumberIfAny("bodySize"), isPossible);
        return status is < LeastStatus or > MostStatus ? (null, true)
            : (new ReceivedResponse(
                response.TextIfAny("httpVersion")?.ToUpperInvariant() ?? "", status, response.TextIfAny("statusText") ?? "", fields, body.Bytes, Framing(fields, isPossible))
            {
                Codings = fields.First("Content-Encoding"),
            }, body.IsWhole);
    }

    private static BodyFraming Framing(IReadOnlyList<HeaderField> fields, bool isPossible) =>
        !isPossible ? BodyFraming.None
        : fields.First("Transfer-Encoding") is not null ? BodyFraming.Chunked
        : fields.First("Content-Length") is not null ? BodyFraming.ContentLength
        : BodyFraming.UntilClose;

    private static List<HeaderField> Fields(HarNode message) => [.. message.Items("headers").Select(field => new HeaderField(field.Text("name"), field.Text("value").Trim()))];

    /// <summary>HTTP/2 writes method, path and host as fields whose names begin with a colon.</summary>
    private static List<HeaderField> Real(List<HeaderField> fields) => [.. fields.Where(field => field.Name is not [':', ..])];

    private static ReadOnlyMemory<byte> Posted(HarNode request) =>
        request.ObjectIfAny("postData") is not { } posted ? default
        : posted.TextIfAny("text") is { } text ? Encoding.UTF8.GetBytes(text)
        : Encoding.UTF8.GetBytes(string.Join('&', posted.ItemsIfAny("params").Select(pair => $"{pair.Text("name")}={pair.TextIfAny("value")}")));

    private static string WithoutFragment(string url) => url.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? url[..at] : url;
}

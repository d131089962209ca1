using System.Text;

namespace Conformance.Core.Exchanges;

/// <summary>From exchanges to lines of an archive and back, without loss.</summary>
internal static class ArchiveMapping
{
    public static ExchangeRecord ToLine(Exchange exchange) => new(
        exchange.Variant,
        exchange.Step,
        exchange.SentAt,
        Milliseconds(exchange.Elapsed),
        exchange.Attempts,
        new RequestRecord(exchange.Request.Method, exchange.Request.Url, Pairs(exchange.Request.Headers), Bytes(exchange.Request.Body)),
        exchange.FirstByte is { } first ? Milliseconds(first) : null,
        ToLine(exchange.Response),
        exchange.Failure is { } failure ? new FailureRecord(failure.Kind, failure.Message, ToLine(failure.Partial)) : null);

    public static Exchange FromLine(ExchangeRecord line) => new(
        line.Variant,
        line.Step,
        new SentRequest(line.Request.Method, line.Request.Url, Fields(line.Request.Headers), Bytes(line.Request.Body)),
        FromLine(line.Response),
        line.Failure is { } failure ? new TransportFailure(failure.Kind, failure.Message, FromLine(failure.Partial)) : null,
        line.Sent,
        line.FirstByte is { } first ? Duration(first) : null,
        Duration(line.Elapsed))
    {
        Attempts = line.Attempts,
    };

    private static ResponseRecord? ToLine(ReceivedResponse? response) => response is null ? null : new ResponseRecord(
        response.HttpVersion,
        response.Status,
        response.ReasonPhrase,
        Pairs(response.Headers),
        response.Framing,
        response.ReceivedLength,
        response.SurplusBytes,
        response.InterimResponses,
        Bytes(response.Head),
        Bytes(response.Body),
        response.Trailers.Count == 0 ? null : Pairs(response.Trailers),
        response.Codings,
        response.CodingFault,
        response.FoldedFields.Count == 0 ? null : response.FoldedFields);

    private static ReceivedResponse? FromLine(ResponseRecord? line) => line is null
        ? null
        : new ReceivedResponse(line.HttpVersion, line.Status, line.Reason, Fields(line.Headers), Bytes(line.Body), line.Framing)
        {
            Head = Bytes(line.Head),
            Trailers = Fields(line.Trailers ?? []),
            ReceivedLength = line.ReceivedLength,
            SurplusBytes = line.Surplus,
            InterimResponses = line.Interim,
            Codings = line.Codings,
            CodingFault = line.CodingFault,
            FoldedFields = line.Folded ?? [],
        };

    private static List<string[]> Pairs(IReadOnlyList<HeaderField> fields) =>
        [.. fields.Select(field => new[] { field.Name, field.Value })];

    private static List<HeaderField> Fields(IReadOnlyList<string[]> pairs) => [.. pairs.Select(pair => pair is [var name, var value]
        ? new HeaderField(name, value)
        : throw new FormatException($"a header field has {pair.Length} parts: expected a name and a value."))];

    private static BytesRecord? Bytes(ReadOnlyMemory<byte> bytes) => bytes.IsEmpty ? null : new BytesRecord(bytes);

    private static ReadOnlyMemory<byte> Bytes(BytesRecord? bytes) => bytes?.Read switch
    {
        null => bytes?.Bytes ?? default,
        { Text: { } text, Base64: null } => Encoding.UTF8.GetBytes(text),
        { Text: null, Base64: { } base64 } => Convert.FromBase64String(base64),
        _ => throw new FormatException("bytes have both or neither of 'text' and 'base64': expected exactly one."),
    };

    private static decimal Milliseconds(TimeSpan span) => (decimal)span.Ticks / TimeSpan.TicksPerMillisecond;

    private static TimeSpan Duration(decimal milliseconds) => TimeSpan.FromTicks((long)(milliseconds * TimeSpan.TicksPerMillisecond));
}

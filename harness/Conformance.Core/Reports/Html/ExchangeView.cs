using System.Globalization;
using System.Xml.Linq;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;

namespace Conformance.Core.Reports.Html;

/// <summary>Request and response beside each other: lines, header fields, times; what the finding names is marked.</summary>
internal static class ExchangeView
{
    private const int FieldsShown = 60;
    private const int LongestLine = 1000;

    /// <summary>The exchange of a finding.</summary>
    public static XElement Of(Exchange exchange, Violation violation) => Markup.Of(
        "div",
        ("class", "exchange"),
        Markup.Of("h3", "Exchange"),
        Markup.Of(
            "div",
            ("class", "sides"),
            Side("Request", [Line($"{exchange.Request.Method} {exchange.Request.Url}", false), .. Fields(exchange.Request.Headers, null)], exchange.Request.Body),
            Side("Response", Answer(exchange, violation))),
        AnswerBody(exchange, violation),
        Markup.Of("p", ("class", "quiet"), Times(exchange)));

    /// <summary>Lines of a body, those with a difference marked.</summary>
    public static XElement Body(ReadOnlyMemory<byte> body, string? path) => Markup.Of(
        "pre",
        ("class", "body"),
        BodyText.Of(body, path).SelectMany(line => line.Pieces.Select(piece => piece.IsMarked ? Markup.Of("mark", piece.Text) : (object)piece.Text).Append("\n")));

    private static List<XElement> Answer(Exchange exchange, Violation violation)
    {
        var response = exchange.Response ?? exchange.Failure?.Partial;
        List<XElement> lines = exchange.Failure is { } failure ? [Line($"No whole response: {failure.Message}", true)] : [];
        if (response is not null)
        {
            lines.Add(Line($"{response.HttpVersion} {response.Status} {response.ReasonPhrase}", violation.Path is null && violation.Expected.StartsWith(Judging.Checks.StatusCheck.Word, StringComparison.Ordinal)));
            lines.AddRange(Fields(response.Headers, violation.Path is null ? violation : null));
        }

        return lines;
    }

    /// <summary>A body that was compared with another stands beside that one already.</summary>
    private static XElement? AnswerBody(Exchange exchange, Violation violation) =>
        violation.Counterpart is null && (exchange.Response ?? exchange.Failure?.Partial) is { Body.IsEmpty: false } response
            ? Markup.Of("figure", Markup.Of("figcaption", string.Create(CultureInfo.InvariantCulture, $"Body of the response, {response.ReceivedLength:N0} bytes, indented for reading")), Body(response.Body, violation.Path))
            : null;

    private static XElement Side(string title, IReadOnlyList<XElement> lines, ReadOnlyMemory<byte> body = default) => Markup.Of(
        "figure",
        Markup.Of("figcaption", title),
        Markup.Of("pre", ("class", "head"), lines),
        body.IsEmpty ? null : Body(body, null));

    private static IEnumerable<XElement> Fields(IReadOnlyList<HeaderField> fields, Violation? violation)
    {
        foreach (var field in fields.Take(FieldsShown))
        {
            yield return Line($"{field.Name}: {field.Value}", violation is not null && Names(violation, field.Name));
        }

        if (fields.Count > FieldsShown)
        {
            yield return Line(string.Create(CultureInfo.InvariantCulture, $"… {fields.Count - FieldsShown} more header fields; the archive has them"), false);
        }
    }

    private static bool Names(Violation violation, string field) =>
        violation.Expected.Split(' ', ',', ':').Contains(field, StringComparer.OrdinalIgnoreCase)
        || violation.Actual.StartsWith(field + ":", StringComparison.OrdinalIgnoreCase);

    private static XElement Line(string text, bool isMarked)
    {
        var shown = (text.Length > LongestLine ? string.Create(CultureInfo.InvariantCulture, $"{text[..LongestLine]}… (cut, {text.Length} characters)") : text) + "\n";
        return Markup.Of(isMarked ? "mark" : "span", shown);
    }

    private static string Times(Exchange exchange) => string.Create(
        CultureInfo.InvariantCulture,
        $"Sent {exchange.SentAt.UtcDateTime:yyyy-MM-dd HH:mm:ss.fff} UTC · first byte after {(exchange.FirstByte is { } first ? $"{first.TotalMilliseconds:0.0} ms" : "– (none came)")} · whole after {exchange.Elapsed.TotalMilliseconds:0.0} ms{(exchange.Attempts > 1 ? $" · {exchange.Attempts} attempts" : "")}. Secrets are replaced by pseudonyms before anything is kept.");
}

using System.Globalization;
using System.Text;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Reports.Html;
using Conformance.Core.Results;

namespace Conformance.Core.Reports;

/// <summary>One variant as a person reads it on a terminal: the verdict, then each request with its answer, the place of a
/// finding marked.</summary>
public static class VariantText
{
    private const string Marked = "> ";
    private const string Plain = "  ";
    private const int PlacesShown = 3;

    /// <summary>The text, lines ended by LF. A line that a finding is about begins with <c>&gt;</c>.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="exchanges">What was sent and what came, in order.</param>
    /// <param name="header">What the run was.</param>
    /// <param name="isWhole">Whether bodies are shown from end to end, not cut around what is marked.</param>
    public static string Of(JudgedVariant verdict, IReadOnlyList<Exchange> exchanges, RunHeader header, bool isWhole)
    {
        var text = new StringBuilder();
        text.Append($"{Word(verdict)} {verdict.Id}{(verdict.Reason is { } reason ? "   " + Printable.OneLine(reason) : "")}\n\n");
        var findings = verdict.Findings.Concat(verdict.Waived).Concat(verdict.Consequences).ToList();
        foreach (var alike in findings.GroupBy(finding => (finding.Requirement.Id, finding.Step, finding.Violation.Kind, finding.Violation.Expected)))
        {
            if (exchanges.FirstOrDefault(exchange => exchange.Step == alike.Key.Step) is { } exchange)
            {
                text.Append(FindingText.Of(alike.First(), exchange, header)).Append(More([.. alike.Skip(1)])).Append('\n');
            }
        }

        foreach (var exchange in exchanges)
        {
            Exchange(exchange, findings.FirstOrDefault(finding => finding.Step == exchange.Step)?.Violation, isWhole, text);
        }

        return text.ToString();
    }

    private static string More(List<Finding> others) => others.Count == 0 ? ""
        : $"  also at      {string.Join(", ", others.Take(PlacesShown).Select(other => Printable.OneLine(other.Violation.Path ?? other.Violation.Subject)))}{(others.Count > PlacesShown ? $" and {others.Count - PlacesShown} more" : "")}\n";

    private static string Word(JudgedVariant verdict) => verdict.Outcome switch
    {
        Outcome.Passed => "PASSED",
        Outcome.Deviates => "DEVIATES",
        Outcome.Errored => "ERRORED",
        _ => "NOT TESTED",
    };

    private static void Exchange(Exchange exchange, Violation? violation, bool isWhole, StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"REQUEST  step {exchange.Step}, sent {exchange.SentAt.UtcDateTime:yyyy-MM-dd HH:mm:ss.fff} UTC\n");
        text.Append($"{Plain}{exchange.Request.Method} {Printable.OneLine(exchange.Request.Url)}\n");
        Fields(exchange.Request.Headers, text);
        Body(exchange.Request.Body, null, isWhole, text);
        text.Append(CultureInfo.InvariantCulture, $"RESPONSE after {exchange.Elapsed.TotalMilliseconds:0.0} ms\n");
        if (exchange.Failure is { } failure)
        {
            text.Append($"{Marked}no whole response: {Printable.OneLine(failure.Message)}\n");
        }

        if ((exchange.Response ?? exchange.Failure?.Partial) is { } response)
        {
            var isStatus = violation is { Kind: ViolationKind.WrongStatus };
            text.Append(CultureInfo.InvariantCulture, $"{(isStatus ? Marked : Plain)}{response.HttpVersion} {response.Status} {Printable.OneLine(response.ReasonPhrase)}\n");
            Fields(response.Headers, text);
            Body(response.Body, violation?.Path, isWhole, text);
        }

        text.Append('\n');
    }

    private static void Fields(IReadOnlyList<HeaderField> fields, StringBuilder text)
    {
        foreach (var field in fields)
        {
            text.Append($"{Plain}{Printable.OneLine(field.Name)}: {Printable.OneLine(field.Value)}\n");
        }
    }

    private static void Body(ReadOnlyMemory<byte> body, string? path, bool isWhole, StringBuilder text)
    {
        if (body.IsEmpty)
        {
            return;
        }

        text.Append('\n');
        foreach (var line in BodyText.Of(body, path, isWhole))
        {
            text.Append(line.IsMarked ? Marked : Plain).Append(Printable.OneLine(string.Concat(line.Pieces.Select(piece => piece.Text)))).Append('\n');
        }
    }
}

using System.Globalization;
using System.Text;
using Conformance.Core.Contract;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Documents.Compare;

namespace Conformance.Core.Mutations;

/// <summary>What is not the same in two answers: found, and not judged.</summary>
public static class AnswerChanges
{
    private const int Around = 24;

    /// <summary>The status line, then header fields, then the first differences of the bodies.</summary>
    /// <param name="before">The recorded exchange; it has a response.</param>
    /// <param name="after">The changed one; it has a response.</param>
    /// <param name="most">How many differences of the bodies are kept.</param>
    /// <returns>The parts, and how many more the bodies hold.</returns>
    public static (IReadOnlyList<ChangedPart> Parts, long More) Of(Exchange before, Exchange after, int most)
    {
        var (ours, theirs) = (new Answer(before, ApiRepresentation.Mapping), new Answer(after, ApiRepresentation.Mapping));
        var (body, more) = Bodies(ours, theirs, most);
        return ([.. StatusLine(ours.Response, theirs.Response), .. Fields(ours.Response.Headers, theirs.Response.Headers), .. body], more);
    }

    private static IEnumerable<ChangedPart> StatusLine(ReceivedResponse before, ReceivedResponse after) =>
        Line(before) == Line(after) ? [] : [new("status line", Line(before), Line(after))];

    private static string Line(ReceivedResponse response) =>
        string.Create(CultureInfo.InvariantCulture, $"{response.HttpVersion} {response.Status} {response.ReasonPhrase}").TrimEnd();

    private static List<ChangedPart> Fields(IReadOnlyList<HeaderField> before, IReadOnlyList<HeaderField> after)
    {
        var changed = Names(before).Union(Names(after), StringComparer.OrdinalIgnoreCase)
            .Select(name => new ChangedPart(name, Values(before, name), Values(after, name))).Where(part => part.Before != part.After).ToList();
        return changed.Count > 0 || before.SequenceEqual(after) ? changed : [new("header section", string.Join(", ", Names(before)), string.Join(", ", Names(after)))];
    }

    private static IEnumerable<string> Names(IReadOnlyList<HeaderField> fields) => fields.Select(field => field.Name);

    private static string? Values(IReadOnlyList<HeaderField> fields, string name) => fields.All(name) is { Count: > 0 } values ? string.Join(" | ", values) : null;

    /// <summary>What the comparer finds; where it finds nothing in other bytes, or cannot read one of them, the first bytes that
    /// differ.</summary>
    private static (IReadOnlyList<ChangedPart> Parts, long More) Bodies(Answer before, Answer after, int most)
    {
        var ours = before.Response.Body.Span;
        var theirs = after.Response.Body.Span;
        if (ours.SequenceEqual(theirs))
        {
            return ([], 0);
        }

        if (before.Document is { } expected && after.Document is { } actual
            && Comparer.Compare(expected, actual, ApiRepresentation.Options with { MaxDifferences = most }) is { AreSame: false } comparison)
        {
            return ([.. comparison.Differences.Select(Part)], comparison.Total - comparison.Differences.Count);
        }

        var at = ours.CommonPrefixLength(theirs);
        return ([new(string.Create(CultureInfo.InvariantCulture, $"byte {at} of the body"), Bytes(ours, at), Bytes(theirs, at))], 0);
    }

    private static ChangedPart Part(Difference difference) =>
        new((difference.ExpectedValue is null ? difference.ActualPath : difference.ExpectedPath).Text is { Length: > 0 } path ? path : "body", difference.ExpectedValue, difference.ActualValue);

    private static string Bytes(ReadOnlySpan<byte> body, int at) => string.Create(
        CultureInfo.InvariantCulture, $"{Encoding.Latin1.GetString(body[Math.Max(0, at - Around)..Math.Min(body.Length, at + Around)])} ({body.Length} bytes)");
}

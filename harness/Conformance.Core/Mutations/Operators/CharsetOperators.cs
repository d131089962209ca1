using System.Text;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;

namespace Conformance.Core.Mutations.Operators;

/// <summary>The charset parameter of the media type: added, dropped, spelled otherwise, and contradicting the body.</summary>
internal static class CharsetOperators
{
    private const string Field = "Content-Type";
    private static readonly string[] Labels = ["utf-8", "UTF-8", "\"utf-8\"", "us-ascii", "iso-8859-1", "utf-16"];

    public static IReadOnlyList<Operator> All { get; } = [new("charset", Charset)];

    private static IEnumerable<Mutation> Charset(Scene scene)
    {
        if (scene.Answer.Document is not { } document || scene.Response.Headers.First(Field) is not { } stated)
        {
            yield break;
        }

        var type = MediaType.Essence(stated)!;
        if (MediaType.Charset(stated) is not null)
        {
            yield return Set(scene, type, Ruling.Spare(LawfulChange.MediaTypeSpelling));
        }

        foreach (var label in Labels.Select(label => (Written: label, Name: label.Trim('"'))))
        {
            if (Reads(label.Name, document.EncodingName, scene.Response.Body.Span) is { } reads)
            {
                // JSON has no such parameter (RFC 8259, 11), but clients go by it, and the body is not what Content-Type says.
                yield return Set(scene, $"{type}; charset={label.Written}", reads ? Ruling.Spare(LawfulChange.MediaTypeSpelling) : Ruling.Breach(scene.Asked("well-formed")));
            }
        }

        yield return Set(scene, $"{type}; charset=klingon", Ruling.Spare(LawfulChange.UnknownCharset));
    }

    /// <summary>Whether a reader that goes by the label reads the same text; null where the body's encoding is one that we cannot
    /// read.</summary>
    private static bool? Reads(string label, string actual, ReadOnlySpan<byte> body) => actual is "utf-8" or "us-ascii"
        ? Encoding.GetEncoding(label).GetString(body) == Encoding.UTF8.GetString(body)
        : actual.StartsWith("utf-16", StringComparison.Ordinal) ? label == "utf-16" : null;

    private static Mutation Set(Scene scene, string value, Ruling ruling) =>
        scene.Change("charset", Field, $"{Field}: {value}", ruling, response => response.With(Field, value));
}

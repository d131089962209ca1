using Conformance.Documents.Compare;
using Conformance.Documents;

namespace Conformance.Core.Recordings;

/// <summary>A recording as an expected body.</summary>
/// <param name="Text">The fixture's text; null if the two recordings have different members.</param>
/// <param name="Holes">How many values became placeholders.</param>
/// <param name="Change">What besides values differs between the two recordings, as a sentence; null if nothing does.</param>
public sealed record RecordedBody(string? Text, int Holes, string? Change)
{
    /// <summary>
    /// Makes the fixture: a value that differed becomes a placeholder of its type, an Href one of its path, and a text with
    /// something
    /// to replace one that does not show it.
    /// </summary>
    public static RecordedBody Of(Recording recording, Replacements replacements)
    {
        var document = recording.First.Document!;
        var (values, change) = VolatileValues.Of(document, recording.Second.Document!);
        if (change is not null)
        {
            return new RecordedBody(null, 0, change.Message);
        }

        var count = 0;
        var text = FixtureText.Of(document, node =>
        {
            var written = Written(node, values, replacements);
            count += written is null ? 0 : 1;
            return written;
        });
        return new RecordedBody(text, count, null);
    }

    private static string? Written(Node node, IReadOnlyDictionary<string, string> values, Replacements replacements)
    {
        if (node.Kind is NodeKind.Null or NodeKind.Boolean && values.Count == 0)
        {
            return null;
        }

        var value = node.Value ?? "";
        var other = values.Count == 0 ? null : values.GetValueOrDefault(node.Path.Text) ?? (node.Kind == NodeKind.Text ? values.GetValueOrDefault(node.Parent!.Path.Text) : null);
        return Placeholders.PathOf(value) is { } path && (other is null || Placeholders.PathOf(other) is not null)
                ? Placeholders.Url(path, other is null ? path : Placeholders.PathOf(other)!)
            : other is not null ? Placeholders.Between(value, other)
            : replacements.Concern(value) ? Placeholders.Matching(replacements.Pattern(value.Trim()))
            : PlaceholderSyntax.Parse(value).Any(part => part.Placeholder is not null) ? Placeholders.Matching(Placeholders.Literal(value.Trim()))
            : null;
    }
}

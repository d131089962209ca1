using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Conformance.Documents.Compare;

/// <summary>Tells a comparison to a program.</summary>
public static class ComparisonJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Default,
    };

    /// <summary>One JSON object: <c>same</c>, <c>total</c>, <c>allowed</c>, <c>differences[]</c>, <c>unusedRules[]</c>.</summary>
    public static string Of(Comparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            writer.WriteStartObject();
            writer.WriteBoolean("same", comparison.AreSame);
            writer.WriteNumber("total", comparison.Total);
            writer.WriteNumber("allowed", comparison.Allowed);
            writer.WriteStartArray("differences");
            foreach (var difference in comparison.Differences)
            {
                Write(writer, difference);
            }

            writer.WriteEndArray();
            writer.WriteStartArray("unusedRules");
            foreach (var rule in comparison.UnusedRules)
            {
                writer.WriteStartObject();
                writer.WriteString("rule", rule.Name);
                writer.WriteString("source", rule.Source);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter writer, Difference difference)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", difference.Kind.ToString());
        writer.WriteString("message", difference.Message);
        WriteSide(writer, "expected", difference.ExpectedPath, difference.ExpectedValue, difference.ExpectedPosition);
        WriteSide(writer, "actual", difference.ActualPath, difference.ActualValue, difference.ActualPosition);
        writer.WriteEndObject();
    }

    private static void WriteSide(Utf8JsonWriter writer, string name, NodePath path, string? value, SourcePosition position)
    {
        writer.WriteStartObject(name);
        writer.WriteString("path", path.Text);
        writer.WriteStartObject("namespaces");
        foreach (var (prefix, uri) in path.Namespaces)
        {
            writer.WriteString(prefix, uri);
        }

        writer.WriteEndObject();
        writer.WriteString("value", value);
        writer.WriteNumber("line", position.Line);
        writer.WriteNumber("column", position.Column);
        writer.WriteEndObject();
    }
}

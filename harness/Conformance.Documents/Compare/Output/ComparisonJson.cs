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

    /// <summary>One JSON object, as fixtures/schema/compare.schema.json describes it.</summary>
    public static string Of(Comparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return Text(writer => Write(writer, comparison));
    }

    /// <summary>The comparison of two folders: one JSON object with <c>same</c> and <c>files[]</c>.</summary>
    public static string Of(IReadOnlyList<FileComparison> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return Text(writer =>
        {
            writer.WriteStartObject();
            writer.WriteBoolean("same", files.All(file => file.AreSame));
            writer.WriteStartArray("files");
            foreach (var file in files)
            {
                writer.WriteStartObject();
                writer.WriteString("name", file.Name);
                writer.WriteString("outcome", file.Outcome);
                writer.WriteString("fault", file.Fault);
                if (file.Comparison is { } comparison)
                {
                    writer.WritePropertyName("comparison");
                    Write(writer, comparison);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private static string Text(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter writer, Comparison comparison)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("same", comparison.AreSame);
        writer.WriteNumber("total", comparison.Total);
        writer.WriteNumber("allowed", comparison.Allowed);
        writer.WriteStartObject("counts");
        writer.WriteNumber("values", comparison.Counts.Values);
        writer.WriteNumber("missing", comparison.Counts.Missing);
        writer.WriteNumber("extra", comparison.Counts.Extra);
        writer.WriteNumber("orders", comparison.Counts.Orders);
        writer.WriteNumber("names", comparison.Counts.Names);
        writer.WriteNumber("moved", comparison.Counts.Moved);
        writer.WriteEndObject();
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
        writer.WriteStartArray("notes");
        foreach (var note in comparison.Notes)
        {
            writer.WriteStringValue(note);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
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

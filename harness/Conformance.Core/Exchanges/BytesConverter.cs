using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Conformance.Core.Exchanges;

/// <summary>Writes bytes as a <see cref="BytesLine"/>, a part at a time, so that a large body is never in memory as
/// text.</summary>
internal sealed class BytesConverter : JsonConverter<BytesRecord>
{
    private const int Part = 64 * 1024;
    private const int MostPending = 1024 * 1024;

    /// <inheritdoc/>
    public override BytesRecord? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize(ref reader, ArchiveJson.Default.BytesLine) is { } line ? new BytesRecord(default, line) : null;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, BytesRecord value, JsonSerializerOptions options)
    {
        var bytes = value.Bytes.Span;
        var isText = Utf8.IsValid(bytes);
        writer.WriteStartObject();
        writer.WritePropertyName(isText ? "text"u8 : "base64"u8);
        for (var at = 0; at < bytes.Length; at += Part)
        {
            var part = bytes.Slice(at, Math.Min(Part, bytes.Length - at));
            var isLast = at + part.Length == bytes.Length;
            if (isText)
            {
                writer.WriteStringValueSegment(part, isLast);
            }
            else
            {
                writer.WriteBase64StringSegment(part, isLast);
            }

            if (writer.BytesPending > MostPending)
            {
                writer.Flush();
            }
        }

        writer.WriteEndObject();
    }
}

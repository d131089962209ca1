using System.Text.Json;
using System.Xml;
using Conformance.Documents;

namespace Conformance.Benchmarks.Compare;

/// <summary>The yardstick: merely reading a file with the framework's reader, nothing kept.</summary>
internal static class Readers
{
    public static long Read(string path, DocumentFormat format)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        return format == DocumentFormat.Xml ? Xml(file) : Json(file);
    }

    private static long Xml(FileStream file)
    {
        using var reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        var nodes = 0L;
        while (reader.Read())
        {
            nodes++;
            while (reader.MoveToNextAttribute())
            {
                nodes += reader.Value.Length > 0 ? 1 : 0;
            }
        }

        return nodes;
    }

    private static long Json(FileStream file)
    {
        var buffer = new byte[256 * 1024];
        var state = default(JsonReaderState);
        var filled = 0;
        var tokens = 0L;
        while (true)
        {
            var read = file.Read(buffer, filled, buffer.Length - filled);
            filled += read;
            var reader = new Utf8JsonReader(buffer.AsSpan(0, filled), isFinalBlock: read == 0, state);
            while (reader.Read())
            {
                tokens++;
            }

            if (read == 0)
            {
                return tokens;
            }

            state = reader.CurrentState;
            var used = (int)reader.BytesConsumed;
            buffer.AsSpan(used, filled - used).CopyTo(buffer);
            filled -= used;
        }
    }
}

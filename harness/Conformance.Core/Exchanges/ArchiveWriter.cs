using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Conformance.Core.Exchanges;

/// <summary>
/// Writes an archive record by record; after each one the stream holds all records so far. Safe for parallel use.
/// </summary>
/// <remarks>
/// The format is JSON Lines inside gzip, because every tool reads it (<c>zcat archive.jsonl.gz | jq</c>), a record needs no other
/// one to be read, and bodies compress well. First line: the header with the format's version. Then variants and exchanges.
/// Last line: the end, with the number of exchanges; without it the run was killed. After each record the compressor is flushed,
/// so that a kill costs at most the record that is being written.
/// </remarks>
public sealed class ArchiveWriter : IDisposable
{
    private static readonly JsonSerializerOptions Json =
        new(ArchiveJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lock gate = new();
    private readonly GZipStream gzip;
    private int exchanges;
    private bool isClosed;

    /// <summary>Begins an archive with its header.</summary>
    /// <param name="stream">Where to; owned.</param>
    /// <param name="header">What the archive is of.</param>
    public ArchiveWriter(Stream stream, ArchiveHeader header)
    {
        gzip = new GZipStream(stream, CompressionLevel.Fastest);
        Write(new HeaderRecord(
            HeaderRecord.CurrentVersion,
            header.Target,
            header.Dialect,
            header.World,
            header.Started,
            header.HarnessVersion,
            header.Properties.Count == 0 ? null : Sorted(header.Properties)));
    }

    /// <summary>Adds an exchange.</summary>
    public void Write(Exchange exchange)
    {
        Write(ArchiveMapping.ToLine(exchange));
        Interlocked.Increment(ref exchanges);
    }

    /// <summary>Adds what is known of a variant.</summary>
    public void Write(VariantRecord variant) => Write(new VariantLine(
        variant.Variant, Sorted(variant.Bindings), variant.NotTested, variant.Skipped.Count == 0 ? null : Sorted(variant.Skipped), variant.Fault, variant.Discovery, variant.FellBack ? true : null, variant.Roles.Count == 0 ? null : variant.Roles,
        variant.Unlinked.Count == 0 ? null : variant.Unlinked));

    /// <summary>Says that the run came to its end and closes the stream.</summary>
    /// <param name="closing">What the run says of itself only now, by name; no secrets.</param>
    public void Complete(IReadOnlyDictionary<string, string>? closing = null)
    {
        Write(new EndRecord(exchanges, closing is null || closing.Count == 0 ? null : Sorted(closing)));
        Dispose();
    }

    /// <summary>
    /// Closes the stream; without <see cref="Complete"/> the archive counts as that of a run that was broken off.
    /// </summary>
    public void Dispose()
    {
        lock (gate)
        {
            isClosed = true;
            gzip.Dispose();
        }
    }

    private static SortedDictionary<string, string> Sorted(IReadOnlyDictionary<string, string> values) =>
        new(values.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);

    private void Write(ArchiveLine line)
    {
        if (line is ExchangeRecord { Response.Body.Bytes.Length: > Exchange.MostShown })
        {
            WriteInParts(line);
            return;
        }

        var bytes = JsonSerializer.SerializeToUtf8Bytes(line, Json.GetTypeInfo(typeof(ArchiveLine)));
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isClosed, this);
            gzip.Write(bytes);
            gzip.WriteByte((byte)'\n');
            gzip.Flush();
        }
    }

    /// <summary>Writes a large line as it is made.</summary>
    private void WriteInParts(ArchiveLine line)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isClosed, this);
            using (var writer = new Utf8JsonWriter(gzip, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            {
                JsonSerializer.Serialize(writer, line, Json.GetTypeInfo(typeof(ArchiveLine)));
            }

            gzip.WriteByte((byte)'\n');
            gzip.Flush();
        }
    }
}

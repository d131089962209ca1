using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Conformance.Core.Exchanges;

/// <summary>
/// Writes an archive record by record; after each one the stream holds all records so far. Safe for parallel use.
/// </summary>
/// <remarks>
/// The format is JSON Lines inside gzip, because every tool reads it (<c>zcat archive.jsonl.gz | jq</c>) and bodies compress
/// well. First line:
/// the header with the format's version. Then variants and exchanges; an answer that several variants read is there once, and a
/// line for each
/// other reader names it.
/// Last line: the end, with the number of exchanges; without it the run was killed. After each record the compressor is flushed,
/// so that a kill costs at most the record that is being written.
/// </remarks>
public sealed class ArchiveWriter : IDisposable
{
    private static readonly JsonSerializerOptions Json =
        new(ArchiveJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lock gate = new();
    private readonly GZipStream gzip;
    private readonly ConditionalWeakTable<WireRequest, object> written = [];
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

    /// <summary>Adds an exchange; if another variant's of the same request is there already, only that they share it.</summary>
    public void Write(Exchange exchange)
    {
        var isLarge = exchange.Response is { Body.Length: > Exchange.MostShown };
        var line = isLarge || NumberOf(exchange) is not null ? null : Bytes(ArchiveMapping.ToLine(exchange));
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isClosed, this);
            exchanges++;
            if (NumberOf(exchange) is { } number)
            {
                Append(Bytes(new SharedRecord(exchange.Variant, exchange.Step, number)));
                return;
            }

            if (exchange.Wire is { } wire)
            {
                written.Add(wire, exchanges);
            }

            if (isLarge)
            {
                AppendInParts(ArchiveMapping.ToLine(exchange));
            }
            else
            {
                Append(line!);
            }
        }
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

    /// <summary>The number of the exchange that the same request brought, if it is written.</summary>
    private int? NumberOf(Exchange exchange) => exchange.Wire is { } wire && written.TryGetValue(wire, out var number) ? (int)number : null;

    private static byte[] Bytes(ArchiveLine line) => JsonSerializer.SerializeToUtf8Bytes(line, Json.GetTypeInfo(typeof(ArchiveLine)));

    private void Write(ArchiveLine line)
    {
        var bytes = Bytes(line);
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isClosed, this);
            Append(bytes);
        }
    }

    private void Append(byte[] line)
    {
        gzip.Write(line);
        gzip.WriteByte((byte)'\n');
        gzip.Flush();
    }

    /// <summary>Writes a large line as it is made.</summary>
    private void AppendInParts(ArchiveLine line)
    {
        using (var writer = new Utf8JsonWriter(gzip, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            JsonSerializer.Serialize(writer, line, Json.GetTypeInfo(typeof(ArchiveLine)));
        }

        gzip.WriteByte((byte)'\n');
        gzip.Flush();
    }
}

using System.Globalization;
using System.IO.Compression;
using System.Text.Json;

namespace Conformance.Core.Exchanges;

/// <summary>Reads an archive, complete or up to where its run was killed.</summary>
public static class ArchiveReader
{
    private const long Mebibyte = 1024 * 1024;

    // A body of 64 MiB, each character of it written as an escape.
    private const long LongestLine = 400 * Mebibyte;
    private const int FirstYear = 1970;
    private const int LastYear = 9000;

    /// <summary>Reads it whole, and lays its exchanges out to be read again one variant at a time.</summary>
    /// <param name="stream">The compressed file; not owned.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="scratch">Where the exchanges are laid out: empty, read from and written to at any place, open as long as the
    /// archive is used.</param>
    /// <exception cref="ArchiveException">It is not an archive, is damaged, or is of another version.</exception>
    public static Archive Read(Stream stream, string file, Stream scratch)
    {
        ArchiveHeader? header = null;
        var variants = new Dictionary<string, VariantRecord>(StringComparer.Ordinal);
        var exchanges = new ScratchExchanges(scratch);
        var steps = new HashSet<(string, string)>();
        EndRecord? end = null;
        foreach (var (line, number) in Lines(stream, file))
        {
            if (header is null)
            {
                header = Header(line, file);
                continue;
            }

            switch (Parse(line, number, file))
            {
                case VariantLine record when end is null:
                    variants[record.Variant] = new VariantRecord(record.Variant, record.Bindings, record.NotTested, record.Skipped ?? new Dictionary<string, string>())
                    {
                        Fault = record.Fault,
                        Discovery = record.Discovery,
                        FellBack = record.FellBack == true,
                        Roles = record.Roles ?? [],
                        Unlinked = record.Unlinked ?? [],
                    };
                    break;
                case ExchangeRecord record when end is null:
                    Readable(record, number, file, steps);
                    exchanges.Add(record.Variant, line);
                    break;
                case SharedRecord record when end is null:
                    Shared(record, number, file, steps, exchanges);
                    break;
                case EndRecord record when end is null && record.Exchanges == exchanges.Count:
                    end = record;
                    break;
                default:
                    throw new ArchiveException(
                        file,
                        number,
                        $"a record where none belongs, after {exchanges.Count} exchanges: lines were added, lost or moved. "
                        + "Use the file as it was written.");
            }
        }

        return header is null
            ? throw new ArchiveException(file, 0, "the file is empty or ends inside its first record. Nothing can be judged from it.")
            : new Archive(Recognised(header, end), variants, exchanges, end is not null) { Closing = end?.Properties ?? new Dictionary<string, string>(), Requests = exchanges.Requests };
    }

    /// <summary>The header is written before the target has said anything: only the end of a run knows the dialect.</summary>
    private static ArchiveHeader Recognised(ArchiveHeader header, EndRecord? end) =>
        header.Dialect == Archive.UnknownDialect && end?.Properties?.GetValueOrDefault(Archive.DialectName) is { } dialect ? header with { Dialect = dialect } : header;

    private static ArchiveHeader Header(byte[] line, string file)
    {
        // The version first: a later one may have any other form.
        using var document = Document(line, file);
        if (document.RootElement.ValueKind != JsonValueKind.Object
            || !document.RootElement.TryGetProperty("record", out var record) || record.ValueKind != JsonValueKind.String
            || record.GetRawText() != "\"conformance-archive\""
            || !document.RootElement.TryGetProperty("version", out var version))
        {
            throw NotAnArchive(file, null);
        }

        if (version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number) || number is < HeaderRecord.OldestVersion or > HeaderRecord.CurrentVersion)
        {
            throw new ArchiveException(
                file,
                1,
                $"format version {version}: this build reads versions {HeaderRecord.OldestVersion} to {HeaderRecord.CurrentVersion}. "
                + "Use the build that wrote it, or a later one.");
        }

        return Parse(line, 1, file) is HeaderRecord header
            ? new ArchiveHeader(header.Target, header.Dialect, header.World, header.Started, header.Harness)
            {
                Properties = header.Properties ?? new Dictionary<string, string>(),
            }
            : throw NotAnArchive(file, null);
    }

    private static JsonDocument Document(byte[] line, string file)
    {
        try
        {
            return JsonDocument.Parse(line);
        }
        catch (JsonException error)
        {
            throw NotAnArchive(file, error);
        }
    }

    private static ArchiveLine Parse(byte[] line, int number, string file)
    {
        try
        {
            return JsonSerializer.Deserialize(line, ArchiveJson.Default.ArchiveLine) ?? throw new JsonException("the line is null.");
        }
        catch (Exception error) when (error is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw Damaged(file, number, error);
        }
    }

    private static void Readable(ExchangeRecord record, int number, string file, HashSet<(string Variant, string Step)> steps)
    {
        try
        {
            ArchiveMapping.FromLine(record);
            Plausible(record, steps);
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            throw Damaged(file, number, error);
        }
    }

    private static void Shared(SharedRecord record, int number, string file, HashSet<(string Variant, string Step)> steps, ScratchExchanges exchanges)
    {
        try
        {
            Once(record.Variant, record.Step, steps);
            exchanges.Add(record);
        }
        catch (FormatException error)
        {
            throw Damaged(file, number, error);
        }
    }

    /// <summary>What every exchange that a run writes has, and an edited archive may lack.</summary>
    private static void Plausible(ExchangeRecord record, HashSet<(string Variant, string Step)> steps)
    {
        if ((record.Response is null) == (record.Failure is null))
        {
            throw new FormatException("an exchange has both or neither of 'response' and 'failure': expected exactly one.");
        }

        if (record.Sent.UtcDateTime.Year is < FirstYear or > LastYear)
        {
            throw new FormatException($"'sent' is of no year from {FirstYear} to {LastYear}.");
        }

        Once(record.Variant, record.Step, steps);
    }

    /// <summary>The run's own exchanges are told apart by nothing: a resumed run has several logons.</summary>
    private static void Once(string variant, string step, HashSet<(string Variant, string Step)> steps)
    {
        if (variant is not ("session" or "discovery") && !steps.Add((variant, step)))
        {
            throw new FormatException($"the step \"{step}\" of {variant} is there twice.");
        }
    }

    // Whole lines only: what follows the last line end was being written when the run was killed.
    private static IEnumerable<(byte[] Line, int Number)> Lines(Stream stream, string file)
    {
        using var gzip = new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true);
        using var line = new MemoryStream();
        var buffer = new byte[64 * 1024];
        var number = 0;
        while (Inflate(gzip, buffer, file, number) is > 0 and var length)
        {
            for (var at = 0; at < length;)
            {
                var end = Array.IndexOf(buffer, (byte)'\n', at, length - at);
                line.Write(buffer, at, (end < 0 ? length : end) - at);
                if (line.Length > LongestLine)
                {
                    throw new ArchiveException(file, number + 1, string.Create(CultureInfo.InvariantCulture, $"the line is longer than {LongestLine / Mebibyte} MiB, which no exchange is. Use the file as it was written."));
                }

                at = end < 0 ? length : end + 1;
                if (end >= 0)
                {
                    yield return (line.ToArray(), ++number);
                    line.SetLength(0);
                }
            }
        }
    }

    private static int Inflate(GZipStream gzip, byte[] buffer, string file, int number)
    {
        try
        {
            return gzip.Read(buffer);
        }
        catch (InvalidDataException error)
        {
            throw number == 0 ? NotAnArchive(file, error) : Damaged(file, number + 1, error);
        }
    }

    private static ArchiveException NotAnArchive(string file, Exception? inner) =>
        new(file, 0, "this is not an archive of `conform run`: expected gzip with a conformance-archive record in its first line.", inner);

    private static ArchiveException Damaged(string file, int number, Exception inner) =>
        new(file, number, $"the archive is damaged here: {inner.Message} Run again, or use a copy.", inner);
}

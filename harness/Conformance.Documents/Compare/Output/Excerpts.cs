using System.Text;

namespace Conformance.Documents.Compare;

/// <summary>The lines round places of a document. It is read once, up to the last place, and not beyond a limit; a long line is
/// kept near the place only.</summary>
internal sealed class Excerpts
{
    private const long MostCharacters = 64L * 1024 * 1024;
    private const int Before = 160;
    private const int After = 320;
    private readonly Dictionary<(int Line, int Column), StringBuilder> pieces = [];

    /// <summary>Reads the lines.</summary>
    /// <param name="source">The document; without bytes there are no lines.</param>
    /// <param name="places">The places.</param>
    /// <param name="context">How many lines before and after each.</param>
    public static Excerpts Read(ComparedSource source, IEnumerable<SourcePosition> places, int context)
    {
        var excerpts = new Excerpts();
        var wanted = new SortedDictionary<int, SortedSet<int>>();
        foreach (var place in places.Where(place => place.Line > 0))
        {
            for (var line = Math.Max(1, place.Line - context); line <= place.Line + context; line++)
            {
                (wanted.TryGetValue(line, out var columns) ? columns : wanted[line] = []).Add(line == place.Line ? place.Column : 1);
            }
        }

        if (source.Open is not null && wanted.Count > 0)
        {
            using var stream = source.Open();
            excerpts.Fill(stream, wanted);
        }

        return excerpts;
    }

    /// <summary>A piece of a line with the column of its first character; null if there is no such line.</summary>
    public (string Text, int Column)? At(int line, int column) =>
        pieces.TryGetValue((line, column), out var text) ? (text.ToString(), FirstColumn(column)) : null;

    private static int FirstColumn(int column) => Math.Max(1, column - Before);

    private void Fill(Stream stream, SortedDictionary<int, SortedSet<int>> wanted)
    {
        using var reader = new StreamReader(stream, EncodingOf(stream), detectEncodingFromByteOrderMarks: true);
        var (line, column, last, total) = (1, 1, wanted.Keys.Max(), 0L);
        var buffer = new char[16 * 1024];
        while (line <= last && total < MostCharacters && reader.Read(buffer) is var read and > 0)
        {
            total += read;
            for (var rest = buffer.AsSpan(0, read); !rest.IsEmpty && line <= last;)
            {
                var end = rest.IndexOf('\n');
                var text = end < 0 ? rest : rest[..end];
                if (wanted.TryGetValue(line, out var columns))
                {
                    Add(line, columns, text, column);
                }

                (line, column) = end < 0 ? (line, column + text.Length) : (line + 1, 1);
                rest = end < 0 ? [] : rest[(end + 1)..];
            }
        }
    }

    private void Add(int line, SortedSet<int> columns, ReadOnlySpan<char> text, int column)
    {
        foreach (var focus in columns)
        {
            if (!pieces.TryGetValue((line, focus), out var piece))
            {
                pieces[(line, focus)] = piece = new StringBuilder();
            }

            var from = Math.Max(0, FirstColumn(focus) - column);
            var to = Math.Min(text.Length, focus + After - column);
            if (from < to)
            {
                piece.Append(text[from..to]);
            }
        }
    }

    private static Encoding EncodingOf(Stream stream)
    {
        Span<byte> start = stackalloc byte[512];
        var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        return XmlEncoding.Of(start[..read]).Name switch
        {
            "iso-8859-1" => Encoding.Latin1,
            "utf-16le" => Encoding.Unicode,
            "utf-16be" => Encoding.BigEndianUnicode,
            _ => Encoding.UTF8,
        };
    }
}

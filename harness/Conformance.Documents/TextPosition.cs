using System.Text;

namespace Conformance.Documents;

/// <summary>
/// Turns byte offsets of UTF-8 text into lines and columns, moving forward only. A line ends with a line feed; in XML also with a
/// carriage
/// return, and the two together end one (XML 1.0, section 2.11).
/// </summary>
internal struct TextPosition
{
    private readonly bool hasReturns;
    private long offset;
    private bool isAfterReturn;

    /// <summary>Starts at a known place.</summary>
    /// <param name="offset">The offset that the place belongs to.</param>
    /// <param name="line">The 1-based line.</param>
    /// <param name="column">The 1-based column.</param>
    /// <param name="hasReturns">Whether a carriage return ends a line, as in XML.</param>
    public TextPosition(long offset, int line, int column, bool hasReturns = false)
    {
        this.offset = offset;
        this.hasReturns = hasReturns;
        Line = line;
        Column = column;
    }

    /// <summary>The 1-based line.</summary>
    public int Line { get; private set; }

    /// <summary>The 1-based column in UTF-16 units.</summary>
    public int Column { get; private set; }

    /// <summary>The offset that line and column belong to.</summary>
    public readonly long Offset => offset;

    /// <summary>The place now.</summary>
    public readonly SourcePosition Position => new(Line, Column);

    /// <summary>The start of a text.</summary>
    public static TextPosition Start => new(0, 1, 1);

    /// <summary>The start of an XML text.</summary>
    public static TextPosition XmlStart => new(0, 1, 1, hasReturns: true);

    /// <summary>Moves over <paramref name="bytes"/>, which begin at the present offset.</summary>
    public void Advance(ReadOnlySpan<byte> bytes)
    {
        offset += bytes.Length;
        if (hasReturns && (isAfterReturn || bytes.Contains((byte)'\r')))
        {
            AdvanceOverReturns(bytes);
            return;
        }

        var newline = bytes.LastIndexOf((byte)'\n');
        if (newline >= 0)
        {
            Line += bytes[..(newline + 1)].Count((byte)'\n');
            Column = 1;
            bytes = bytes[(newline + 1)..];
        }

        Column += Characters(bytes);
    }

    private void AdvanceOverReturns(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var end = bytes.IndexOfAny((byte)'\r', (byte)'\n');
            var text = end < 0 ? bytes : bytes[..end];
            isAfterReturn &= text.IsEmpty;
            Column += Characters(text);
            if (end < 0)
            {
                return;
            }

            Line += bytes[end] == (byte)'\n' && isAfterReturn ? 0 : 1;
            Column = 1;
            isAfterReturn = bytes[end] == (byte)'\r';
            bytes = bytes[(end + 1)..];
        }
    }

    private static int Characters(ReadOnlySpan<byte> bytes) => Ascii.IsValid(bytes) ? bytes.Length : Encoding.UTF8.GetCharCount(bytes);
}

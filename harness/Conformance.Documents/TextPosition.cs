using System.Text;

namespace Conformance.Documents;

/// <summary>Turns byte offsets of UTF-8 text into lines and columns, moving forward only.</summary>
internal struct TextPosition
{
    private long offset;

    /// <summary>Starts at a known place.</summary>
    public TextPosition(long offset, int line, int column)
    {
        this.offset = offset;
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

    /// <summary>Moves over <paramref name="bytes"/>, which begin at the present offset.</summary>
    public void Advance(ReadOnlySpan<byte> bytes)
    {
        offset += bytes.Length;
        var newline = bytes.LastIndexOf((byte)'\n');
        if (newline >= 0)
        {
            Line += bytes[..(newline + 1)].Count((byte)'\n');
            Column = 1;
            bytes = bytes[(newline + 1)..];
        }

        Column += Ascii.IsValid(bytes) ? bytes.Length : Encoding.UTF8.GetCharCount(bytes);
    }
}

using System.Globalization;
using System.Text;

namespace Conformance.Replay.Transport;

/// <summary>Bytes and words of a server, made fit for a message that a person reads in a terminal.</summary>
internal static class WireText
{
    private const int Longest = 120;

    /// <summary>The text in single quotes, control and non-ASCII bytes as <c>\xNN</c>, cut after 120 characters.</summary>
    public static string Quote(ReadOnlySpan<byte> bytes) => $"'{Printable(Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Longest + 1)]))}'";

    /// <summary>The same without quotes.</summary>
    public static string Printable(string text)
    {
        var shown = new StringBuilder();
        foreach (var character in text.AsSpan(0, Math.Min(text.Length, Longest)))
        {
            if (character is >= ' ' and <= '~')
            {
                shown.Append(character);
            }
            else
            {
                shown.Append(CultureInfo.InvariantCulture, $"\\x{(int)character:X2}");
            }
        }

        return text.Length > Longest ? shown.Append('…').ToString() : shown.ToString();
    }
}

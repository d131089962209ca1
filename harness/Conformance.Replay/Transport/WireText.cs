using System.Globalization;
using System.Text;

namespace Conformance.Replay.Transport;

/// <summary>Bytes and words of a server, made fit for a message that a person reads in a terminal.</summary>
internal static class WireText
{
    /// <summary>The text in single quotes, control and non-ASCII bytes as <c>\xNN</c>.</summary>
    /// <remarks>Not cut here: half a secret could no longer be found. The recorder shortens messages after redaction.</remarks>
    public static string Quote(ReadOnlySpan<byte> bytes) => $"'{Printable(Encoding.Latin1.GetString(bytes))}'";

    /// <summary>The same without quotes.</summary>
    public static string Printable(string text)
    {
        var shown = new StringBuilder();
        foreach (var character in text)
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

        return shown.ToString();
    }
}

using System.Buffers;
using System.Text;
using Conformance.Core.Exchanges;

namespace Conformance.Replay.Transport;

/// <summary>One header field line (RFC 9112, section 5).</summary>
internal static class HeaderLine
{
    /// <summary>The characters of a token: method and field names (RFC 9110, section 5.6.2).</summary>
    public const string TokenCharacters = "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static readonly SearchValues<byte> Token = SearchValues.Create(Encoding.ASCII.GetBytes(TokenCharacters));

    /// <summary>
    /// Reads the line, without its CR LF. Control bytes other than NUL and CR stay in the value: they are evidence.
    /// </summary>
    public static HeaderField Parse(ReadOnlySpan<byte> line)
    {
        if (IsContinued(line))
        {
            throw new BrokenExchangeException(
                TransportFailureKind.ObsoleteFolding,
                $"header line {WireText.Quote(line)} begins with a blank (obs-fold, RFC 9112, section 5.2).");
        }

        var colon = line.IndexOf((byte)':');
        if (colon <= 0 || line[..colon].IndexOfAnyExcept(Token) >= 0)
        {
            throw Bad(line, "expected a name of token characters and a colon right after it");
        }

        var value = line[(colon + 1)..].Trim(" \t"u8);
        return value.IndexOfAny((byte)0, (byte)'\r') >= 0
            ? throw Bad(line, "its value holds NUL or CR")
            : new HeaderField(Encoding.Latin1.GetString(line[..colon]), Encoding.Latin1.GetString(value));
    }

    /// <summary>Whether the line goes on with the field before it (obs-fold, RFC 9112, section 5.2).</summary>
    public static bool IsContinued(ReadOnlySpan<byte> line) => line is [(byte)' ' or (byte)'\t', ..];

    /// <summary>The field with a line that goes on with it: the end of the line before and the blanks are read as one
    /// blank.</summary>
    public static HeaderField Continue(HeaderField field, ReadOnlySpan<byte> line)
    {
        var more = Parse([.. "X:"u8, .. line]).Value;
        return more.Length == 0 || field.Value.Length == 0 ? field with { Value = field.Value + more } : field with { Value = $"{field.Value} {more}" };
    }

    private static BrokenExchangeException Bad(ReadOnlySpan<byte> line, string reason) =>
        new(TransportFailureKind.BadHeaderField, $"bad header line {WireText.Quote(line)}: {reason}.");
}

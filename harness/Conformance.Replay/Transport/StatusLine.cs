using System.Text;
using Conformance.Core.Exchanges;

namespace Conformance.Replay.Transport;

/// <summary>The first line of a response (RFC 9112, section 4).</summary>
/// <param name="HttpVersion">As in <c>HTTP/1.1</c>.</param>
/// <param name="Status">100 to 999.</param>
/// <param name="ReasonPhrase">May be empty.</param>
internal readonly record struct StatusLine(string HttpVersion, int Status, string ReasonPhrase)
{
    private static ReadOnlySpan<byte> Start => "HTTP/"u8;

    /// <summary>Fails as soon as what came cannot become a status line, so that a foreign protocol is named at once.</summary>
    public static void CheckStart(ReadOnlySpan<byte> bytes)
    {
        var length = Math.Min(bytes.Length, Start.Length);
        if (!bytes[..length].SequenceEqual(Start[..length]))
        {
            throw NotHttp(bytes);
        }
    }

    /// <summary>Reads the line, without its CR LF.</summary>
    /// <remarks>
    /// A missing blank before an empty reason phrase is tolerated, as every client does. 600 to 999 are read, as RFC 9110,
    /// section 15 asks; a version of HTTP/1 other than 1.0 and 1.1 is read as 1.1.
    /// </remarks>
    public static StatusLine Parse(ReadOnlySpan<byte> line)
    {
        if (!line.StartsWith(Start))
        {
            throw NotHttp(line);
        }

        if (line is not [_, _, _, _, _, (byte)'1', (byte)'.', >= (byte)'0' and <= (byte)'9', (byte)' ', var a, var b, var c, .. var rest]
            || !char.IsAsciiDigit((char)a) || !char.IsAsciiDigit((char)b) || !char.IsAsciiDigit((char)c) || a == '0'
            || rest is [not (byte)' ', ..] || rest.IndexOfAny((byte)0, (byte)'\r') >= 0)
        {
            throw new BrokenExchangeException(
                TransportFailureKind.BadStatusLine,
                $"bad status line {WireText.Quote(line)}: expected 'HTTP/1.1', a blank, three digits from 100, a blank and a reason.");
        }

        var version = line[7] switch
        {
            (byte)'1' => "HTTP/1.1",
            (byte)'0' => "HTTP/1.0",
            _ => Encoding.Latin1.GetString(line[..8]),
        };
        var status = ((a - '0') * 100) + ((b - '0') * 10) + (c - '0');
        return new StatusLine(version, status, rest.Length < 2 ? string.Empty : Encoding.Latin1.GetString(rest[1..]));
    }

    private static BrokenExchangeException NotHttp(ReadOnlySpan<byte> bytes)
    {
        var hint = bytes is [0x15 or 0x16, 0x03, ..] ? " These bytes are TLS: use https:// in the target's URL." : string.Empty;
        return new BrokenExchangeException(
            TransportFailureKind.MalformedResponse, $"the answer is not HTTP/1.x: it begins {WireText.Quote(bytes)}.{hint}");
    }
}

using Conformance.Core.Exchanges;

namespace Conformance.Replay.Transport;

/// <summary>The end of a line.</summary>
internal static class WireLine
{
    /// <summary>The line without CR LF.</summary>
    /// <remarks>
    /// RFC 9112, section 2.2 lets a recipient accept LF alone and forbids nobody to refuse it. It is refused: no sender may send
    /// it, and two readers who disagree about line ends are how responses are split.
    /// </remarks>
    /// <param name="line">The line with its LF.</param>
    /// <param name="isFirst">True if this should be a status line: then what is not HTTP at all is named first.</param>
    /// <exception cref="BrokenExchangeException">LF without CR.</exception>
    public static ReadOnlySpan<byte> WithoutEnd(ReadOnlySpan<byte> line, bool isFirst)
    {
        if (line is [.. var text, (byte)'\r', (byte)'\n'])
        {
            return text;
        }

        if (isFirst)
        {
            StatusLine.CheckStart(line);
        }

        throw new BrokenExchangeException(TransportFailureKind.BareLineFeed, $"line {WireText.Quote(line)} ends in LF without CR.");
    }
}

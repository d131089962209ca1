using System.Text;
using Conformance.Core.Exchanges;
using Conformance.Replay.Transport;

namespace Conformance.Browser;

/// <summary>A response's head as Chromium tells it, read as strictly as our own client reads its own.</summary>
internal static class ReceivedHead
{
    /// <summary>The response without its body.</summary>
    /// <param name="text">Status line and header section, lines ended by CR LF.</param>
    /// <param name="mostBody">The most bytes that a body may have.</param>
    /// <exception cref="BrokenExchangeException">It is no head, or announces too long a body.</exception>
    public static (ReceivedResponse Response, int? Announced) Parse(string text, int mostBody)
    {
        var lines = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var status = StatusLine.Parse(Encoding.Latin1.GetBytes(lines[0]));
        List<HeaderField> headers = [.. lines.Skip(1).Select(line => HeaderLine.Parse(Encoding.Latin1.GetBytes(line)))];
        var length = BodyLength.Of("GET", status.HttpVersion, status.Status, headers, mostBody);
        var response = new ReceivedResponse(status.HttpVersion, status.Status, status.ReasonPhrase, headers, default, length.Framing)
        {
            Head = Encoding.Latin1.GetBytes(text),
        };
        return (response, length.Framing == BodyFraming.ContentLength ? length.Length : null);
    }
}

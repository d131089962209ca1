using System.Globalization;
using Conformance.Core.Exchanges;

namespace Conformance.Replay.Transport;

/// <summary>
/// Takes content codings off bodies (RFC 9110, section 8.4.1). A request without Accept-Encoding allows them all, so a proxy in
/// front of a
/// server may compress what nobody asked it to compress.
/// </summary>
internal static class ContentCodings
{
    private const string Field = "Content-Encoding";

    // Two proxies in a row may each compress; nobody has five.
    private const int MostCodings = 4;
    private const int KeptOfTooLarge = 64 * 1024;

    /// <summary>The result with its body as it was before it was coded.</summary>
    /// <param name="result">What the wire gave.</param>
    /// <param name="limit">The most bytes that a decoded body may have.</param>
    /// <param name="mayBeLarge">As in <see cref="BodyBuffer"/>.</param>
    /// <exception cref="NoRoomException">A content became large and may not be.</exception>
    /// <returns>
    /// A coding that is known and does not hold for the bytes leaves what could be decoded and
    /// <see cref="ReceivedResponse.CodingFault"/>; an
    /// unknown coding and a content over the limit are failures of the exchange.
    /// </returns>
    public static TransportResult Decoded(TransportResult result, int limit, Func<bool>? mayBeLarge = null)
    {
        if (result.Response is { } response && Of(response) is { Count: > 0 } codings)
        {
            return Decoded(result, response, codings, limit, mayBeLarge);
        }

        return result.Failure is { Partial: { } partial } failure && Of(partial) is { Count: > 0 } cut
            ? result with { Failure = failure with { Partial = CutOff(partial, cut) } }
            : result;
    }

    /// <summary>The codings in the order in which they were applied; empty if there is no body or none is named.</summary>
    private static IReadOnlyList<string> Of(ReceivedResponse response) => response.Body.IsEmpty ? [] :
    [
        .. response.Headers.All(Field).SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Where(coding => !coding.Equals("identity", StringComparison.OrdinalIgnoreCase)),
    ];

    private static TransportResult Decoded(
        TransportResult result, ReceivedResponse response, IReadOnlyList<string> codings, int limit, Func<bool>? mayBeLarge)
    {
        var named = string.Join(", ", codings);
        var body = response.Body;
        foreach (var coding in codings.Reverse())
        {
            if (codings.Count > MostCodings || !ContentDecoder.Knows(coding))
            {
                return Broken(result, response with { Body = default }, TransportFailureKind.UnsupportedContentCoding, string.Create(
                    CultureInfo.InvariantCulture,
                    $"the body has Content-Encoding {WireText.Printable(named)}, and only gzip, deflate and br, at most {MostCodings} of them, can be read. Let the server or the proxy in front of it send bodies as they are."));
            }

            var decoded = ContentDecoder.Decode(coding, body, limit, mayBeLarge);
            if (decoded.IsTooLarge)
            {
                var kept = decoded.Content[..Math.Min(decoded.Content.Length, KeptOfTooLarge)].ToArray();
                return Broken(result, response with { Body = kept, Codings = named }, TransportFailureKind.BodyTooLarge,
                    BodyBuffer.TooLarge(limit, $"its Content-Encoding is {WireText.Printable(named)}, and more came when it was decoded").Message);
            }

            body = decoded.Content;
            if (decoded.Fault is { } fault)
            {
                return result with { Response = response with { Body = codings.Count == 1 ? body : default, Codings = named, CodingFault = fault } };
            }
        }

        return result with { Response = response with { Body = body, Codings = named } };
    }

    /// <summary>What can be read of a response that is not whole.</summary>
    private static ReceivedResponse CutOff(ReceivedResponse partial, IReadOnlyList<string> codings) => codings is [var coding] && ContentDecoder.Knows(coding)
        ? partial with { Body = ContentDecoder.Decode(coding, partial.Body, KeptOfTooLarge, null).Content, Codings = coding }
        : partial with { Body = default };

    private static TransportResult Broken(TransportResult result, ReceivedResponse partial, TransportFailureKind kind, string message) =>
        result with { Response = null, Failure = new TransportFailure(kind, message, partial) };
}

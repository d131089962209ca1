using System.Globalization;
using Conformance.Core.Exchanges;

namespace Conformance.Replay.Transport;

/// <summary>How the end of a body will be known.</summary>
/// <param name="Framing">By which rule.</param>
/// <param name="Length">The announced number of bytes; 0 unless <see cref="BodyFraming.ContentLength"/>.</param>
internal readonly record struct BodyLength(BodyFraming Framing, int Length)
{
    /// <summary>Reads RFC 9112, section 6.3 strictly: whatever names two ends of one body is a failure.</summary>
    public static BodyLength Of(string method, string version, int status, IReadOnlyList<HeaderField> headers, int limit)
    {
        if (method == "HEAD" || status is 204 or 304)
        {
            return new BodyLength(BodyFraming.None, 0);
        }

        var (lengths, codings) = Collect(headers);
        if (codings is not null)
        {
            return lengths is null ? Chunked(version, codings) : throw new BrokenExchangeException(
                TransportFailureKind.LengthAndTransferEncoding,
                $"Content-Length '{WireText.Printable(lengths)}' and Transfer-Encoding '{WireText.Printable(codings)}' in one response.");
        }

        return lengths is null
            ? new BodyLength(BodyFraming.UntilClose, 0)
            : new BodyLength(BodyFraming.ContentLength, Counted(lengths, limit));
    }

    private static (string? Lengths, string? Codings) Collect(IReadOnlyList<HeaderField> headers)
    {
        string? lengths = null;
        string? codings = null;
        foreach (var field in headers)
        {
            if (field.Name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
            {
                lengths = lengths is null ? field.Value : $"{lengths}, {field.Value}";
            }
            else if (field.Name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase))
            {
                codings = codings is null ? field.Value : $"{codings}, {field.Value}";
            }
        }

        return (lengths, codings);
    }

    private static BodyLength Chunked(string version, string codings) =>
        version != "HTTP/1.0" && codings.Equals("chunked", StringComparison.OrdinalIgnoreCase)
            ? new BodyLength(BodyFraming.Chunked, 0)
            : throw new BrokenExchangeException(
                TransportFailureKind.UnsupportedTransferCoding,
                $"Transfer-Encoding '{WireText.Printable(codings)}' in an {version} response: expected 'chunked' alone, in HTTP/1.1.");

    // The same length said several times is one length (RFC 9110, section 8.6).
    private static int Counted(string lengths, int limit)
    {
        long? counted = null;
        foreach (var range in lengths.AsSpan().Split(','))
        {
            var digits = lengths.AsSpan(range).Trim(" \t");
            if (digits.IsEmpty || digits.IndexOfAnyExceptInRange('0', '9') >= 0)
            {
                throw new BrokenExchangeException(
                    TransportFailureKind.BadContentLength, $"Content-Length '{WireText.Printable(lengths)}' is not a decimal number.");
            }

            var value = long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : long.MaxValue;
            if (counted is { } earlier && earlier != value)
            {
                throw new BrokenExchangeException(
                    TransportFailureKind.ConflictingContentLength, $"Content-Length values differ: '{WireText.Printable(lengths)}'.");
            }

            counted = value;
        }

        return counted <= limit
            ? (int)counted
            : throw BodyBuffer.TooLarge(limit, $"Content-Length announces {WireText.Printable(lengths)} bytes");
    }
}

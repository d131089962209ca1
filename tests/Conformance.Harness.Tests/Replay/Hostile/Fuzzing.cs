using System.Security.Cryptography;
using System.Text;

namespace Conformance.Harness.Tests.Replay.Hostile;

/// <summary>
/// Changes inputs that readers take into such that they may not be ready for. The same seed gives the same inputs.
/// </summary>
/// <param name="seed">The seed.</param>
internal sealed class Fuzzing(int seed)
{
    private const int MostChanges = 6;
    private const int Longest = 20_000;

#pragma warning disable CA5394 // What is made up is to be made up again, not to be secret.
    private readonly Random random = new(seed);

    private static readonly byte[][] Tokens =
    [
        .. new[]
        {
            "\0", "\r\n", "\n ", "\r", "\t", "\"", "'", "\\", "\\ud800", "\\u0000", "<", "</", "/>", "<!--", "-->", "<![CDATA[", "]]>", "<?x ", "?>", "<!DOCTYPE a [<!ENTITY b 'c'>]>", "&b;", "&#0;", "&#xFFFFFFFF;",
            "{", "}", "[", "]", ",", ":", "${", "}$", "${xmlunit.matchesRegex((a+)+b)}", "${conform.bytes(..)}", "%", "%2e%2e", "..", "//", "?", "#", "{ID}", "***token1***", "-1", "9999999999999999999999", "1e999", "NaN",
            "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "Content-Length: 5\r\n", "Transfer-Encoding: chunked\r\n", "HTTP/1.1 100 \r\n\r\n", "0\r\n\r\n", "ffffffff\r\n", "\uFEFF", "é", "😀", "\u2028", "==", ";", "(", ")", "&", "*", "!", "- ", "? ", ": ", "|\n", "&a *a",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xFF, 0xFE], [0xFE, 0xFF], [0xC0, 0xAE], [0xED, 0xA0, 0x80], [0x80],
    ];

    /// <summary>One of the samples, changed a few times.</summary>
    public byte[] Next(IReadOnlyList<byte[]> samples)
    {
        var bytes = samples[random.Next(samples.Count)];
        for (var changes = random.Next(1, MostChanges); changes > 0; changes--)
        {
            bytes = Changed(bytes, samples[random.Next(samples.Count)]);
        }

        return bytes.Length > Longest ? bytes[..Longest] : bytes;
    }

    private byte[] Changed(byte[] bytes, byte[] other)
    {
        var (from, to) = Range(bytes);
        var (first, last) = Range(other);
        return random.Next(8) switch
        {
            0 => bytes[..from],
            1 => [.. bytes[..from], .. bytes[to..]],
            2 => [.. bytes[..to], .. bytes[from..]],
            3 => [.. bytes[..from], .. other[first..last], .. bytes[to..]],
            4 => [.. bytes[..from], (byte)random.Next(256), .. bytes[from..]],
            5 => [.. bytes[..from], .. Repeated(Tokens[random.Next(Tokens.Length)]), .. bytes[from..]],
            _ => [.. bytes[..from], .. Tokens[random.Next(Tokens.Length)], .. bytes[(random.Next(2) == 0 ? from : to)..]],
        };
    }

    private byte[] Repeated(byte[] token) => [.. Enumerable.Repeat(token, random.Next(2, 400)).SelectMany(one => one)];

    private (int From, int To) Range(byte[] bytes)
    {
        var (one, other) = (random.Next(bytes.Length + 1), random.Next(bytes.Length + 1));
        return (Math.Min(one, other), Math.Min(Math.Max(one, other), Math.Min(one, other) + 64));
    }
#pragma warning restore CA5394

    /// <summary>A seed of nobody's choice.</summary>
    public static int AnySeed() => RandomNumberGenerator.GetInt32(int.MaxValue);
}

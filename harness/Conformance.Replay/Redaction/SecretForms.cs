using System.Text;

namespace Conformance.Replay.Redaction;

/// <summary>
/// The byte strings under which a secret can appear. Escapes (percent, JSON, XML, HTML) are undone before searching and are not
/// here.
/// </summary>
internal static class SecretForms
{
    /// <summary>Shorter than this a secret is found only inside longer forms, or every text would be torn apart.</summary>
    public const int ShortestSecret = 4;

    /// <summary>A longer secret is found by so many of its first characters: without these the rest is no use.</summary>
    public const int LongestSearched = 512;

    private const int ShortestInterior = 6;

    /// <summary>All forms as (bytes, encoding of what replaces them).</summary>
    public static IEnumerable<(byte[] Bytes, Encoding Encoding)> Of(string secret)
    {
        if (secret.Length < ShortestSecret)
        {
            yield break;
        }

        secret = secret[..Math.Min(secret.Length, LongestSearched)];

        yield return (Encoding.Unicode.GetBytes(secret), Encoding.Unicode);
        yield return (Encoding.BigEndianUnicode.GetBytes(secret), Encoding.BigEndianUnicode);
        foreach (var bytes in Spellings(secret))
        {
            yield return (bytes, Encoding.UTF8);
        }

        // Windows programs encode their strings as they hold them, in UTF-16.
        var encoded = Spellings(secret).Append(Encoding.Unicode.GetBytes(secret));
        foreach (var text in encoded.SelectMany(bytes => Hexadecimal(bytes).Concat(Base64(bytes))))
        {
            yield return (Encoding.ASCII.GetBytes(text), Encoding.UTF8);
        }
    }

    private static IEnumerable<string> Hexadecimal(byte[] bytes)
    {
        var digits = Convert.ToHexString(bytes);
        yield return digits;
        foreach (var between in ":- ")
        {
            yield return string.Join(between, digits.Chunk(2).Select(pair => new string(pair)));
        }
    }

    private static IEnumerable<byte[]> Spellings(string secret)
    {
        yield return Encoding.UTF8.GetBytes(secret);
        if (secret.Contains(' ', StringComparison.Ordinal))
        {
            yield return Encoding.UTF8.GetBytes(secret.Replace(' ', '+'));
        }

        if (!Ascii.IsValid(secret))
        {
            // The search ignores the case of ASCII letters only.
            yield return Encoding.UTF8.GetBytes(secret.ToUpperInvariant());
            yield return Encoding.UTF8.GetBytes(secret.ToLowerInvariant());
        }

        if (!Ascii.IsValid(secret) && secret.All(character => character <= 'ÿ'))
        {
            yield return Encoding.Latin1.GetBytes(secret);
        }

        if (Guid.TryParseExact(secret, "D", out _))
        {
            yield return Encoding.ASCII.GetBytes(secret.Replace("-", string.Empty, StringComparison.Ordinal));
        }
    }

    private static IEnumerable<string> Base64(byte[] bytes) =>
        PlainBase64(bytes).SelectMany(text =>
            new[] { text, text.Replace('+', '-').Replace('/', '_') }.Distinct(StringComparer.Ordinal));

    // Alone, and inside something longer at each of the three places where its bytes can fall.
    private static IEnumerable<string> PlainBase64(byte[] bytes)
    {
        var alone = Convert.ToBase64String(bytes);
        yield return alone;
        yield return alone.TrimEnd('=');
        for (var before = 0; before < 3; before++)
        {
            var first = ((before * 8) + 5) / 6;
            var end = (before + bytes.Length) * 8 / 6;
            if (end - first >= ShortestInterior)
            {
                yield return Convert.ToBase64String([.. new byte[before], .. bytes])[first..end];
            }
        }
    }
}

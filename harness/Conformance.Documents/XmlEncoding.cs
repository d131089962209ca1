using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Conformance.Documents;

/// <summary>The encoding of an XML body: the byte order mark decides, then the declaration, then UTF-8 (XML 1.0, appendix F).</summary>
/// <param name="HasByteOrderMark">Whether a mark was found.</param>
/// <param name="Name">The IANA name in lower case.</param>
internal readonly record struct XmlEncoding(bool HasByteOrderMark, string Name)
{
    private static readonly SearchValues<char> NameEnd = SearchValues.Create("\"'");

    /// <summary>Whether the bytes are UTF-8 (or its subset ASCII).</summary>
    public bool IsUtf8 => Name is "utf-8" or "us-ascii";

    /// <summary>Looks at the first bytes of a body.</summary>
    public static XmlEncoding Of(ReadOnlySpan<byte> body)
    {
        if (body.StartsWith("\uFEFF"u8))
        {
            return new XmlEncoding(true, "utf-8");
        }

        if (body.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return new XmlEncoding(true, "utf-16be");
        }

        if (body.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return new XmlEncoding(true, "utf-16le");
        }

        if (body.StartsWith((ReadOnlySpan<byte>)[0, (byte)'<']) || body.StartsWith((ReadOnlySpan<byte>)[(byte)'<', 0]))
        {
            return new XmlEncoding(false, body[0] == 0 ? "utf-16be" : "utf-16le");
        }

        return new XmlEncoding(false, Declared(body) ?? "utf-8");
    }

    /// <summary>The index of the first byte that is not UTF-8, or -1.</summary>
    public static int FirstInvalidUtf8(ReadOnlySpan<byte> body)
    {
        if (Utf8.IsValid(body))
        {
            return -1;
        }

        var at = 0;
        while (at < body.Length && Rune.DecodeFromUtf8(body[at..], out _, out var length) == OperationStatus.Done)
        {
            at += length;
        }

        return at;
    }

    private static string? Declared(ReadOnlySpan<byte> body)
    {
        if (!body.StartsWith("<?xml"u8))
        {
            return null;
        }

        var end = body.IndexOf("?>"u8);
        var declaration = Encoding.Latin1.GetString(end < 0 ? [] : body[..end]);
        var at = declaration.IndexOf("encoding", StringComparison.Ordinal);
        var open = at < 0 ? -1 : declaration.AsSpan(at).IndexOfAny(NameEnd);
        if (open < 0)
        {
            return null;
        }

        var name = declaration[(at + open + 1)..];
        var close = name.AsSpan().IndexOfAny(NameEnd);
#pragma warning disable CA1308 // IANA names are written in lower case here; no round trip is meant.
        return close < 0 ? null : name[..close].ToLowerInvariant();
#pragma warning restore CA1308
    }
}

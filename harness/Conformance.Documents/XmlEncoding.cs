using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Conformance.Documents;

/// <summary>The encoding of an XML body: the byte order mark decides, then the declaration, then UTF-8 (XML 1.0, appendix
/// F).</summary>
/// <param name="HasByteOrderMark">Whether a mark was found.</param>
/// <param name="Name">The IANA name in lower case.</param>
internal readonly record struct XmlEncoding(bool HasByteOrderMark, string Name)
{
    /// <summary>No declaration is longer; the framework's reader does not look further either.</summary>
    private const int LongestDeclaration = 1024;

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

        // UTF-32 first: its little-endian mark begins with that of UTF-16.
        return body switch
        {
            [0, 0, 0xFE, 0xFF, ..] => new XmlEncoding(true, "utf-32be"),
            [0xFF, 0xFE, 0, 0, ..] => new XmlEncoding(true, "utf-32le"),
            [0xFE, 0xFF, ..] => new XmlEncoding(true, "utf-16be"),
            [0xFF, 0xFE, ..] => new XmlEncoding(true, "utf-16le"),
            [0, 0, 0, (byte)'<', ..] => new XmlEncoding(false, "utf-32be"),
            [(byte)'<', 0, 0, 0, ..] => new XmlEncoding(false, "utf-32le"),
            [0, (byte)'<', ..] => new XmlEncoding(false, "utf-16be"),
            [(byte)'<', 0, ..] => new XmlEncoding(false, "utf-16le"),
            _ => new XmlEncoding(false, Declared(body) ?? "utf-8"),
        };
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

    /// <summary>
    /// Refuses bytes that are not valid in this encoding. The framework's reader would put other characters in their place, or
    /// end with an
    /// exception of the decoder. UTF-8 is not looked at here, and neither is an encoding that the reader itself does not know.
    /// </summary>
    public void RefuseInvalid(ReadOnlySpan<byte> body)
    {
        if (Strict() is not { } strict)
        {
            return;
        }

        try
        {
            strict.GetCharCount(body);
        }
        catch (DecoderFallbackException exception)
        {
            var at = Math.Clamp(exception.Index, 0, body.Length);
            var position = TextPosition.XmlStart;
            position.Advance(Encoding.UTF8.GetBytes(Lenient().GetString(body[..at]).TrimStart('\uFEFF')));
            var bytes = string.Join(' ', (exception.BytesUnknown ?? []).Select(value => FormattableString.Invariant($"0x{value:X2}")));
            throw new DocumentException(
                DocumentFault.InvalidEncoding, $"{(bytes.Length == 0 ? "What stands here" : bytes)} is not valid in the encoding {Name}.", position.Position, exception);
        }
    }

    /// <summary>Refuses a declaration that names another encoding than that of the bytes (XML 1.0, section 4.3.3), with the place
    /// of the name.</summary>
    public static void RefuseOtherDeclaration(ReadOnlySpan<byte> body)
    {
        var start = body[..Math.Min(body.Length, LongestDeclaration)];
        var shown = Of(start[..Math.Min(start.Length, 4)]);
        var family = Family(shown);
        var text = family == "utf-8" ? Encoding.UTF8.GetString(start) : shown.Lenient().GetString(start);
        if (Declared(text.TrimStart('\uFEFF')) is not var (declared, at))
        {
            return;
        }

        var isMarked = body.StartsWith("\uFEFF"u8);
        var isRight = declared.StartsWith(family, StringComparison.Ordinal)
            || (family == "utf-8" && !isMarked && !declared.StartsWith("utf-16", StringComparison.Ordinal) && !declared.StartsWith("utf-32", StringComparison.Ordinal));
        if (!isRight)
        {
            var bytes = family != "utf-8" ? $"are {family}" : isMarked ? "begin with the mark of utf-8" : "are single ones";
            throw new DocumentException(
                DocumentFault.InvalidEncoding, $"The declaration says {declared}, but the bytes {bytes}.", new SourcePosition(1, at + 1));
        }
    }

    /// <summary>What the bytes show, whatever a declaration says: utf-16, utf-32, or bytes that begin as those of utf-8
    /// do.</summary>
    private static string Family(XmlEncoding shown) => shown.Name.StartsWith("utf-16", StringComparison.Ordinal) ? "utf-16"
        : shown.Name.StartsWith("utf-32", StringComparison.Ordinal) ? "utf-32"
        : "utf-8";

    private Encoding? Strict() => Named(DecoderFallback.ExceptionFallback);

    private Encoding Lenient() => Named(DecoderFallback.ReplacementFallback)!;

    private Encoding? Named(DecoderFallback fallback)
    {
        var page = Name switch
        {
            "us-ascii" => 20127,
            "utf-16le" => 1200,
            "utf-16be" => 1201,
            "utf-32le" => 12000,
            "utf-32be" => 12001,
            _ => 0,
        };
        return page == 0 ? null : Encoding.GetEncoding(page, EncoderFallback.ExceptionFallback, fallback);
    }

    private static string? Declared(ReadOnlySpan<byte> body) => body.StartsWith("<?xml"u8)
        ? Declared(Encoding.Latin1.GetString(body[..Math.Min(body.Length, LongestDeclaration)]))?.Name
        : null;

    /// <summary>The encoding that a declaration names, and the index of the name; null if it names none.</summary>
    private static (string Name, int Index)? Declared(string text)
    {
        var end = text.StartsWith("<?xml", StringComparison.Ordinal) ? text.IndexOf("?>", StringComparison.Ordinal) : -1;
        var declaration = end < 0 ? "" : text[..end];
        var at = declaration.IndexOf("encoding", StringComparison.Ordinal);
        var open = at < 0 ? -1 : declaration.AsSpan(at).IndexOfAny(NameEnd);
        if (open < 0)
        {
            return null;
        }

        var name = declaration[(at + open + 1)..];
        var close = name.AsSpan().IndexOfAny(NameEnd);
        return close < 0 ? null : (Canonical(name[..close]), at + open + 1);
    }

    /// <summary>One name for all aliases, as <c>ascii</c> is <c>us-ascii</c>.</summary>
    private static string Canonical(string name)
    {
        try
        {
            return Encoding.GetEncoding(name).WebName;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            // The reader does not know it either and says so, with its place.
#pragma warning disable CA1308 // IANA names are written in lower case here; no round trip is meant.
            return name.ToLowerInvariant();
#pragma warning restore CA1308
        }
    }
}

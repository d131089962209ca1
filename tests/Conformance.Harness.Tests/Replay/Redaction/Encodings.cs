using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Conformance.Harness.Tests.Replay.Redaction;

/// <summary>The ways in which servers and clients write a value, by other people's code.</summary>
internal static class Encodings
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static readonly IReadOnlyList<(string Name, Func<string, string> Write)> All =
    [
        ("plain", text => text),
        ("upper case", text => text.ToUpperInvariant()),
        ("base64", Base64),
        ("base64 without padding", text => Base64(text).TrimEnd('=')),
        ("base64 for URLs", text => Base64(text).Replace('+', '-').Replace('/', '_')),
        ("base64 of user and password", text => Base64("admin:" + text)),
        ("base64 inside something longer", text => Base64($"x{text}yz")),
        ("base64 inside something else", text => Base64($"xy{text}z")),
        ("percent", Uri.EscapeDataString),
        ("percent in lower case", text => Lower(Uri.EscapeDataString(text))),
        ("form", text => WebUtility.UrlEncode(text)),
        ("percent of every byte", text => string.Concat(Encoding.UTF8.GetBytes(text).Select(value => $"%{value:x2}"))),
        ("percent of base64", text => Uri.EscapeDataString(Base64(text))),
        ("json", text => JsonSerializer.Serialize(text).Trim('"')),
        ("json with few escapes", text => JsonSerializer.Serialize(text, Relaxed)[1..^1]),
        ("json, every character", text => string.Concat(text.Select(value => $"\\u{(int)value:X4}"))),
        ("json with slashes", text => JsonSerializer.Serialize(text, Relaxed)[1..^1].Replace("/", "\\/", StringComparison.Ordinal)),
        ("json of base64", text => JsonSerializer.Serialize(Base64(text))[1..^1]),
        ("html", text => WebUtility.HtmlEncode(text)),
        ("xml", text => System.Security.SecurityElement.Escape(text)),
        ("decimal entities", text => string.Concat(text.EnumerateRunes().Select(rune => $"&#{rune.Value.ToString(CultureInfo.InvariantCulture)};"))),
        ("hexadecimal entities", text => string.Concat(text.EnumerateRunes().Select(rune => $"&#x{rune.Value:x};"))),
        ("hexadecimal", text => Convert.ToHexString(Encoding.UTF8.GetBytes(text))),
        ("hexadecimal with colons", text => string.Join(':', Encoding.UTF8.GetBytes(text).Select(value => $"{value:x2}"))),
        ("hexadecimal with dashes", text => BitConverter.ToString(Encoding.UTF8.GetBytes(text))),
        ("hexadecimal with blanks", text => string.Join(' ', Encoding.UTF8.GetBytes(text).Select(value => $"{value:X2}"))),
        ("base64 of UTF-16", text => Convert.ToBase64String(Encoding.Unicode.GetBytes(text))),
        ("base64 of UTF-16 inside something longer", text => Convert.ToBase64String(Encoding.Unicode.GetBytes($"x{text}yz"))),
    ];

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string Lower(string escaped) => System.Text.RegularExpressions.Regex.Replace(escaped, "%[0-9A-F]{2}", match => match.Value.ToLowerInvariant());
}

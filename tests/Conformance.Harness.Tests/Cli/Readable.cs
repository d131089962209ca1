using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Conformance.Harness.Tests.Cli;

/// <summary>Files as text, and the forms in which a secret could stand in them.</summary>
internal static class Readable
{
    public static string Text(string path)
    {
        using var file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    public static IEnumerable<string> Forms(string secret) => new[]
    {
        secret,
        Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)),
        Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)).TrimEnd('='),
        Uri.EscapeDataString(secret),
        WebUtility.UrlEncode(secret),
        WebUtility.HtmlEncode(secret),
        JsonSerializer.Serialize(secret)[1..^1],
        System.Security.SecurityElement.Escape(secret),
    }.Distinct(StringComparer.Ordinal);
}

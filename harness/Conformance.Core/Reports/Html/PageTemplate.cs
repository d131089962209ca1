using System.Security.Cryptography;
using System.Text;

namespace Conformance.Core.Reports.Html;

/// <summary>A page out of an embedded template: what stands there as <c>{{name}}</c> is filled in, one slot after the
/// other.</summary>
internal static class PageTemplate
{
    /// <summary>Writes the page as UTF-8.</summary>
    /// <param name="template">The template's file name.</param>
    /// <param name="slots">What fills each slot; HTML, escaped by who made it.</param>
    /// <param name="stream">Where to.</param>
    /// <exception cref="KeyNotFoundException">The template has a slot that nothing fills.</exception>
    public static void Write(string template, IReadOnlyDictionary<string, Func<string>> slots, Stream stream)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        var text = Resource(template);
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf("{{", at, StringComparison.Ordinal);
            writer.Write(open < 0 ? text[at..] : text[at..open]);
            var close = open < 0 ? text.Length : text.IndexOf("}}", open, StringComparison.Ordinal);
            writer.Write(open < 0 ? "" : slots[text[(open + 2)..close]]());
            at = close + 2;
        }
    }

    /// <summary>The policy of a page that asks no network for anything and runs nothing but what is named here.</summary>
    /// <param name="style">The page's only style sheet.</param>
    /// <param name="script">Its only script; null for none.</param>
    public static string Policy(string style, string? script) =>
        $"default-src 'none'; style-src '{Hash(style)}'; {(script is null ? "" : $"script-src '{Hash(script)}'; ")}img-src data:; base-uri 'none'; form-action 'none'";

    /// <summary>Embedded files, one after the other.</summary>
    public static string Joined(params IEnumerable<string> names) => string.Concat(names.Select(Resource));

    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Resource(string name)
    {
        using var stream = typeof(PageTemplate).Assembly.GetManifestResourceStream("report/" + name)
            ?? throw new InvalidOperationException($"{name} is not embedded; see Conformance.Core.csproj");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}

using System.Text.RegularExpressions;

namespace Conformance.Core.Documentation;

/// <summary>What a server answers with in an example of a page.</summary>
/// <param name="Page">The page's name.</param>
/// <param name="Request">Method and URL of the example's request; null if it shows the answer alone.</param>
/// <param name="Status">The status of the answer; null if the example shows none.</param>
/// <param name="Text">The body.</param>
public sealed partial record PageBody(string Page, string? Request, string? Status, string Text)
{
    /// <summary>The answers that a page shows. Bodies of requests are left out.</summary>
    public static IEnumerable<PageBody> Of(DocumentationPage page) => page.Blocks.OfType<PageCode>()
        .Where(code => code.Section != "Request Body")
        .Select(code => Of(page.Name, code.Text))
        .OfType<PageBody>();

    /// <summary>How many bodies of requests a page shows.</summary>
    public static int Requests(DocumentationPage page) => page.Blocks.OfType<PageCode>()
        .Count(code => code.Text.Contains("Request Body:", StringComparison.Ordinal)
            || (code.Section == "Request Body" && IsBody(code.Text)));

    private static PageBody? Of(string page, string code)
    {
        var answer = AfterLast(code, "Response Body:");
        var start = answer ?? (code.Contains("Request:", StringComparison.Ordinal) ? "" : code);
        var body = start.TrimStart();
        var request = Asked().Match(code);
        var status = Answered().Match(code);
        return IsBody(body) || request.Success
            ? new PageBody(page, request.Success ? $"{request.Groups[1].Value} {request.Groups[2].Value}" : null,
                status.Success ? status.Groups[1].Value : null, IsBody(body) ? body : "")
            : null;
    }

    private static string? AfterLast(string text, string mark) =>
        text.LastIndexOf(mark, StringComparison.Ordinal) is >= 0 and var at ? text[(at + mark.Length)..] : null;

    private static bool IsBody(string text) => text.StartsWith('<') || text.StartsWith('{') || text.StartsWith('[');

    [GeneratedRegex(@"Request:\s+(GET|POST|PUT|DELETE)\s+(\S+)", RegexOptions.CultureInvariant)]
    private static partial Regex Asked();

    [GeneratedRegex(@"Response:\s+(?:HTTP/1\.1 )?([1-5][0-9][0-9])\b", RegexOptions.CultureInvariant)]
    private static partial Regex Answered();
}

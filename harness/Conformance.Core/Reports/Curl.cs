using System.Text;
using Conformance.Core.Exchanges;

namespace Conformance.Core.Reports;

/// <summary>A request as a curl line that a person can paste, secrets masked.</summary>
public static class Curl
{
    private const string Mask = "***";

    /// <summary>The line. The pseudonyms of secrets become <c>***</c>.</summary>
    public static string Of(SentRequest request)
    {
        var line = new StringBuilder("curl -sS");
        if (request.Method is not "GET")
        {
            line.Append(request.Method == "HEAD" ? " -I" : $" -X {request.Method}");
        }

        // curl sends an Accept of its own unless it is told not to.
        if (request.Headers.First("Accept") is null)
        {
            line.Append(" -H 'Accept:'");
        }

        foreach (var field in request.Headers.Where(field => field.Name is not ("Host" or "Content-Length")))
        {
            line.Append(" -H ").Append(ShellWord.Quoted($"{field.Name}: {Masked(field.Value)}"));
        }

        if (!request.Body.IsEmpty)
        {
            line.Append(" --data-binary ").Append(ShellWord.Quoted(Masked(Encoding.UTF8.GetString(request.Body.Span))));
        }

        return line.Append(' ').Append(ShellWord.Quoted(Masked(request.Url))).ToString();
    }

    /// <summary>Pseudonyms such as <c>***token1***</c> tell secrets apart in reports; in a line to paste they are noise.</summary>
    private static string Masked(string text)
    {
        for (var start = text.IndexOf(Mask, StringComparison.Ordinal); start >= 0; start = text.IndexOf(Mask, start + Mask.Length, StringComparison.Ordinal))
        {
            var end = text.IndexOf(Mask, start + Mask.Length, StringComparison.Ordinal);
            if (end < 0)
            {
                break;
            }

            text = string.Concat(text.AsSpan(0, start), Mask, text.AsSpan(end + Mask.Length));
        }

        return text;
    }
}

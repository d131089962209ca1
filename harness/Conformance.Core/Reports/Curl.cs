using System.Text;
using Conformance.Core.Exchanges;
using Conformance.Core.Results;

namespace Conformance.Core.Reports;

/// <summary>
/// A request as a curl line that a person can paste. The token is that of the variable <c>CONFORM_TOKEN</c>, which the person
/// sets to one of
/// their own; other secrets are masked.
/// </summary>
public static class Curl
{
    /// <summary>The name of the variable that holds the token of whoever pastes a line.</summary>
    public const string Variable = "CONFORM_TOKEN";

    private const string Mask = "***";

    private const string TokenName = "X-RestSvcSessionId";

    /// <summary>The line; null for the emulator inside, which ends with its run, so that nothing listens any more.</summary>
    /// <param name="request">The request; pseudonyms of secrets stand in it.</param>
    /// <param name="header">What the run was: curl trusts whom it trusted, and looks away from a certificate that no authority
    /// signed.</param>
    public static string? Of(SentRequest request, RunHeader header)
    {
        if (header.Facts.Embedded)
        {
            return null;
        }

        var line = new StringBuilder(Beginning(header));
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
            line.Append(" -H ").Append(Field(field, header.Shell));
        }

        if (!request.Body.IsEmpty)
        {
            line.Append(" --data-binary ")
                .Append(ShellWord.Quoted(Masked(Encoding.UTF8.GetString(request.Body.Span)), header.Shell));
        }

        return line.Append(' ').Append(ShellWord.Quoted(Masked(request.Url), header.Shell)).ToString();
    }

    /// <summary>The line that logs on and keeps the token where the other lines read it; curl asks for the password.</summary>
    /// <param name="header">What the run was.</param>
    public static string Token(RunHeader header)
    {
        var logon = $"-X POST -u {ShellWord.Quoted(header.User ?? "USER", header.Shell)}";
        var url = ShellWord.Quoted($"{header.Target}/sessionMngr/?v=latest", header.Shell);
        return header.Shell == CommandShell.PowerShell
            ? $"$env:{Variable} = ({Beginning(header)} -i {logon} {url}"
                + $" | Select-String '^{TokenName}: *(\\S+)').Matches[0].Groups[1].Value"
            : $"export {Variable}=$({Beginning(header)} {logon} -D - -o /dev/null {url}"
                + " | sed -n 's/^x-restsvcsessionid: *\\([^\\r]*\\).*/\\1/Ip')";
    }

    /// <summary>The program and whom it trusts. The name alone is another command in Windows PowerShell.</summary>
    private static string Beginning(RunHeader header) =>
        (header.Shell == CommandShell.PowerShell ? "curl.exe" : "curl")
        + (header.Certificate is not null ? " -sSk" : " -sS")
        + (header.Authority is { } file ? $" --cacert {ShellWord.Quoted(file, header.Shell)}" : "");

    /// <summary>The field as one word of a shell; what is a token's pseudonym, in the header or in a cookie, is the
    /// variable.</summary>
    private static string Field(HeaderField field, CommandShell shell)
    {
        var before =
            field.Name.Equals(TokenName, StringComparison.OrdinalIgnoreCase) ? $"{field.Name}: "
            : field.Name.Equals("Cookie", StringComparison.OrdinalIgnoreCase)
            && field.Value.StartsWith(TokenName + "=", StringComparison.OrdinalIgnoreCase)
                ? $"{field.Name}: {TokenName}="
            : null;
        return before is null || Masked($"{field.Name}: {field.Value}") != before + Mask
                ? ShellWord.Quoted($"{field.Name}: {Masked(field.Value)}", shell)
            : shell == CommandShell.PowerShell ? $"\"{before}$env:{Variable}\""
            : $"{ShellWord.Quoted(before)}\"${Variable}\"";
    }

    /// <summary>Pseudonyms such as <c>***token1***</c> tell secrets apart in reports; in a line to paste they are
    /// noise.</summary>
    private static string Masked(string text)
    {
        for (
            var start = text.IndexOf(Mask, StringComparison.Ordinal);
            start >= 0;
            start = text.IndexOf(Mask, start + Mask.Length, StringComparison.Ordinal))
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

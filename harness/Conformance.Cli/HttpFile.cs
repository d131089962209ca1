using System.Text;
using Conformance.Core.Scenarios;

namespace Conformance.Cli;

/// <summary>
/// The requests of a plan as a <c>.http</c> file, which Visual Studio, VS Code, Rider and others send one by one: <c>###</c>
/// between requests, variables in
/// double braces. What only a run can fill in is a variable that the reader fills in.
/// </summary>
internal static class HttpFile
{
    private const string TokenField = "X-RestSvcSessionId: {{token}}";
    private const string BasicField = "Authorization: Basic {{user}} {{password}}";

    /// <summary>Writes the file.</summary>
    /// <param name="plan">What would be sent; each different request is written once, under the first variant that sends
    /// it.</param>
    /// <param name="target">The base URL that the variable <c>base</c> gets.</param>
    /// <param name="writer">Where to.</param>
    public static async Task WriteAsync(Plan plan, string target, TextWriter writer)
    {
        var requests = plan.Variants.SelectMany(variant => variant.Scenario.Steps.OfType<RequestStep>().Select(step => (Text: Request(step.Request, variant), Name: $"{variant.Id} {step.Id}")))
            .DistinctBy(request => request.Text).ToList();
        var names = requests.SelectMany(request => Holes(request.Text)).Distinct(StringComparer.Ordinal).Except(["base"]).Order(StringComparer.Ordinal);
        await writer.WriteAsync("# Written by `conform list --requests --http`. The variables without a value are yours to fill in:\n");
        await writer.WriteAsync("# the token is in the header field X-RestSvcSessionId of the answer to a logon.\n");
        await writer.WriteAsync($"@base = {target}\n{string.Concat(names.Select(name => $"@{name} =\n"))}");
        foreach (var (text, name) in requests)
        {
            await writer.WriteAsync($"\n### {name}\n{text}");
        }
    }

    private static string Request(RequestTemplate request, Variant variant)
    {
        var text = new StringBuilder($"{variant.Fill(request.Method)} {{{{base}}}}{Holed(variant.Fill(request.Path))}");
        var separator = request.Path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        foreach (var (name, value) in request.Query.Select(pair => (pair.Key, variant.Fill(pair.Value))).Where(pair => pair.Item2 != RequestTemplate.Absent))
        {
            text.Append(separator).Append(Uri.EscapeDataString(name)).Append('=').Append(Holed(value, Uri.EscapeDataString));
            separator = '&';
        }

        text.Append(" HTTP/1.1\n");
        foreach (var field in Fields(variant.Fill(request.Auth)))
        {
            text.Append(field).Append('\n');
        }

        foreach (var (name, value) in request.Headers.Select(pair => (pair.Key, variant.Fill(pair.Value))).Prepend(("Accept", variant.Fill(request.Accept)))
            .Where(pair => pair.Item2 != RequestTemplate.Absent))
        {
            text.Append($"{name}: {Holed(value)}\n");
        }

        return request.Body is { } body ? text.Append($"\n{Holed(variant.Fill(body))}\n").ToString() : text.ToString();
    }

    private static string[] Fields(string auth) => auth switch
    {
        AuthModes.Header => [TokenField],
        AuthModes.Cookie => ["Cookie: X-RestSvcSessionId={{token}}"],
        AuthModes.Both => [TokenField, "Cookie: X-RestSvcSessionId={{token}}"],
        AuthModes.Basic => [BasicField],
        AuthModes.WrongPassword => ["Authorization: Basic {{user}} {{wrong-password}}"],
        AuthModes.WrongUser => ["Authorization: Basic {{wrong-user}} {{password}}"],
        AuthModes.Second => ["Authorization: Basic {{second-user}} {{second-password}}"],
        _ => [],
    };

    /// <summary>A text with its holes as variables, whose names may have letters, digits and hyphens only; what is between them
    /// as it stands, or escaped.</summary>
    private static string Holed(string text, Func<string, string>? escape = null)
    {
        var holed = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf('{', at);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            var end = close < 0 ? text.Length : open;
            holed.Append(escape is null ? text[at..end] : escape(text[at..end]));
            if (close > 0)
            {
                holed.Append("{{").Append(text[(open + 1)..close].Replace('.', '-')).Append("}}");
                end = close + 1;
            }

            at = end;
        }

        return holed.ToString();
    }

    private static IEnumerable<string> Holes(string text) => text.Split("{{").Skip(1).Select(part => part.Split("}}")[0]);
}

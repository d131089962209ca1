using System.Globalization;

namespace Conformance.Core.Judging;

/// <summary>
/// "Not now" is neither right nor wrong: a server that is busy (429, 503) or has no session to give says nothing about how it
/// answers
/// otherwise. Such an answer is judged by nobody; the variant has no verdict.
/// </summary>
public static class NotNow
{
    private static readonly string[] Limits = ["limit", "maximum", "too many", "exceed"];

    /// <summary>Why there is no verdict, as a sentence; null if the answer is to be judged.</summary>
    public static string? Of(Answer answer)
    {
        if (answer.Exchange.Response is not { Status: >= 400 } response || !(response.Status is 429 or 503 || IsSessionLimit(answer)))
        {
            return null;
        }

        var words = ServerWords.Of(answer) is { } said ? $" with the words \"{said}\"" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{answer.Exchange.Request.Method} {answer.Exchange.Request.Url} was answered {response.Status} {response.ReasonPhrase}{words}: not now, which is judged by nobody. Run again when the target is less busy.");
    }

    /// <summary>Whether a logon was refused because there are as many sessions as the server allows.</summary>
    private static bool IsSessionLimit(Answer answer) => answer.Exchange.Request.Method == "POST" && ServerWords.Of(answer) is { } words
        && words.Contains("session", StringComparison.OrdinalIgnoreCase) && Limits.Any(word => words.Contains(word, StringComparison.OrdinalIgnoreCase));
}

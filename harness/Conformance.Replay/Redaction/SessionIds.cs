using System.Text;
using System.Text.RegularExpressions;
using Conformance.Core.Exchanges;

namespace Conformance.Replay.Redaction;

/// <summary>
/// The ids of logon sessions in a body, this run's and other people's: from each of them known clients compute its token.
/// </summary>
internal static partial class SessionIds
{
    private const int Longest = 4 * 1024 * 1024;

    /// <summary>
    /// Every id in a <c>SessionId</c> element or property and behind <c>/logonSessions/</c>, in the answer to a request about logon
    /// sessions; empty for other requests.
    /// </summary>
    public static IEnumerable<string> In(string url, ReceivedResponse? response)
    {
        if (response is null || response.Body.Length > Longest
            || !(url.Contains("logonSession", StringComparison.OrdinalIgnoreCase)
                || url.Contains("sessionMngr", StringComparison.OrdinalIgnoreCase)))
        {
            return [];
        }

        return Pattern().Matches(Ascii(response.Body.Span)).Select(match => match.Groups["id"].Value)
            .Distinct(StringComparer.Ordinal).ToList();
    }

    // A body of UTF-16 becomes readable by leaving out its NULs; the ids are ASCII.
    private static string Ascii(ReadOnlySpan<byte> body) =>
        Encoding.Latin1.GetString(body).Replace("\0", string.Empty, StringComparison.Ordinal);

    // Compiled with the program, because making the automaton of NonBacktracking costs every start 30 ms. It takes linear time all the same:
    // what each repetition may hold is apart from what follows it, so nothing is tried twice.
    [GeneratedRegex(
        """(?:<(?:\w{1,20}:)?SessionId\s*>\s*|"SessionId"\s*:\s*"|\\?/logonSessions\\?/)(?<id>[A-Za-z0-9-]{8,128})""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}

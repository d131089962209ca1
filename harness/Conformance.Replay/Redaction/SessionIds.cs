using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Conformance.Replay.Redaction;

/// <summary>
/// The ids of logon sessions in a body, this run's and other people's: from each of them known clients compute its token.
/// </summary>
internal static partial class SessionIds
{
    private const int Window = 1024 * 1024;

    // As far as a match can reach: the words before the id, blanks among them, and the id.
    private const int Overlap = 4096;

    /// <summary>Whether an answer may name sessions: one to a request about them, or one with a link to a session.</summary>
    public static bool MayBeIn(string url, ReadOnlySpan<byte> body) =>
        url.Contains("logonSession", StringComparison.OrdinalIgnoreCase) || url.Contains("sessionMngr", StringComparison.OrdinalIgnoreCase)
        || body.IndexOf("/logonSessions/"u8) >= 0;

    /// <summary>
    /// Learns every id in a <c>SessionId</c> element or property and behind <c>/logonSessions/</c>, and marks its place: there it
    /// is hidden
    /// however many there are.
    /// </summary>
    public static IReadOnlyList<SecretPlace> Learn(Redactor redactor, ReadOnlySpan<byte> body)
    {
        var encoding = WideText.EncodingOf(body);
        var width = encoding is null ? 1 : WideText.Width(encoding);
        if (width == 4)
        {
            LearnAll(redactor, encoding!.GetString(body));
            return [];
        }

        var places = new List<SecretPlace>();
        var room = Math.Min(Window + Overlap, (body.Length / width) + 1);
        var rented = ArrayPool<char>.Shared.Rent(room);
        var read = encoding ?? Encoding.Latin1;
        for (var at = 0; at < body.Length; at += Window * width)
        {
            var length = Math.Min((Window + Overlap) * width, body.Length - at) / width * width;
            var text = rented.AsSpan(0, read.GetChars(body.Slice(at, length), rented));
            foreach (var match in Pattern().EnumerateMatches(text))
            {
                var start = match.Index + text.Slice(match.Index, match.Length).LastIndexOfAnyExcept(IdCharacters) + 1;
                if (start < Window)
                {
                    var id = text[start..(match.Index + match.Length)].ToString();
                    places.Add(new SecretPlace(
                        at + (start * width), at + ((start + id.Length) * width), (encoding ?? Encoding.UTF8).GetBytes(redactor.LearnSessionId(id))));
                }
            }
        }

        rented.AsSpan(0, room).Clear();
        ArrayPool<char>.Shared.Return(rented);
        return places;
    }

    // Where a character may be two, places cannot be counted: the ids are searched for instead.
    private static void LearnAll(Redactor redactor, string text)
    {
        foreach (var match in Pattern().EnumerateMatches(text))
        {
            var found = text.AsSpan(match.Index, match.Length);
            redactor.LearnSessionId(found[(found.LastIndexOfAnyExcept(IdCharacters) + 1)..].ToString());
        }
    }

    /// <summary>The first id in the body of an answer to a logon, whatever else it holds; null if there is none near its
    /// beginning.</summary>
    public static string? First(ReadOnlySpan<byte> body)
    {
        var text = (WideText.EncodingOf(body) ?? Encoding.Latin1).GetString(body[..Math.Min(body.Length, Window)]);
        return Pattern().Match(text) is { Success: true, ValueSpan: var found } ? found[(found.LastIndexOfAnyExcept(IdCharacters) + 1)..].ToString() : null;
    }

    private static readonly SearchValues<char> IdCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");

    // Compiled with the program, because making the automaton of NonBacktracking costs every start 30 ms. It takes linear time
    // all the same:
    // what each repetition may hold is apart from what follows it, and blanks are few, so nothing is tried twice.
    [GeneratedRegex(
        """(?:<(?:\w{1,20}:)?SessionId\s{0,99}>\s{0,99}"""
        + """(?:<!\[CDATA\[\s{0,99})?|"SessionId"\s{0,99}:\s{0,99}"|\\?/logonSessions\\?/)[A-Za-z0-9-]{8,128}""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}

using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Conformance.Replay.Redaction;

/// <summary>
/// Replaces every secret it knows, in every form it knows, by a pseudonym that is the same for the same secret in a whole run, so
/// that what belongs together still does. Safe for parallel use; secrets can be learnt on the way.
/// </summary>
/// <remarks>
/// Found forms: plain, base64 (both alphabets, with and without padding, also inside something longer such as
/// <c>user:password</c>), hexadecimal, UTF-16, and any mixture of percent, JSON, XML or HTML escapes of these. Letter case is
/// ignored. Secrets shorter than 4 characters are found only in <c>user:password</c>.
/// </remarks>
public sealed partial class Redactor
{
    // A server can send any number of cookies and ids. The newest are searched for; the oldest belong to sessions long ended.
    private const int MostSearched = 512;
    private const int MostOfAKind = 4096;

    private readonly Lock gate = new();
    private readonly Dictionary<string, string> pseudonyms = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> revealable = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    private readonly List<(string Secret, string Pseudonym)> given = [];
    private readonly Queue<(string Secret, string Pseudonym)> learnt = new();
    private volatile SecretIndex? built = new([]);

    private SecretIndex Index => built ?? Build();

    /// <summary>
    /// Hides the password alone and together with its user, as in an <c>Authorization: Basic</c> header: <c>***password***</c>.
    /// </summary>
    /// <param name="user">The user's name; not a secret itself.</param>
    /// <param name="password">The password.</param>
    public void AddPassword(string user, string password)
    {
        Give($"{user}:{password}", "***password***");
        Give(password, "***password***");
    }

    /// <summary>Hides a value that the user marked: <c>***name***</c>.</summary>
    /// <param name="name">Letters and digits, for the reader.</param>
    /// <param name="value">The secret.</param>
    public void AddMarked(string name, string value) => Give(value, $"***{name}***");

    /// <summary>
    /// Hides a session token, as <c>***tokenN***</c>, and what it decodes to, as <see cref="LearnSessionId"/> does.
    /// </summary>
    /// <remarks>
    /// Known clients compute the token as base64 of the session's id, so the decoded form is as good as the token.
    /// </remarks>
    /// <returns>The pseudonym.</returns>
    public string LearnToken(string token)
    {
        var pseudonym = LearnTokenAlone(token);
        foreach (var id in DecodedIds(token))
        {
            LearnSessionId(id);
        }

        return pseudonym;
    }

    /// <summary>Hides the value of a cookie other than the token: <c>***cookieN***</c>.</summary>
    /// <returns>The pseudonym.</returns>
    public string LearnCookie(string value) => Learn(value, "cookie", static number => $"***cookie{number}***");

    /// <summary>
    /// Hides the id of a logon session. A GUID stays a GUID, so that checks of its form still hold: <c>5e551011-…-00000000000N</c>.
    /// Its base64 is hidden as a token before it, because that is what the session's token will be: it must be found as such, whoever
    /// sees the id first.
    /// </summary>
    /// <returns>The pseudonym.</returns>
    public string LearnSessionId(string id)
    {
        var isGuid = Guid.TryParseExact(id, "D", out _);
        lock (gate)
        {
            if (isGuid && !pseudonyms.ContainsKey(id) && !revealable.ContainsKey(id) && counts.GetValueOrDefault("sessionId") < MostOfAKind)
            {
                LearnTokenAlone(Convert.ToBase64String(Encoding.ASCII.GetBytes(id)));
            }

            return Learn(id, "sessionId", number => isGuid
                ? string.Create(CultureInfo.InvariantCulture, $"5e551011-0000-0000-0000-{number:000000000000}")
                : $"***sessionId{number}***");
        }
    }

    /// <summary>
    /// The text with every secret replaced; the same instance if there is none. For any output besides exchanges.
    /// </summary>
    public string Scrub(string text)
    {
        if (Index.IsPlainlyClean(text))
        {
            return text;
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        var scrubbed = Scrub(bytes, isCut: false);
        return scrubbed.Equals(bytes) ? text : Encoding.UTF8.GetString(scrubbed.Span);
    }

    /// <summary>The same for a header value, whose characters are bytes.</summary>
    public string ScrubHeader(string value)
    {
        var current = Index;
        if (current.Seen.TryGetValue(value, out var scrubbed))
        {
            return scrubbed;
        }

        if (current.IsPlainlyClean(value))
        {
            return value;
        }

        var bytes = Encoding.Latin1.GetBytes(value);
        var replaced = Scrub(bytes, isCut: false);
        scrubbed = replaced.Equals(bytes) ? value : Encoding.Latin1.GetString(replaced.Span);
        if (current.Seen.Count < SecretIndex.MostSeen)
        {
            current.Seen[value] = scrubbed;
        }

        return scrubbed;
    }

    /// <summary>The bytes with every secret replaced; the same memory if there is none.</summary>
    /// <param name="bytes">Text in UTF-8, UTF-16 or Latin-1, or anything.</param>
    /// <param name="isCut">True if the bytes may end inside a secret; then its beginning is replaced too.</param>
    public ReadOnlyMemory<byte> Scrub(ReadOnlyMemory<byte> bytes, bool isCut)
    {
        if (bytes.IsEmpty)
        {
            return bytes;
        }

        var current = Index;
        var places = new List<SecretPlace>();
        current.Find(bytes.Span, places);
        EscapedSecrets.Find(current, bytes.Span, places);
        if (isCut)
        {
            CutSecret.Find(current, bytes.Span, places);
        }

        var replaced = places.Count == 0 ? bytes : Replacement.Apply(bytes.Span, places);
        return Utf16Text.Scrub(this, replaced);
    }

    /// <summary>
    /// The text with the pseudonyms of tokens, cookies and session ids turned back: what must go out on the wire.
    /// </summary>
    /// <remarks>A password is never revealed: a server could ask for it by writing its pseudonym into a link.</remarks>
    public string Reveal(string text)
    {
        if (!text.Contains("***", StringComparison.Ordinal) && !text.Contains("5e551011-", StringComparison.Ordinal))
        {
            return text;
        }

        // Nearly always it is the token's header, whose value is one pseudonym and nothing else.
        return revealable.TryGetValue(text, out var whole) ? whole
            : Pseudonym().Replace(text, match => revealable.GetValueOrDefault(match.Value, match.Value));
    }

    private string LearnTokenAlone(string token) => Learn(token, "token", static number => $"***token{number}***");

    private static IEnumerable<string> DecodedIds(string token)
    {
        var standard = token.Replace('-', '+').Replace('_', '/').TrimEnd('=');
        var padded = standard.PadRight((standard.Length + 3) / 4 * 4, '=');
        var bytes = new byte[padded.Length];
        if (padded.Length < 8 || !Convert.TryFromBase64String(padded, bytes, out var written))
        {
            yield break;
        }

        var decoded = bytes[..written];
        if (decoded.All(value => value is >= 0x21 and <= 0x7E))
        {
            yield return Encoding.ASCII.GetString(decoded);
        }

        if (written == 16)
        {
            yield return new Guid(decoded).ToString("D");
            yield return new Guid(decoded, bigEndian: true).ToString("D");
        }
    }

    private string Learn(string value, string kind, Func<int, string> name)
    {
        lock (gate)
        {
            if (value.Length < SecretForms.ShortestSecret || revealable.ContainsKey(value))
            {
                return value;
            }

            if (pseudonyms.TryGetValue(value, out var known))
            {
                return known;
            }

            if (counts.GetValueOrDefault(kind) >= MostOfAKind && kind != "token")
            {
                return value;
            }

            var pseudonym = name(counts[kind] = counts.GetValueOrDefault(kind) + 1);
            pseudonyms[value] = pseudonym;
            revealable[pseudonym] = value;
            learnt.Enqueue((value, pseudonym));
            if (!Ascii.IsValid(value) && value.All(character => character <= 'ÿ'))
            {
                // Header values are bytes read as Latin-1; the server may have meant UTF-8.
                learnt.Enqueue((Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(value)), pseudonym));
            }

            while (learnt.Count > MostSearched)
            {
                learnt.Dequeue();
            }

            built = null;
            return pseudonym;
        }
    }

    private void Give(string value, string pseudonym)
    {
        lock (gate)
        {
            if (pseudonyms.TryAdd(value, pseudonym))
            {
                given.Add((value, pseudonym));
                built = null;
            }
        }
    }

    private SecretIndex Build()
    {
        lock (gate)
        {
            return built ??= new SecretIndex(given.Concat(learnt)
                .SelectMany(known => SecretForms.Of(known.Secret).Select(form => (form.Bytes, form.Encoding.GetBytes(known.Pseudonym)))));
        }
    }

    [GeneratedRegex(@"\*\*\*[A-Za-z]+[0-9]+\*\*\*|5e551011-0000-0000-0000-[0-9]{12}")]
    private static partial Regex Pseudonym();
}

using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Conformance.Replay.Redaction;

/// <summary>
/// Replaces every secret it knows, in every form it knows, by a pseudonym that is the same for the same secret in a whole run, so
/// that what belongs together still does. It is the way to paper alone: nothing is ever turned back, and nothing that is sent
/// depends on
/// it. Safe for parallel use; secrets can be learnt on the way.
/// </summary>
/// <remarks>
/// Found forms: plain, base64 (both alphabets, with and without padding, also inside something longer such as
/// <c>user:password</c>), hexadecimal, UTF-16, UTF-32, and any mixture of percent, JSON, XML or HTML escapes of these, two deep.
/// Letter case
/// is ignored. Secrets shorter than 4 characters are found only in <c>user:password</c>. What the run itself holds is found to
/// its end; of
/// the cookies and sessions that servers name besides, the newest 512, and each where it is set or listed.
/// </remarks>
public sealed class Redactor
{
    private const int MostOfOthers = 4096;
    private const int MostSeen = 256;
    private const int LongestSeen = 1024;
    private const string IdStart = "5e551011-0000-0000-0000-";
    private const string IdKind = "sessionId";
    private const string TokenKind = "token";

    // A shorter one may be any word, as in "secure=true": it is hidden where it is set, and nowhere else.
    private const int ShortestCookie = 16;

    private readonly Lock gate = new();
    private readonly Dictionary<string, string> pseudonyms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> idPseudonyms = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> given = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> others = new(StringComparer.Ordinal);
    private readonly KnownSecrets known = new();

    // The token goes out with every request: what became of short texts is remembered until the next secret is learnt.
    private volatile ConcurrentDictionary<string, string> seen = new(StringComparer.Ordinal);

    /// <summary>Whether a password is long enough to be hidden wherever it stands, and not beside its user alone.</summary>
    public static bool IsSearchedFor(string password) => password.Length >= SecretForms.ShortestSecret;

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
    /// Hides the token of a session that this run opened, as <c>***tokenN***</c>, and what it decodes to, to the end of the run.
    /// </summary>
    /// <remarks>
    /// Known servers compute the token as base64 of the session's id, so the decoded form is as good as the token.
    /// </remarks>
    /// <returns>The pseudonym.</returns>
    public string KeepToken(string token)
    {
        foreach (var id in DecodedToken.Ids(token))
        {
            KeepSessionId(id);
        }

        return Learn(token, TokenKind, TokenName, isOwn: true);
    }

    /// <summary>Hides the id of a session that this run opened, to the end of the run.</summary>
    /// <returns>The pseudonym, as that of <see cref="LearnSessionId"/>.</returns>
    public string KeepSessionId(string id) => Learn(id, IdKind, number => IdName(id, number), isOwn: true);

    /// <summary>
    /// Hides a token of somebody else's session, as <c>***tokenN***</c>, and what it decodes to, as <see cref="LearnSessionId"/>
    /// does.
    /// </summary>
    /// <returns>The pseudonym.</returns>
    public string LearnToken(string token)
    {
        foreach (var id in DecodedToken.Ids(token))
        {
            LearnSessionId(id);
        }

        return Learn(token, TokenKind, TokenName, isOwn: false);
    }

    /// <summary>Hides the value of a cookie other than the token, as <c>***cookieN***</c>; one of fewer than 16 characters only
    /// where it is set.</summary>
    /// <returns>The pseudonym.</returns>
    public string LearnCookie(string value) => value.Length >= ShortestCookie ? Learn(value, "cookie", CookieName, isOwn: false)
        : NameOf(value) ?? (value.Length < SecretForms.ShortestSecret ? value : CookieName(0));

    /// <summary>
    /// Hides the id of a logon session. A GUID stays a GUID, so that checks of its form still hold:
    /// <c>5e551011-…-00000000000N</c>.
    /// </summary>
    /// <returns>The pseudonym.</returns>
    public string LearnSessionId(string id) => Learn(id, IdKind, number => IdName(id, number), isOwn: false);

    /// <summary>
    /// The text with every secret replaced; the same instance if there is none. For any output besides exchanges.
    /// </summary>
    public string Scrub(string text)
    {
        if (known.Index.IsPlainlyClean(text))
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
        var current = seen;
        if (current.TryGetValue(value, out var scrubbed))
        {
            return scrubbed;
        }

        if (known.Index.IsPlainlyClean(value))
        {
            return value;
        }

        var bytes = Encoding.Latin1.GetBytes(value);
        var replaced = Scrub(bytes, isCut: false);
        scrubbed = replaced.Equals(bytes) ? value : Encoding.Latin1.GetString(replaced.Span);
        if (value.Length <= LongestSeen && current.Count < MostSeen)
        {
            current[value] = scrubbed;
        }

        return scrubbed;
    }

    /// <summary>The bytes with every secret replaced; the same memory if there is none.</summary>
    /// <param name="bytes">Text in UTF-8, UTF-16, UTF-32 or Latin-1, or anything.</param>
    /// <param name="isCut">True if the bytes may end inside a secret; then its beginning is replaced too.</param>
    public ReadOnlyMemory<byte> Scrub(ReadOnlyMemory<byte> bytes, bool isCut) => Scrub(bytes, isCut, []);

    /// <summary>The same, with places that are known to hold a secret whether it is searched for or not.</summary>
    internal ReadOnlyMemory<byte> Scrub(ReadOnlyMemory<byte> bytes, bool isCut, IReadOnlyList<SecretPlace> marked)
    {
        if (bytes.IsEmpty)
        {
            return bytes;
        }

        var places = new List<SecretPlace>(marked);
        known.Index.Find(bytes.Span, places);
        EscapedSecrets.Find(known.Index, bytes.Span, places);
        if (isCut)
        {
            CutSecret.Find(known.Index, bytes.Span, places);
        }

        var replaced = places.Count == 0 ? bytes : Replacement.Apply(bytes.Span, places);
        return WideText.Scrub(this, replaced);
    }

    /// <summary>Whether a secret is searched for that holds a blank, which XML readers put in the place of a line end or a
    /// tab.</summary>
    internal bool KnowsBlanks => known.Index.HasBlanks;

    /// <summary>The pseudonym of exactly this secret; null if it is none that was learnt.</summary>
    internal string? NameOf(string value)
    {
        lock (gate)
        {
            return pseudonyms.GetValueOrDefault(value) ?? idPseudonyms.GetValueOrDefault(value);
        }
    }

    private static string CookieName(int number) => $"***cookie{number}***";

    private static string TokenName(int number) => $"***token{number}***";

    /// <summary>Whether a value is what an earlier redaction put in the place of a secret, as in what this harness
    /// recorded.</summary>
    internal static bool IsPseudonym(string value) =>
        value.StartsWith(IdStart, StringComparison.Ordinal) || (value.StartsWith("***", StringComparison.Ordinal) && value.EndsWith("***", StringComparison.Ordinal));

    private static string IdName(string id, int number) => Guid.TryParseExact(id, "D", out _)
        ? string.Create(CultureInfo.InvariantCulture, $"{IdStart}{number:000000000000}")
        : $"***sessionId{number}***";

    private string Learn(string value, string kind, Func<int, string> name, bool isOwn)
    {
        lock (gate)
        {
            if (value.Length < SecretForms.ShortestSecret || given.Contains(value) || IsPseudonym(value))
            {
                return value;
            }

            // A server may write an id in capital letters here and in small ones there: it is one id.
            var names = kind == IdKind ? idPseudonyms : pseudonyms;
            var isNew = !names.TryGetValue(value, out var pseudonym);
            if (isNew)
            {
                if (!isOwn && (others[kind] = others.GetValueOrDefault(kind) + 1) > MostOfOthers)
                {
                    return name(0);
                }

                pseudonym = name(counts[kind] = counts.GetValueOrDefault(kind) + 1);
                names[value] = pseudonym;
                given.Add(pseudonym);
            }

            if (isOwn ? known.Keep(value, pseudonym!, comesFirst: kind == TokenKind) : isNew)
            {
                if (!isOwn)
                {
                    known.Pass(value, pseudonym!, comesFirst: kind == TokenKind);
                }

                seen = new(StringComparer.Ordinal);
            }

            return pseudonym!;
        }
    }

    private void Give(string value, string pseudonym)
    {
        lock (gate)
        {
            if (pseudonyms.TryAdd(value, pseudonym))
            {
                known.Keep(value, pseudonym, comesFirst: true);
                seen = new(StringComparer.Ordinal);
            }
        }
    }
}

using System.Text;

namespace Conformance.Replay.Redaction;

/// <summary>
/// The secrets that are searched for. What the run itself holds (passwords, the tokens and ids of its own sessions) is kept as
/// long as
/// the run; of what a server brings besides (cookies, the sessions of others) only the newest. Adding is not safe for parallel
/// use.
/// </summary>
internal sealed class KnownSecrets
{
    /// <summary>How many secrets of others are searched for.</summary>
    public const int MostOfOthers = 512;

    private readonly Queue<IReadOnlyList<SecretForm>> others = new();
    private readonly HashSet<string> own = new(StringComparer.Ordinal);

    /// <summary>Where they are searched.</summary>
    public SecretIndex Index { get; } = new();

    /// <summary>Adds a secret that is searched for to the end of the run.</summary>
    /// <param name="secret">The secret.</param>
    /// <param name="pseudonym">What takes its place.</param>
    /// <param name="comesFirst">Whether its pseudonym stands where a form of it is also a form of another, as a token is of its
    /// session's id.</param>
    /// <returns>False if it was kept already.</returns>
    public bool Keep(string secret, string pseudonym, bool comesFirst)
    {
        if (!own.Add(secret))
        {
            return false;
        }

        foreach (var form in Spelt(secret).SelectMany(spelt => SecretForm.Of(spelt, pseudonym, comesFirst ? 0 : 1)))
        {
            Index.Add(form);
        }

        return true;
    }

    /// <summary>Adds a secret that is searched for as long as it is among the newest.</summary>
    /// <inheritdoc cref="Keep"/>
    public void Pass(string secret, string pseudonym, bool comesFirst)
    {
        List<SecretForm> forms = [.. Spelt(secret).SelectMany(spelt => SecretForm.Of(spelt, pseudonym, comesFirst ? 2 : 3))];
        forms.ForEach(Index.Add);
        others.Enqueue(forms);
        while (others.Count > MostOfOthers)
        {
            foreach (var form in others.Dequeue())
            {
                Index.Remove(form);
            }
        }
    }

    private static IEnumerable<string> Spelt(string secret)
    {
        yield return secret;
        if (!Ascii.IsValid(secret) && secret.All(character => character <= 'ÿ'))
        {
            // Header values are bytes read as Latin-1; the server may have meant UTF-8.
            yield return Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(secret));
        }
    }
}

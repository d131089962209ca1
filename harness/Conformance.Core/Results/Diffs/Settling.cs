using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Conformance.Core.Exchanges;

namespace Conformance.Core.Results.Diffs;

/// <summary>
/// Puts aside what differs between any two runs: hosts, secrets, logon sessions, ids that only one target knows, and instants
/// that
/// moved with the moment at which each target was loaded or asked.
/// </summary>
internal sealed partial class Settling
{
    private const int Slack = 2;

    private readonly HashSet<string> leftIds = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> rightIds = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> sessions = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<long> rightInstants = [];
    private readonly Dictionary<long, int> shifts = [];
    private long shift;

    private Settling()
    {
    }

    /// <summary>Looks at all answers of both sides once, and keeps none.</summary>
    /// <param name="pairs">Answers to the same requests.</param>
    public static Settling Of(IEnumerable<(Exchange Left, Exchange Right)> pairs)
    {
        var settling = new Settling();
        foreach (var (left, right) in pairs)
        {
            settling.See(Text(left) ?? "", Text(right) ?? "");
        }

        // By how many seconds most instants moved: worlds are loaded relative to the moment of loading.
        settling.shift = settling.shifts.Where(pair => pair.Key != 0).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Select(pair => pair.Key).FirstOrDefault();
        return settling;
    }

    /// <summary>Both bodies of a pair, settled; unchanged if they are not UTF-8.</summary>
    public (ReadOnlyMemory<byte> Left, ReadOnlyMemory<byte> Right) Bodies(Exchange left, Exchange right)
    {
        if (Text(left) is not { } ours || Text(right) is not { } theirs)
        {
            return (left.Response!.Body, right.Response!.Body);
        }

        var between = (long)(Clock(right) - Clock(left)).TotalSeconds;

        var placed = Counterparts([.. Instants(ours)], [.. Instants(theirs)], between);
        var place = 0;
        ours = Instant().Replace(ours, match => Seconds(match) is { } at ? Moved(match, at, between, place < placed.Count ? placed[place++] : null) : match.Value);
        return (Encoding.UTF8.GetBytes(Settled(ours, rightIds)), Encoding.UTF8.GetBytes(Settled(theirs, leftIds)));
    }

    private string Settled(string text, HashSet<string> known)
    {
        text = Secret().Replace(text, "***");
        text = Host().Replace(text, "host");
        text = Uuid().Replace(text, match => sessions.Contains(match.Value) ? "logon-session" : known.Contains(match.Value) ? match.Value : "own-id");

        // In a fixture this would be a placeholder; a server's answer has none.
        return text.Replace("${", "$ {", StringComparison.Ordinal);
    }

    /// <summary>
    /// What became of each instant: that in the same place, or that of the same rank where one side writes its parts in another
    /// order;
    /// none if the bodies are of different shape, where any of the right side's may be it.
    /// </summary>
    private List<long> Counterparts(List<long> ours, List<long> theirs, long between)
    {
        if (ours.Count != theirs.Count)
        {
            return [];
        }

        if (ours.Zip(theirs, (one, other) => (one, other)).All(pair => Candidates(pair.one, between).Contains(pair.other)))
        {
            return theirs;
        }

        theirs.Sort();
        var ranked = new List<long>(theirs);
        foreach (var (at, rank) in Enumerable.Range(0, ours.Count).OrderBy(at => ours[at]).Select((at, rank) => (at, rank)))
        {
            ranked[at] = theirs[rank];
        }

        return ranked;
    }

    /// <summary>What an instant may have become by the shift of the world or by the time between the answers.</summary>
    private IEnumerable<long> Candidates(long at, long between) =>
        [at + shift, at + between, at, .. Enumerable.Range(1, Slack).SelectMany(slack => new[] { at + between - slack, at + between + slack })];

    /// <summary>A left instant as the right side has it, if it is the same but for the shift of the world or the time between the
    /// answers.</summary>
    private string Moved(Match match, long at, long between, long? placed)
    {
        // Exact ones first: when two runs are seconds apart, an instant of one may by chance be another's in the other.
        var candidates = Candidates(at, between).ToList();
        foreach (var moved in candidates.Where(moved => moved == placed).Concat(candidates.Where(rightInstants.Contains)).Take(1))
        {
            return DateTimeOffset.FromUnixTimeSeconds(moved).ToString($"yyyy-MM-dd'{match.Groups[2].Value}'HH:mm:ss", CultureInfo.InvariantCulture);
        }

        return match.Value;
    }

    private void See(string left, string right)
    {
        leftIds.UnionWith(Uuid().Matches(left).Select(match => match.Value));
        rightIds.UnionWith(Uuid().Matches(right).Select(match => match.Value));
        sessions.UnionWith(Session().Matches(left).Concat(Session().Matches(right)).Select(match => match.Groups[1].Value));
        var (ours, theirs) = (Instants(left).ToList(), Instants(right).ToList());
        rightInstants.UnionWith(theirs);
        foreach (var by in ours.Count == theirs.Count ? ours.Zip(theirs, (one, other) => other - one) : [])
        {
            shifts[by] = shifts.GetValueOrDefault(by) + 1;
        }
    }

    private static DateTimeOffset Clock(Exchange exchange) => HttpDate.Read(exchange.Response!.Headers.First("Date")) ?? exchange.SentAt;

    private static IEnumerable<long> Instants(string text) => Instant().Matches(text).Select(Seconds).OfType<long>();

    private static long? Seconds(Match match) =>
        DateTimeOffset.TryParseExact($"{match.Groups[1].Value}T{match.Groups[3].Value}Z", "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at.ToUnixTimeSeconds() : null;

    private static string? Text(Exchange exchange)
    {
        try
        {
            return exchange.Response is { } response ? Strict.GetString(response.Body.Span) : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    [GeneratedRegex(@"\*\*\*[a-z]+[0-9]*\*\*\*")]
    private static partial Regex Secret();

    /// <summary>The authority of an absolute URL of the API; slashes may be escaped in JSON.</summary>
    [GeneratedRegex("""(?<=https?:\\?/\\?/)[^/\\"'<>\s?#]+(?=\\?/api(?![A-Za-z0-9]))""", RegexOptions.IgnoreCase)]
    private static partial Regex Host();

    [GeneratedRegex("(?<![0-9a-fA-F-])[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}(?![0-9a-fA-F-])")]
    private static partial Regex Uuid();

    [GeneratedRegex(@"/logonSessions\\?/([0-9a-fA-F-]{36})", RegexOptions.IgnoreCase)]
    private static partial Regex Session();

    [GeneratedRegex(@"(?<![0-9])([0-9]{4}-[0-9]{2}-[0-9]{2})([T ])([0-9]{2}:[0-9]{2}:[0-9]{2})")]
    private static partial Regex Instant();
}

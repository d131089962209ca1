using Conformance.Core.Contract;
using Conformance.Core.Recordings.Har;
using Conformance.Core.Results;
using Conformance.DataFiles;
using Conformance.Replay.Transport;

namespace Conformance.Runs;

/// <summary>Which server of a recording is judged: a browser records all that a page asks of anybody.</summary>
/// <param name="Url">The base URL.</param>
/// <param name="Entries">What the server was asked, in the order of the file.</param>
/// <param name="Notes">What is left out, as sentences.</param>
internal sealed record HarTarget(string Url, IReadOnlyList<HarEntry> Entries, IReadOnlyList<string> Notes)
{
    private const int Shown = 5;

    /// <summary>Finds it.</summary>
    /// <param name="entries">The file.</param>
    /// <param name="named">The base URL that the user named; null if there is only one.</param>
    /// <param name="contract">The API.</param>
    /// <param name="file">The file's name.</param>
    /// <exception cref="DataException">There is none, or several.</exception>
    /// <exception cref="UnusableRequestException">The named one is no URL.</exception>
    public static HarTarget Of(IReadOnlyList<HarEntry> entries, string? named, ApiContract contract, string file)
    {
        var known = named is null ? contract : contract.At(TargetUrl.Parse(named).Path.TrimEnd('/'));
        var sent = entries.Select(entry => (Entry: entry, Base: BaseOf(entry.Request.Url, known))).ToList();
        var bases = sent.Where(pair => pair.Base is not null && known.MatchHref(pair.Entry.Request.Url) is not null)
            .Select(pair => pair.Base!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var url = named is not null ? BaseOf(named, known)! : bases switch
        {
            [var only] => only,
            [] => throw Fault(file, $"no request of the API is in it; it holds {Counted.Of(entries.Count, "request")} to {Listed(Hosts(entries))}. Record while a client asks the API, or name its base URL: --target https://HOST:9398/api"),
            _ => throw Fault(file, $"it holds answers of several servers: {Listed(bases)}. Name one of them: --target {bases[0]}"),
        };
        var mine = sent.Where(pair => pair.Base == url).Select(pair => pair.Entry).ToList();
        var judged = mine.Where(entry => !entry.IsFromCache).ToList();
        return judged.Count > 0 ? new HarTarget(url, judged, [.. NotesOf(entries.Count - mine.Count, mine.Count - judged.Count)])
            : throw Fault(file, $"no answer of {url} is in it; it holds {Counted.Of(entries.Count, "request")} to {Listed(Hosts(entries))}.");
    }

    private static IEnumerable<string> NotesOf(int elsewhere, int cached)
    {
        if (elsewhere > 0)
        {
            yield return $"{Counted.Of(elsewhere, "request")} of the recording went elsewhere, and {(elsewhere == 1 ? "is" : "are")} not judged.";
        }

        if (cached > 0)
        {
            yield return $"{Counted.Of(cached, "answer")} came from the cache of the recorder and not from the server, and {(cached == 1 ? "is" : "are")} not judged.";
        }
    }

    private static IEnumerable<string> Hosts(IReadOnlyList<HarEntry> entries) =>
        entries.Select(entry => Read(entry.Request.Url)?.Origin ?? "other addresses").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static string Listed(IEnumerable<string> names) => names.ToList() is var all && all.Count > Shown
        ? $"{string.Join(", ", all.Take(Shown))} and {all.Count - Shown} more" : string.Join(", ", all);

    /// <summary>The base that a URL lies below, host in lower case; null if it lies below none.</summary>
    private static string? BaseOf(string text, ApiContract contract) => Read(text) is { } url && contract.BaseOf(url.ToString()) is { } path ? url.Origin + path : null;

    private static TargetUrl? Read(string text)
    {
        try
        {
            return TargetUrl.Parse(text);
        }
        catch (UnusableRequestException)
        {
            // Data of a page, of an extension, or of a web socket; and what holds a password, which is not told.
            return null;
        }
    }

    private static DataException Fault(string file, string message) => new([new DataFault(new DataPlace(file, 0, 0), message)]);
}

using Conformance.Documents;
using Conformance.Core.Recordings;
using Conformance.Replay.Redaction;

namespace Conformance.Runs;

/// <summary>What would be written of a recording.</summary>
public sealed record RecordedData
{
    /// <summary>The files' texts by path below the output folder, with forward slashes.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    /// <summary>How many values became placeholders.</summary>
    public required int Placeholders { get; init; }

    /// <summary>How many entities the world holds.</summary>
    public required int Entities { get; init; }

    /// <summary>What is not written, each with the reason.</summary>
    public required IReadOnlyList<string> LeftOut { get; init; }

    /// <summary>What looks like a secret, each with its place; if there is any, nothing may be written.</summary>
    public required IReadOnlyList<string> Suspects { get; init; }

    /// <summary>Makes the files.</summary>
    /// <param name="run">The recording.</param>
    /// <param name="request">What was asked for: its password is looked for in everything.</param>
    /// <param name="replacements">What is not to be written.</param>
    public static RecordedData Of(RecordedRun run, RunRequest request, Replacements replacements)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var leftOut = run.LeftOut.Select(pair => $"GET {pair.Key}: {pair.Value}").ToList();
        var slugs = new HashSet<string>(StringComparer.Ordinal);
        var placeholders = 0;
        foreach (var path in run.Recordings.GroupBy(recording => recording.Path, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            // One XML fixture serves XML and JSON alike.
            var best = path.OrderBy(recording => recording.First.Document!.Format == DocumentFormat.Xml ? 0 : 1).First();
            var body = RecordedBody.Of(best, replacements);
            if (body.Text is null)
            {
                leftOut.Add($"GET {path.Key}: it changed between the two recordings: {body.Change}");
                continue;
            }

            var slug = Unique(RecordedFiles.Slug(path.Key), slugs);
            placeholders += body.Holes;
            files[RecordedFiles.BodyPath(slug, best.First.Document!.Format)] = body.Text;
            Add(files, RecordedFiles.Scenario(path.Key, slug, [.. path.Select(recording => recording.Accept).Order(StringComparer.Ordinal)]));
        }

        if (files.Count > 0)
        {
            Add(files, RecordedFiles.Requirements());
        }

        var (kept, gone) = run.World.Close();
        leftOut.AddRange(gone.Select(pair => $"the {pair.Entity.Identity.Type} {pair.Entity.Identity.Id}: {pair.Why}"));
        if (kept.Count > 0 && run.World.Origin is { } origin)
        {
            Add(files, RecordedFiles.World(kept, origin, replacements, run.At));
        }

        return new RecordedData
        {
            Files = files, Placeholders = placeholders, Entities = kept.Count, LeftOut = leftOut, Suspects = [.. SuspectsOf(run, request, files)],
        };
    }

    private static IEnumerable<string> SuspectsOf(RecordedRun run, RunRequest request, IReadOnlyDictionary<string, string> files)
    {
        var redactor = new Redactor();
        redactor.AddPassword(request.User, request.Password);
        return run.Recordings
            .SelectMany(recording => SuspectValues.In(recording.First.Document!).Select(suspect => $"GET {recording.Path}: {suspect.Path} {suspect.Why}"))
            .Concat(run.World.Bodies.SelectMany(SuspectValues.In).Select(suspect => $"the world: {suspect.Path} {suspect.Why}"))
            .Concat(files.Where(file => redactor.Scrub(file.Value) != file.Value).Select(file => $"{file.Key} holds the password"))
            .Distinct(StringComparer.Ordinal);
    }

    private static void Add(SortedDictionary<string, string> files, (string Path, string Text) file) => files.Add(file.Path, file.Text);

    private static string Unique(string slug, HashSet<string> taken)
    {
        var unique = slug;
        for (var number = 2; !taken.Add(unique); number++)
        {
            unique = FormattableString.Invariant($"{slug}-{number}");
        }

        return unique;
    }
}

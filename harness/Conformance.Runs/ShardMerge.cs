using System.Globalization;
using Conformance.Core.Exchanges;
using Conformance.Replay.Runs;

namespace Conformance.Runs;

/// <summary>The archives of all shards of a run as the archive of one run.</summary>
public static class ShardMerge
{
    /// <summary>Joins them.</summary>
    /// <param name="parts">The shards' archives with their files' names, in any order.</param>
    /// <exception cref="ArchiveException">One is no shard, they are of different runs, or a shard is missing or there
    /// twice.</exception>
    public static Archive Of(IReadOnlyList<(string File, Archive Archive)> parts)
    {
        var shards = parts.Select(part => (part.File, part.Archive, Shard: RunArchive.ShardOf(part.Archive.Header) ?? throw new ArchiveException(
            part.File, 0, "this is no shard but a whole run; only archives of `conform run --shard I/N` can be merged."))).OrderBy(part => part.Shard.Index).ToList();
        var first = shards[0];
        foreach (var other in shards.Skip(1))
        {
            SameRun(first, other);
        }

        if (shards.GroupBy(part => part.Shard.Index).FirstOrDefault(group => group.Count() > 1) is { } again)
        {
            throw new ArchiveException(again.Last().File, 0, $"shard {Name(again.Last().Shard)} is also in {again.First().File}. Give each shard once.");
        }

        var twice = shards.SelectMany(part => part.Archive.Variants.Keys.Select(variant => (part.File, Variant: variant))).GroupBy(pair => pair.Variant, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw new ArchiveException(twice.Last().File, 0, $"{twice.Key} is also in {twice.First().File}. Give the archives as the shards of one run wrote them.");
        }

        AllThere([.. shards.Select(part => (part.File, part.Shard))]);
        var archives = shards.Select(part => part.Archive).ToList();
        var broken = archives.FirstOrDefault(archive => RunArchive.CauseOf(archive) is not null);
        return new Archive(
            first.Archive.Header with
            {
                Started = archives.Min(archive => archive.Header.Started),
                Properties = first.Archive.Header.Properties.Where(pair => pair.Key != "shard").ToDictionary(StringComparer.Ordinal),
            },
            archives.SelectMany(archive => archive.Variants).ToDictionary(StringComparer.Ordinal),
            ExchangeCollections.Joined([.. archives.Select(archive => archive.Exchanges)]),
            broken?.IsComplete ?? true)
        {
            Requests = archives.Sum(archive => archive.Requests),
            Closing = RunArchive.Closing(new RunRecord(new Dictionary<string, VariantRecord>(), [], broken is null ? null : RunArchive.CauseOf(broken))
            {
                SessionsLeft = [.. archives.SelectMany(RunArchive.SessionsLeftOf)],
                Dialects = [.. archives.SelectMany(RunArchive.DialectsOf).Distinct()],
                Notes = [.. archives.SelectMany(RunArchive.NotesOf).Distinct(StringComparer.Ordinal)],
            }),
        };
    }

    private static void SameRun((string File, Archive Archive, Shard Shard) first, (string File, Archive Archive, Shard Shard) other)
    {
        var differing = RunArchive.Identity(first.Archive.Header).Zip(RunArchive.Identity(other.Archive.Header))
            .Where(pair => pair.First.Name != "--shard" && pair.First.Value != pair.Second.Value)
            .Select(pair => $"{pair.First.Name} is {RunArchive.Shown(pair.Second.Value)} here and {RunArchive.Shown(pair.First.Value)} there")
            .ToList();
        if (first.Shard.Count != other.Shard.Count)
        {
            differing.Add(string.Create(CultureInfo.InvariantCulture, $"it is one of {other.Shard.Count} shards here and one of {first.Shard.Count} there"));
        }

        if (differing.Count > 0)
        {
            throw new ArchiveException(other.File, 0, $"this is not of the same run as {first.File}: {string.Join("; ", differing)}. Merge shards of one run only.");
        }
    }

    private static void AllThere(IReadOnlyList<(string File, Shard Shard)> shards)
    {
        var count = shards[0].Shard.Count;
        var missing = Enumerable.Range(1, count).Except(shards.Select(part => part.Shard.Index)).Select(index => Name(new Shard(index, count))).ToList();
        if (missing.Count > 0)
        {
            throw new ArchiveException(shards[0].File, 0, $"of this run's shards {string.Join(", ", missing)} {(missing.Count == 1 ? "is" : "are")} missing. Give the archives of all of them.");
        }
    }

    private static string Name(Shard shard) => string.Create(CultureInfo.InvariantCulture, $"{shard.Index}/{shard.Count}");
}

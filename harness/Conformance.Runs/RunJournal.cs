using Conformance.Core.Exchanges;
using Conformance.Replay.Runs;

namespace Conformance.Runs;

/// <summary>A run written to its archive while it goes: what is done outlives a kill, and a later run can go on from
/// there.</summary>
public sealed class RunJournal : IDisposable
{
    private readonly FileStream folder;
    private readonly JournalStream file;

    private RunJournal(FileStream folder, JournalStream file, ArchiveHeader header, RunRecord kept, DateTimeOffset started)
    {
        this.folder = folder;
        this.file = file;
        Writer = new ArchiveWriter(file, header);
        Kept = kept;
        Started = started;
    }

    /// <summary>Where exchanges and variants go.</summary>
    public ArchiveWriter Writer { get; }

    /// <summary>What an earlier run brought back; empty for a new one.</summary>
    public RunRecord Kept { get; }

    /// <summary>When the run began; the earlier one's beginning if this one goes on from it.</summary>
    public DateTimeOffset Started { get; }

    /// <summary>Begins the archive of a new run; the folder is made if it is missing, an earlier archive in it is
    /// replaced.</summary>
    public static RunJournal Begin(string folder, RunRequest request, DateTimeOffset started)
    {
        Directory.CreateDirectory(folder);
        return new RunJournal(FolderLock.Take(folder), new JournalStream(FileIn(folder)), RunArchive.Header(request, started), RunArchive.Empty, started);
    }

    /// <summary>
    /// Goes on with the run whose archive is in the folder: the variants that it has whole are kept, the others are to be
    /// replayed. Begins
    /// one if there is none, so that a CI job can call it the same way each time.
    /// </summary>
    /// <exception cref="ArchiveException">The archive cannot be read, or is of another run, or another run writes into the
    /// folder.</exception>
    public static RunJournal Resume(string folder, Prepared prepared, DateTimeOffset started)
    {
        if (!IsIn(folder))
        {
            return Begin(folder, prepared.Request, started);
        }

        var file = FileIn(folder);
        var archive = RunArchive.ReadFile(file);
        var header = RunArchive.Header(prepared.Request, archive.Header.Started);
        Same(archive.Header, header, file);
        var kept = Whole(archive, prepared);

        // Whole beside the old one before it takes its place, so that a kill in between costs nothing.
        var beside = file + ".new";
        var journal = new RunJournal(FolderLock.Take(folder), new JournalStream(beside), header, kept, archive.Header.Started);
        RunArchive.WriteAll(journal.Writer, kept);
        journal.EnsureWhole();
        File.Move(beside, file, overwrite: true);
        return journal;
    }

    /// <summary>Whether a folder holds an archive to go on with.</summary>
    public static bool IsIn(string folder) => File.Exists(FileIn(folder));

    /// <summary>Says that the archive is not whole, if it is not: the disk may have filled up while the run went on.</summary>
    /// <exception cref="IOException">It is not; the verdict does not rest on the file.</exception>
    public void EnsureWhole()
    {
        if (file.Fault is { } fault)
        {
            throw new IOException($"{fault.Message.TrimEnd('.')}. The archive ends before the run did.", fault);
        }
    }

    /// <summary>Ends the archive.</summary>
    /// <param name="record">What the run brought back, for what stood in its way and what it left behind.</param>
    public void Complete(RunRecord record) => Writer.Complete(RunArchive.Closing(record));

    /// <summary>Closes the file; without <see cref="Complete"/> the archive counts as that of a run that was broken
    /// off.</summary>
    public void Dispose()
    {
        Writer.Dispose();
        folder.Dispose();
    }

    private static string FileIn(string folder) => Path.Combine(folder, RunArchive.FileName);

    private static void Same(ArchiveHeader earlier, ArchiveHeader now, string file)
    {
        var differing = RunArchive.Identity(earlier).Zip(RunArchive.Identity(now), (was, wanted) => (was.Name, Was: was.Value, Wanted: wanted.Value))
            .Where(pair => pair.Was != pair.Wanted)
            .Select(pair => $"{pair.Name} was {RunArchive.Shown(pair.Was)} and is now {RunArchive.Shown(pair.Wanted)}")
            .ToList();
        if (differing.Count > 0)
        {
            throw new ArchiveException(file, 0, $"this is another run: {string.Join("; ", differing)}. Resume with the options that it began with.");
        }
    }

    /// <summary>
    /// A variant's record is written after its last exchange, so one without a record was broken off. What a live target answers
    /// is compared
    /// with what it answers to other variants of the scenario, and perhaps asked again together with them: those are kept
    /// together.
    /// </summary>
    private static RunRecord Whole(Archive archive, Prepared prepared)
    {
        var planned = prepared.Plan.Variants.Select(variant => variant.Id).ToHashSet(StringComparer.Ordinal);
        var apart = prepared.Request.IsEmbedded ? [] : prepared.Plan.Variants.Where(variant => variant.Scenario.Relations.Count > 0)
            .GroupBy(variant => variant.Scenario.Id, StringComparer.Ordinal).Where(scenario => scenario.Any(variant => !archive.Variants.ContainsKey(variant.Id)))
            .SelectMany(scenario => scenario).Select(variant => variant.Id).ToHashSet(StringComparer.Ordinal);
        var variants = archive.Variants.Where(pair => planned.Contains(pair.Key) && !apart.Contains(pair.Key)).ToDictionary(StringComparer.Ordinal);
        return new RunRecord(
            variants,
            archive.Exchanges.OfVariants(variant => variants.ContainsKey(variant) || !planned.Contains(variant)),
            null) { Requests = archive.Requests };
    }
}

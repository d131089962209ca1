using System.Globalization;
using Conformance.DataFiles;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Results;
using Conformance.Core.Scenarios;
using Conformance.Core.Scenarios.Depths;
using Conformance.Replay.Folders;
using Conformance.Replay.Runs;

namespace Conformance.Runs;

/// <summary>A run as one file, and the file as a run that can be judged again without a network.</summary>
public static class RunArchive
{
    /// <summary>The file's name in a report folder.</summary>
    public const string FileName = "archive.jsonl.gz";

    private const char Separator = '\n';
    private const string LeftName = "sessionsLeft";
    private const string RecordingName = "recording";
    private const string NotesName = "notes";
    private const string DialectsName = "dialects";

    /// <summary>A run that brought nothing back yet.</summary>
    internal static RunRecord Empty { get; } = new(new Dictionary<string, VariantRecord>(), [], null);

    /// <summary>Reads an archive.</summary>
    /// <exception cref="ArchiveException">It is missing or cannot be read.</exception>
    /// <param name="path">The file, or the report folder that holds it.</param>
    public static Archive ReadFile(string path)
    {
        if (Directory.Exists(path))
        {
            var inside = Path.Combine(path, FileName);
            path = File.Exists(inside) ? inside : throw new ArchiveException(path, 0, $"the folder holds no {FileName}. `conform run --report DIR` writes one.");
        }

        if (!File.Exists(path))
        {
            throw new ArchiveException(path, 0, "the file does not exist. `conform run --report DIR` writes one.");
        }

        using var stream = InputFile.Open(path);
#pragma warning disable CA2000 // The archive reads from it as long as it is used; then the finalizer of its handle closes it.
        return ArchiveReader.Read(stream, path, Scratch());
#pragma warning restore CA2000
    }

    /// <summary>Writes everything that the judge needs.</summary>
    /// <param name="stream">Where to; closed at the end.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="output">What came of it.</param>
    public static void Write(Stream stream, RunRequest request, RunOutput output)
    {
        using var writer = new ArchiveWriter(stream, Header(request, output.Result.Header.Started));
        WriteAll(writer, output.Record);
        writer.Complete(Closing(output.Record));
    }

    /// <summary>Writes the archive into a report folder, which is made if it is missing.</summary>
    public static void WriteFile(string folder, RunRequest request, RunOutput output)
    {
        Directory.CreateDirectory(folder);
        Write(new FileStream(Path.Combine(folder, FileName), FileMode.Create, FileAccess.Write), request, output);
    }

    /// <summary>Judges an archive again, by the scenarios and requirements of today.</summary>
    /// <exception cref="DataFiles.DataException">Something is wrong in a data file.</exception>
    public static async Task<(Prepared Prepared, RunOutput Output)> JudgeAsync(
        Archive archive, ProjectFolder project, JudgeFiles files, CancellationToken cancellationToken)
    {
        var properties = archive.Header.Properties;
        var request = new RunRequest
        {
            Target = properties.GetValueOrDefault("embedded") == "true" ? RunRequest.Emulator : archive.Header.Target,
            World = archive.Header.World == "standard" ? TargetWorld.Standard : TargetWorld.Any,
            Selection = new Selection(properties.GetValueOrDefault("select", "").Split(Separator, StringSplitOptions.RemoveEmptyEntries)),
            Depth = DepthOf(archive.Header),
            Shard = ShardOf(archive.Header),
            Dialect = archive.Header.Dialect,
            AllowUnsafe = properties.GetValueOrDefault("allowUnsafe") == "true",
            NoWrongPassword = properties.GetValueOrDefault("noWrongPassword") == "true",
            ApiVersion = properties.GetValueOrDefault("apiVersion") is { Length: > 0 } version ? version : null,
            SecondUser = properties.GetValueOrDefault("secondUser", ""),
            Scenarios = files.Scenarios,
            Waivers = files.Waivers,
            Capabilities = files.Capabilities,
            Xsd = files.Xsd,
            Recording = Named(properties, RecordingName),
        };
        if (request.Recording is not null)
        {
            return await HarRun.AgainAsync(archive, request with { World = TargetWorld.Any }, project, cancellationToken);
        }

        var prepared = await Prepared.ReadAsync(request, project, cancellationToken);
        var header = new RunHeader(archive.Header.HarnessVersion, archive.Header.Target, request.Facts, archive.Header.Started, TimeSpan.Zero, properties.GetValueOrDefault("again", ""))
        {
            Certificate = Named(properties, "certificate"),
            Authority = Named(properties, "authority"),
            Depth = request.Depth,
            Client = Named(properties, "client"),
        };
        return (prepared, ConformanceRun.Judged(prepared, new RunRecord(archive.Variants, archive.Exchanges, CauseOf(archive)) { SessionsLeft = SessionsLeftOf(archive), Notes = NotesOf(archive), Requests = archive.Requests }, header));
    }

    /// <summary>What tells one run from another: options by the name under which a user knows them, and what is no
    /// option.</summary>
    internal static IEnumerable<(string Name, string Value)> Identity(ArchiveHeader header) =>
        [
            ("--target", header.Target),
            ("--world", header.World),
            ("--dialect", header.Properties.GetValueOrDefault("embedded") == "true" ? header.Dialect : ""),
            ("--select", header.Properties.GetValueOrDefault("select", "")),
            ("--depth", DepthOf(header).Word()),
            ("--shard", header.Properties.GetValueOrDefault("shard", "")),
            ("--api-version", header.Properties.GetValueOrDefault("apiVersion", "")),
            ("--allow-unsafe", header.Properties.GetValueOrDefault("allowUnsafe", "")),
            ("--user", header.Properties.GetValueOrDefault("user", "")),
            ("--second-user", header.Properties.GetValueOrDefault("secondUser", "")),
            ("--fault", header.Properties.GetValueOrDefault("fault", "")),
            ("--pin", header.Properties.GetValueOrDefault("certificate", "")),
            ("the client", header.Properties.GetValueOrDefault("client", "")),
        ];

    /// <summary>A value of <see cref="Identity"/> for a message.</summary>
    internal static string Shown(string value) => value.Length == 0 ? "not given" : $"\"{value.Replace(Separator, ',')}\"";

    /// <summary>How much a run asked; archives of before there were depths are of full depth.</summary>
    internal static RunDepth DepthOf(ArchiveHeader header) => header.Properties.GetValueOrDefault("depth", "") is not { Length: > 0 } text ? RunDepth.Full
        : RunDepths.Find(text) ?? throw new ArchiveException(header.Target, 1, $"the archive says that the depth of its run is \"{text}\": {string.Join(", ", RunDepths.All)} are known. Use the file as it was written.");

    /// <summary>The part of a run that an archive holds; null if it is the whole.</summary>
    internal static Shard? ShardOf(ArchiveHeader header) =>
        header.Properties.GetValueOrDefault("shard", "") is not { Length: > 0 } text ? null
        : text.Split('/') is [var index, var count] && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var i)
            && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && i >= 1 && i <= n ? new Shard(i, n)
        : throw new ArchiveException(header.Target, 1, $"the archive says that it is the shard \"{text}\": I/N is expected, with I from 1 to N. Use the file as it was written.");

    /// <summary>What an archive says of its run at the beginning.</summary>
    internal static ArchiveHeader Header(RunRequest request, DateTimeOffset started)
    {
        var header = ConformanceRun.Header(request, started, TimeSpan.Zero);
        return new ArchiveHeader(header.Target, request.IsEmbedded ? request.Dialect : Archive.UnknownDialect, request.Facts.World.ToString().ToLowerInvariant(), started, header.Tool)
        {
            Properties = new Dictionary<string, string>
            {
                ["embedded"] = request.IsEmbedded ? "true" : "false",
                ["apiVersion"] = request.ApiVersion ?? "",
                ["allowUnsafe"] = request.AllowUnsafe ? "true" : "false",
                ["noWrongPassword"] = request.NoWrongPassword ? "true" : "false",
                ["select"] = string.Join(Separator, request.Selection.Expressions),
                ["depth"] = request.Depth.Word(),
                ["shard"] = request.Shard is { } shard ? $"{shard.Index}/{shard.Count}" : "",
                ["user"] = request.User,
                ["secondUser"] = request.SecondUser,
                ["fault"] = string.Join(Separator, request.Faults),
                ["again"] = header.AgainOptions,
                ["certificate"] = header.Certificate ?? "",
                ["authority"] = header.Authority ?? "",
                ["client"] = header.Client ?? "",
                [RecordingName] = request.Recording ?? "",
            },
        };
    }

    /// <summary>What an archive says of its run at the end.</summary>
    internal static Dictionary<string, string> Closing(RunRecord record)
    {
        Dictionary<string, string> closing = record.Cause is not { } cause ? []
            : new() { ["cause"] = cause.Message, ["causeEndsRun"] = cause.EndsRun ? "true" : "false", ["causeOnlyAsked"] = cause.OnlyAsked ?? "", ["causeUnusable"] = cause.IsUnusable ? "true" : "false" };
        Add(LeftName, record.SessionsLeft);
        Add(NotesName, record.Notes);
        Add(DialectsName, [.. record.Dialects.Select(pair => $"{pair.Resource} {pair.Dialect}")]);
        if (DialectOf(record.Dialects) is { } dialect)
        {
            closing[Archive.DialectName] = dialect;
        }

        return closing;

        void Add(string name, IReadOnlyList<string> sentences)
        {
            if (sentences.Count > 0)
            {
                closing[name] = string.Join(Separator, sentences.Select(sentence => sentence.ReplaceLineEndings(" ")));
            }
        }
    }

    private static string? DialectOf(IReadOnlyList<ResourceDialect> dialects) =>
        dialects.Select(pair => pair.Dialect).Distinct(StringComparer.Ordinal).ToList() is var all && all.Count > 1 ? "mixed" : all.FirstOrDefault();

    /// <summary>The sessions that the run left behind, as <see cref="RunRecord.SessionsLeft"/>.</summary>
    internal static IReadOnlyList<string> SessionsLeftOf(Archive archive) => SentencesOf(archive, LeftName);

    /// <summary>What the run met that changes no verdict, as <see cref="RunRecord.Notes"/>.</summary>
    internal static IReadOnlyList<string> NotesOf(Archive archive) => SentencesOf(archive, NotesName);

    /// <summary>The dialect of each resource, as <see cref="RunRecord.Dialects"/>.</summary>
    internal static IReadOnlyList<ResourceDialect> DialectsOf(Archive archive) => [.. SentencesOf(archive, DialectsName)
        .Select(line => line.Split(' ')).Where(words => words.Length == 2).Select(words => new ResourceDialect(words[0], words[1]))];

    private static string[] SentencesOf(Archive archive, string name) => archive.Closing.GetValueOrDefault(name, "").Split(Separator, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What stood in the way of the run.</summary>
    internal static RunCause? CauseOf(Archive archive) =>
        !archive.IsComplete ? new RunCause("The run that wrote this archive was broken off; what it holds is judged.", EndsRun: false)
        : archive.Closing.GetValueOrDefault("cause") is { } message ? new RunCause(message, archive.Closing.GetValueOrDefault("causeEndsRun") == "true") { OnlyAsked = Named(archive.Closing, "causeOnlyAsked"), IsUnusable = archive.Closing.GetValueOrDefault("causeUnusable") == "true" }
        : null;

    /// <summary>A file that has no name any more: nobody else can read it, and nothing is left of it however the program
    /// ends.</summary>
    private static FileStream Scratch()
    {
        var path = Path.GetTempFileName();
        var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Delete);
        File.Delete(path);
        return stream;
    }

    /// <summary>Variants and exchanges, sorted by variant.</summary>
    internal static void WriteAll(ArchiveWriter writer, RunRecord record)
    {
        foreach (var variant in record.Variants.Values.OrderBy(variant => variant.Variant, StringComparer.Ordinal))
        {
            writer.Write(variant);
        }

        foreach (var exchange in record.Exchanges.Variants.Order(StringComparer.Ordinal).SelectMany(record.Exchanges.SentBy))
        {
            writer.Write(exchange);
        }
    }

    private static string? Named(IReadOnlyDictionary<string, string> properties, string name) =>
        properties.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;
}

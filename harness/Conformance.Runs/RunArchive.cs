using Conformance.Core.Exchanges;
using Conformance.Core.Results;
using Conformance.Core.Scenarios;
using Conformance.Replay.Folders;
using Conformance.Replay.Runs;

namespace Conformance.Runs;

/// <summary>A run as one file, and the file as a run that can be judged again without a network.</summary>
public static class RunArchive
{
    /// <summary>The file's name in a report folder.</summary>
    public const string FileName = "archive.jsonl.gz";

    private const char Separator = '\n';

    /// <summary>Writes everything that the judge needs.</summary>
    /// <param name="stream">Where to; closed at the end.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="output">What came of it.</param>
    public static void Write(Stream stream, RunRequest request, RunOutput output)
    {
        var header = output.Result.Header;
        var properties = new Dictionary<string, string>
        {
            ["embedded"] = request.IsEmbedded ? "true" : "false",
            ["allowUnsafe"] = request.AllowUnsafe ? "true" : "false",
            ["select"] = string.Join(Separator, request.Selection.Expressions),
            ["shard"] = request.Shard is { } shard ? $"{shard.Index}/{shard.Count}" : "",
            ["again"] = header.AgainOptions,
            ["certificate"] = header.Certificate ?? "",
        };
        if (output.Record.Cause is { } cause)
        {
            properties["cause"] = cause.Message;
            properties["causeEndsRun"] = cause.EndsRun ? "true" : "false";
            properties["causeOnlyAsked"] = cause.OnlyAsked ?? "";
        }

        using var writer = new ArchiveWriter(
            stream, new ArchiveHeader(header.Target, request.Dialect, request.Facts.World.ToString().ToLowerInvariant(), header.Started, header.Tool) { Properties = properties });
        foreach (var variant in output.Record.Variants.Values.OrderBy(variant => variant.Variant, StringComparer.Ordinal))
        {
            writer.Write(variant);
        }

        foreach (var exchange in output.Record.Exchanges.OrderBy(exchange => exchange.Variant, StringComparer.Ordinal))
        {
            writer.Write(exchange);
        }

        writer.Complete();
    }

    /// <summary>Judges an archive again, by the scenarios and requirements of today.</summary>
    /// <exception cref="ArchiveException">The file is no archive.</exception>
    /// <exception cref="Core.Yaml.DataException">Something is wrong in a data file.</exception>
    public static async Task<(Prepared Prepared, RunOutput Output)> JudgeAsync(
        Archive archive, ProjectFolder project, string? scenarios, string? waivers, CancellationToken cancellationToken)
    {
        var properties = archive.Header.Properties;
        var request = new RunRequest
        {
            Target = properties.GetValueOrDefault("embedded") == "true" ? RunRequest.Emulator : archive.Header.Target,
            World = archive.Header.World == "standard" ? TargetWorld.Standard : TargetWorld.Any,
            Selection = new Selection(properties.GetValueOrDefault("select", "").Split(Separator, StringSplitOptions.RemoveEmptyEntries)),
            Shard = properties.GetValueOrDefault("shard", "").Split('/') is [var index, var count] && int.TryParse(index, out var i) && int.TryParse(count, out var n) ? new Shard(i, n) : null,
            Dialect = archive.Header.Dialect,
            AllowUnsafe = properties.GetValueOrDefault("allowUnsafe") == "true",
            Scenarios = scenarios,
            Waivers = waivers,
        };
        var prepared = await Prepared.ReadAsync(request, project, cancellationToken);
        var cause = properties.GetValueOrDefault("cause") is { } message ? new RunCause(message, properties.GetValueOrDefault("causeEndsRun") == "true") { OnlyAsked = Named(properties, "causeOnlyAsked") }
            : archive.IsComplete ? null
            : new RunCause("The run that wrote this archive was broken off; what it holds is judged.", EndsRun: false);
        var record = new RunRecord(archive.Variants, archive.Exchanges, cause);
        var header = new RunHeader(archive.Header.HarnessVersion, archive.Header.Target, request.Facts, archive.Header.Started, TimeSpan.Zero, properties.GetValueOrDefault("again", ""))
        {
            Certificate = Named(properties, "certificate"),
        };
        return (prepared, ConformanceRun.Judged(prepared, record, header));
    }

    private static string? Named(IReadOnlyDictionary<string, string> properties, string name) =>
        properties.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;
}

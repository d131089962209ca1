using Conformance.Core.Exchanges;
using Conformance.Core.Recordings.Har;
using Conformance.Core.Scenarios;
using Conformance.DataFiles;
using Conformance.Replay.Folders;
using Conformance.Replay.Redaction;
using Conformance.Replay.Runs;
using Conformance.Replay.Transport;

namespace Conformance.Runs;

/// <summary>What a user says of a HAR file.</summary>
/// <param name="Target">The base URL of the server to judge; null if the file holds only one.</param>
/// <param name="ApiVersion">The API version of the sessions, as in <c>v1_6</c>; null to go by what the file shows.</param>
public sealed record HarSettings(string? Target, string? ApiVersion);

/// <summary>Judges what a browser or a proxy recorded, as if a run had asked. Opens no socket.</summary>
public static class HarRun
{
    /// <summary>How the name of such a file ends.</summary>
    public const string Ending = ".har";

    /// <summary>Whether a path names a HAR file.</summary>
    public static bool IsOne(string path) => path.EndsWith(Ending, StringComparison.OrdinalIgnoreCase) && !Directory.Exists(path);

    /// <summary>Reads a HAR file, takes its secrets out and judges it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="settings">What the user says of it.</param>
    /// <param name="project">Where the data is.</param>
    /// <param name="files">The user's own files.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="DataException">The file is no HAR, or it is not known which server to judge.</exception>
    public static async Task<(Prepared Prepared, RunOutput Output)> JudgeAsync(
        string path, HarSettings settings, ProjectFolder project, JudgeFiles files, CancellationToken cancellationToken)
    {
        var entries = HarReader.Read(await InputFile.BytesAsync(path, HarReader.MostBytes, cancellationToken), path);
        var rules = await RulebookFolder.LoadAsync(project, files.Scenarios, cancellationToken);
        var (target, mine, left) = HarTarget.Of(entries, settings.Target, rules.Contract, path);
        var exchanges = RecordedSecrets.Redacted([.. mine.Select(entry =>
            new Exchange(HarPlan.VariantOf(entry.Number), HarPlan.Step, entry.Request, entry.Response, null, entry.SentAt, null, entry.Elapsed))]);
        var (version, known) = settings.ApiVersion is { } named ? (named, null) : HarVersion.Of(exchanges, rules);
        var request = new RunRequest { Target = target, IsTargetGiven = settings.Target is not null, ApiVersion = version, World = TargetWorld.Any, Recording = path, Scenarios = files.Scenarios, Waivers = files.Waivers, Capabilities = files.Capabilities, Xsd = files.Xsd };
        return await JudgeAsync(request, [.. exchanges.Zip(mine, (exchange, entry) => (exchange, entry.Lack))], [.. left, .. known is null ? [] : new[] { known }], project, cancellationToken);
    }

    /// <summary>Judges the archive of a recording again.</summary>
    internal static Task<(Prepared Prepared, RunOutput Output)> AgainAsync(Archive archive, RunRequest request, ProjectFolder project, CancellationToken cancellationToken) => JudgeAsync(
        request,
        [.. archive.Exchanges.Variants.Where(HarPlan.IsEntry).Order(StringComparer.Ordinal).SelectMany(archive.Exchanges.SentBy).Select(exchange => (exchange, archive.Variants.GetValueOrDefault(exchange.Variant)?.NotTested))],
        RunArchive.NotesOf(archive), project, cancellationToken);

    private static async Task<(Prepared Prepared, RunOutput Output)> JudgeAsync(
        RunRequest request, IReadOnlyList<(Exchange Exchange, string? Lack)> answers, IReadOnlyList<string> notes, ProjectFolder project, CancellationToken cancellationToken)
    {
        var rules = (await RulebookFolder.LoadAsync(project, request.Scenarios, cancellationToken)).At(TargetUrl.Parse(request.Target).Path.TrimEnd('/'));
        var plan = HarPlan.Of(answers, rules, request.Recording!);
        var prepared = await Prepared.OfAsync(request, project, plan.Rules, plan.Plan, cancellationToken);
        var started = answers.Min(answer => answer.Exchange.SentAt);
        var ended = answers.Max(answer => answer.Exchange.SentAt + answer.Exchange.Elapsed);
        return (prepared, ConformanceRun.Judged(prepared, new RunRecord(plan.Records, plan.Exchanges, null) { Notes = notes }, ConformanceRun.Header(request, started, ended - started)));
    }
}

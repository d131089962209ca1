using System.CommandLine;
using Conformance.Core.Exchanges;
using Conformance.Core.Reports;
using Conformance.Core.Results;
using Conformance.Replay.Folders;
using Conformance.Runs;
using Conformance.Runs.Configuration;

namespace Conformance.Cli;

/// <summary><c>conform judge</c>: judges an archive again. Opens no socket.</summary>
internal static class JudgeCommand
{
    public static Command Create(CallerPlace place)
    {
        var archive = new Argument<string>("archive") { Description = "The archive.jsonl.gz of a run, its report folder, or a recording FILE.har of a browser or a proxy." };
        var scenarios = new Option<string?>("--scenarios") { Description = "A scenarios folder of your own." };
        var waivers = new Option<string?>("--waivers") { Description = "A file of known deviations, instead of scenarios/waivers.yaml." };
        var capabilities = CapabilitiesOption();
        var config = ConfigOption.Create();
        var xsd = XsdOption.Create();
        var target = new Option<string?>("--target") { Description = "Of a recording: the base URL of the server to judge, if it holds answers of several." };
        var version = new Option<string?>("--api-version") { Description = "Of a recording: the API version of its sessions, as in v1_6, if it does not show that." };
        var report = new Option<string?>("--report") { Description = "A folder for the reports." };
        var shell = ShellOption.Create();
        var command = new Command("judge", "Judges an archive again, or a recording that others made, without a network.") { archive, scenarios, waivers, capabilities, config, xsd, target, version, report, shell };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var path = Path.GetFullPath(parsed.GetRequiredValue(archive), place.Current);
            var settings = await CommandSettings.ReadAsync(parsed, [scenarios, waivers, capabilities, config, shell], place, cancellationToken);
            var (files, folder) = (Files(settings, XsdOption.PathOf(parsed.GetValue(xsd), place)), parsed.GetValue(report));
            var har = new HarSettings(parsed.GetValue(target), parsed.GetValue(version));
            if (HarRun.IsOne(path))
            {
                var (prepared, output) = await HarRun.JudgeAsync(path, har, ProjectFolder.Find(place.Current), files, cancellationToken);
                return await TellAsync(prepared, output, settings, folder, place, cancellationToken);
            }

            return har is { Target: null, ApiVersion: null } ? await JudgeAsync(RunArchive.ReadFile(path), files, settings, folder, place, cancellationToken)
                : throw new UsageException($"--target and --api-version are for a recording FILE{HarRun.Ending}; an archive knows its own. Leave them out.");
        });
        return command;
    }

    /// <summary>The option that names what the target claims.</summary>
    internal static Option<string?> CapabilitiesOption() => new("--capabilities") { Description = "A file with what the target claims to implement and which data it lacks." };

    /// <summary>The user's own files, from the options, the environment and conform.yaml.</summary>
    internal static JudgeFiles Files(SettingLayers settings, string? xsd) => new()
    {
        Scenarios = settings.Find("scenarios")?.FullPath,
        Waivers = settings.Find("waivers")?.FullPath,
        Capabilities = settings.Find("capabilities")?.FullPath,
        Xsd = xsd,
    };

    /// <summary>Judges an archive, prints the verdict and writes the reports that are asked for.</summary>
    /// <returns>The verdict's exit code.</returns>
    internal static async Task<int> JudgeAsync(
        Archive archive, JudgeFiles files, SettingLayers settings, string? report, CallerPlace place,
        CancellationToken cancellationToken)
    {
        var (prepared, output) = await RunArchive.JudgeAsync(archive, ProjectFolder.Find(place.Current), files, cancellationToken);
        return await TellAsync(prepared, output, settings, report, place, cancellationToken);
    }

    private static async Task<int> TellAsync(
        Prepared prepared, RunOutput judged, SettingLayers settings, string? report, CallerPlace place,
        CancellationToken cancellationToken)
    {
        var output = judged with { Result = ShellOption.For(judged.Result, settings) };
        await Painter.WriteAsync(place.Terminal, VerdictText.Of(output.Result, isReported: report is not null));
        if (report is not null)
        {
            var folder = Path.GetFullPath(report, place.Current);
            await ReportFolder.WriteAsync(folder, output.Result, prepared.SourcesFor(place.Current), cancellationToken);
            RunArchive.WriteFile(folder, prepared.Request, output);
            await place.Terminal.Out.WriteAsync(ReportFolder.Line(folder));
        }

        return ExitCodes.Of(output.Result);
    }
}

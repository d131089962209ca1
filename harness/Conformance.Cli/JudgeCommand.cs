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
        var archive = new Argument<string>("archive") { Description = "The archive.jsonl.gz of a run." };
        var scenarios = new Option<string?>("--scenarios") { Description = "A scenarios folder of your own." };
        var waivers = new Option<string?>("--waivers") { Description = "A file of known deviations, instead of scenarios/waivers.yaml." };
        var capabilities = CapabilitiesOption();
        var config = ConfigOption.Create();
        var xsd = XsdOption.Create();
        var report = new Option<string?>("--report") { Description = "A folder for the reports." };
        var command = new Command("judge", "Judges an archive again, without a network.") { archive, scenarios, waivers, capabilities, config, xsd, report };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var path = Path.GetFullPath(parsed.GetRequiredValue(archive), place.Current);
            var settings = await CommandSettings.ReadAsync(parsed, [scenarios, waivers, capabilities, config], place, cancellationToken);
            return await JudgeAsync(RunArchive.ReadFile(path), Files(settings, XsdOption.PathOf(parsed.GetValue(xsd), place)), parsed.GetValue(report), place, cancellationToken);
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
    internal static async Task<int> JudgeAsync(Archive archive, JudgeFiles files, string? report, CallerPlace place, CancellationToken cancellationToken)
    {
        var (prepared, output) = await RunArchive.JudgeAsync(archive, ProjectFolder.Find(place.Current), files, cancellationToken);
        await Painter.WriteAsync(place.Terminal, VerdictText.Of(output.Result, isReported: report is not null));
        if (report is not null)
        {
            var folder = Path.GetFullPath(report, place.Current);
            await ReportFolder.WriteAsync(folder, output.Result, cancellationToken);
            RunArchive.WriteFile(folder, prepared.Request, output);
            await place.Terminal.Out.WriteAsync(ReportFolder.Line(folder));
        }

        return ExitCodes.Of(output.Result);
    }
}

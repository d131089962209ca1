using System.CommandLine;
using System.Globalization;
using Conformance.Core.Results;
using Conformance.Core.Results.Waivers;
using Conformance.Replay.Folders;
using Conformance.Runs;

namespace Conformance.Cli;

/// <summary><c>conform baseline</c>: writes waivers for what deviates in a run, so that only what is new fails the next one.
/// Opens no socket.</summary>
internal static class BaselineCommand
{
    public static Command Create(CallerPlace place)
    {
        var report = new Argument<string>("report") { Description = "The folder of --report, or its archive.jsonl.gz." };
        var owner = new Option<string>("--owner") { Description = "Who answers for the waivers.", Required = true };
        var expires = new Option<string>("--expires") { Description = "The last day in UTC on which they waive, as in 2026-12-31.", Required = true };
        var reason = new Option<string?>("--reason") { Description = "Why the deviations are accepted." };
        var link = new Option<string?>("--link") { Description = "Where they are followed up, as a URL." };
        var scenarios = new Option<string?>("--scenarios") { Description = "The scenarios folder of your own that the run was made with." };
        var capabilities = JudgeCommand.CapabilitiesOption();
        var command = new Command("baseline", "Prints a waivers file with one waiver for each kind of finding of a run.") { report, owner, expires, reason, link, scenarios, capabilities };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var day = DateOnly.TryParseExact(parsed.GetValue(expires), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var last) ? last
                : throw new UsageException($"--expires {parsed.GetValue(expires)}: the last day is expected, as in 2026-12-31.");
            var archive = RunArchive.ReadFile(Path.GetFullPath(parsed.GetRequiredValue(report), place.Current));
            string? Full(Option<string?> option) => parsed.GetValue(option) is { } path ? Path.GetFullPath(path, place.Current) : null;

            // The waivers file may be the very file that a shell empties to write this into it, so no waivers are read.
            var (_, output) = await RunArchive.JudgeAsync(archive, ProjectFolder.Find(place.Current), new JudgeFiles { Scenarios = Full(scenarios), Capabilities = Full(capabilities) }, cancellationToken);
            var why = parsed.GetValue(reason) ?? string.Create(CultureInfo.InvariantCulture, $"Known since the baseline of {archive.Header.Started.UtcDateTime:yyyy-MM-dd}.");
            await place.Terminal.Out.WriteAsync(Baseline.Write(output.Result, parsed.GetRequiredValue(owner), why, parsed.GetValue(link), day));
            return ExitCodes.Conformant;
        });
        return command;
    }
}

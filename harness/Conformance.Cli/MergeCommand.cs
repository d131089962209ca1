using System.CommandLine;
using Conformance.Runs;

namespace Conformance.Cli;

/// <summary><c>conform merge</c>: the shards of a run as one run. Opens no socket.</summary>
internal static class MergeCommand
{
    public static Command Create(CallerPlace place)
    {
        var archives = new Argument<string[]>("archives") { Description = "The archive.jsonl.gz of every shard.", Arity = ArgumentArity.OneOrMore };
        var scenarios = new Option<string?>("--scenarios") { Description = "The scenarios folder of your own that the shards were run with." };
        var waivers = new Option<string?>("--waivers") { Description = "A file of known deviations that are accepted for a while, instead of the suite's own." };
        var capabilities = JudgeCommand.CapabilitiesOption();
        var config = ConfigOption.Create();
        var xsd = XsdOption.Create();
        var report = new Option<string?>("--report") { Description = "A folder for the reports of the whole." };
        var shell = ShellOption.Create();
        var command = new Command("merge", "Joins the archives of `conform run --shard I/N` and judges them as one run, without a network.") { archives, scenarios, waivers, capabilities, config, xsd, report, shell };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var parts = parsed.GetRequiredValue(archives).Select(name => (name, RunArchive.ReadFile(Path.GetFullPath(name, place.Current)))).ToList();
            var settings = await CommandSettings.ReadAsync(parsed, [scenarios, waivers, capabilities, config, shell], place, cancellationToken);
            var files = JudgeCommand.Files(settings, XsdOption.PathOf(parsed.GetValue(xsd), place));
            return await JudgeCommand.JudgeAsync(ShardMerge.Of(parts), files, settings, parsed.GetValue(report), place, cancellationToken);
        });
        return command;
    }
}

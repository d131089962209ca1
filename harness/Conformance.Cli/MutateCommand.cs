using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Conformance.Core.Mutations;
using Conformance.Core.Reports;
using Conformance.Core.Results;
using Conformance.Core.Scenarios.Depths;
using Conformance.Replay.Folders;
using Conformance.Runs;

namespace Conformance.Cli;

/// <summary><c>conform mutate</c>: shows that the suite notices what is wrong, and only that.</summary>
internal static class MutateCommand
{
    private const int DefaultMost = 16_000;
    private static readonly string[] Dialects = ["em12", "em13"];

    public static Command Create(CallerPlace place)
    {
        var archive = new Argument<string?>("archive") { Description = "The archive.jsonl.gz of a run; without it the embedded emulator is recorded, in both dialects.", Arity = ArgumentArity.ZeroOrOne };
        var most = new Option<int>("--max") { Description = "How many mutations are judged at most.", DefaultValueFactory = _ => DefaultMost };
        var seed = new Option<int>("--seed") { Description = "Which ones, when there are more.", DefaultValueFactory = _ => 1 };
        var report = new Option<string?>("--report") { Description = "A folder for mutations.tsv, one line for each." };
        var depth = DepthOption.Create();
        var scenarios = new Option<string?>("--scenarios") { Description = "A scenarios folder of your own." };
        var ablate = new Option<bool>("--ablate") { Description = "Also takes every line and every check out of the suite, one by one, and shows what notices. For those who change scenarios or checks; takes several times as long." };
        var quiet = QuietOption.Create();
        var command = new Command("mutate", "Changes recorded answers one by one, and shows that the suite notices.") { archive, most, seed, depth, report, scenarios, ablate, quiet };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var progress = parsed.GetValue(quiet) ? TextWriter.Null : place.Terminal.Error;
            var asked = DepthOption.Read(parsed, depth, place);
            if (asked is not null && parsed.GetValue(archive) is not null)
            {
                throw new UsageException("--depth is for the emulator that is recorded; the archive was recorded at its own depth. Leave one of them out.");
            }

            var runs = await RunsAsync(parsed.GetValue(archive), asked ?? RunDepth.Full, parsed.GetValue(scenarios) is { } own ? Path.GetFullPath(own, place.Current) : null, progress, place, cancellationToken);
            var watch = Stopwatch.StartNew();
            var verdicts = new List<MutationVerdict>();
            var unnoticed = new List<string>();
            var generated = 0;
            foreach (var recording in runs)
            {
                var run = recording.Run;
                foreach (var finding in run.Baseline.Take(1))
                {
                    await place.Terminal.Error.WriteLineAsync($"the recorded run has findings of its own, first {finding.Requirement.Id} in {finding.Variant}; they count for nothing here.");
                }

                var sample = MutationSample.Draw(run, Share(run, runs.Count, parsed.GetValue(most)), parsed.GetValue(seed), cancellationToken);
                generated += sample.Of;
                await progress.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{sample.Mutations.Count} of {sample.Of} mutations, {sample.Strata} kinds"));
                if (sample.Mutations.Count < sample.Strata)
                {
                    await progress.WriteLineAsync("some kinds are not tried at all: a larger --max tries them.");
                }

                verdicts.AddRange(run.Judge(sample.Mutations, new Counter(progress, sample.Mutations.Count, "judged"), cancellationToken));
                if (parsed.GetValue(ablate) && !run.JsonOnly)
                {
                    unnoticed.AddRange(await AblateAsync(recording, parsed.GetValue(seed), progress, place, cancellationToken));
                }
            }

            var faults = MutationGate.Faults(runs[0].Run.Rules, verdicts, whole: parsed.GetValue(archive) is null && asked is null or RunDepth.Full).Concat(unnoticed.Distinct(StringComparer.Ordinal)).ToList();
            await place.Terminal.Out.WriteAsync(asked is null or RunDepth.Full ? "" : $"Depth {asked.Value.Word()}: only what such a run asks is changed, so nothing here speaks for the whole suite.\n");
            await place.Terminal.Out.WriteAsync(MutationText.Of(verdicts, generated, parsed.GetValue(seed), watch.Elapsed));
            foreach (var fault in faults)
            {
                await place.Terminal.Out.WriteLineAsync($"NOT PROVEN  {fault}");
            }

            if (parsed.GetValue(report) is { } folder)
            {
                var path = Path.GetFullPath(folder, place.Current);
                Directory.CreateDirectory(path);
                await File.WriteAllTextAsync(Path.Combine(path, "mutations.tsv"), MutationTable.Of(verdicts), cancellationToken);
            }

            return verdicts.Count == 0 ? ExitCodes.Incomplete : faults.Count > 0 ? ExitCodes.Deviates : ExitCodes.Conformant;
        });
        return command;
    }

    private static async Task<IReadOnlyList<Recording>> RunsAsync(string? archive, RunDepth depth, string? scenarios, TextWriter progress, CallerPlace place, CancellationToken cancellationToken)
    {
        var project = ProjectFolder.Find(place.Current);
        if (archive is not null)
        {
            var (prepared, output) = await RunArchive.JudgeAsync(RunArchive.ReadFile(Path.GetFullPath(archive, place.Current)), project, new JudgeFiles { Scenarios = scenarios }, cancellationToken);
            return [new Recording(RecordedMutations.Of(prepared, output), prepared)];
        }

        var runs = new List<Recording>();
        foreach (var dialect in Dialects)
        {
            await progress.WriteLineAsync($"recording the emulator, {dialect}");
            var prepared = await Prepared.ReadAsync(new RunRequest { Dialect = dialect, Depth = depth, Scenarios = scenarios }, project, cancellationToken);
            var output = await ConformanceRun.ExecuteAsync(prepared, TimeProvider.System, null, cancellationToken);
            runs.Add(new Recording(RecordedMutations.Of(prepared, output, jsonOnly: runs.Count > 0), prepared));
        }

        return runs;
    }

    /// <summary>How many mutations of a run are judged: of the second dialect, where little is new, a third of them
    /// all.</summary>
    private static int Share(MutationRun run, int runs, int most) => Math.Max(1, runs == 1 ? most : run.JsonOnly ? most / 3 : most - (most / 3));

    /// <summary>What could be taken out without the proof noticing.</summary>
    private static async Task<IEnumerable<string>> AblateAsync(Recording recording, int seed, TextWriter progress, CallerPlace place, CancellationToken cancellationToken)
    {
        var run = recording.Run;
        IReadOnlyList<Ablation> all = [.. Ablation.OfLines(run.Rules).Concat(Ablation.OfChecks(run.Rules)).Where(ablation => ablation.IsIn(run))];
        var ablated = await new AblationProof(run, recording.Prepared.Request.IsEmbedded ? recording.Prepared : null)
            .OfAsync(all, seed, new Counter(progress, all.Count, "removals tried"), cancellationToken);
        foreach (var (ablation, by) in ablated)
        {
            await place.Terminal.Out.WriteLineAsync($"without {ablation.What}: {by ?? "NOTHING NOTICES"}");
        }

        return ablated.Where(verdict => verdict.NoticedBy is null).Select(verdict => $"nothing notices when {verdict.Ablation.What} is missing");
    }

    private sealed record Recording(MutationRun Run, Prepared Prepared);

    /// <summary>A line for each tenth that is done.</summary>
    private sealed class Counter(TextWriter progress, int total, string done) : IProgress<int>
    {
        public void Report(int value)
        {
            if (value % Math.Max(1, total / 10) == 0)
            {
                progress.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value} of {total} {done}"));
            }
        }
    }
}

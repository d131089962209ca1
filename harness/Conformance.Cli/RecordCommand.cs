using System.CommandLine;
using System.Globalization;
using Conformance.Core.Recordings;
using Conformance.Core.Results;
using Conformance.Replay.Folders;
using Conformance.Runs;
using Conformance.Runs.Configuration;

namespace Conformance.Cli;

/// <summary><c>conform record</c>: turns what a target answers into fixtures, scenarios that expect them, and a world.</summary>
internal sealed class RecordCommand
{
    private readonly RunOptionsBinding options = new();
    private readonly Option<string> folder = new("--out") { Description = "The folder to write to.", DefaultValueFactory = _ => "recorded" };
    private readonly Option<string[]> replace = new("--replace") { Description = "HOST=NAME: writes NAME wherever the target says HOST; any other text may be named too." };
    private readonly Option<bool> force = new("--force") { Description = "Replace files of an earlier recording." };
    private readonly Option<bool> quiet = QuietOption.Create();

    public static Command Create(CallerPlace place)
    {
        var record = new RecordCommand();
        var command = new Command("record", "Sends each selected GET twice and writes fixtures, scenarios and a world. Refuses what looks like a secret.")
        {
            record.folder, record.replace, record.force, record.quiet,
        };
        record.options.AddTo(command);
        command.SetAction((parsed, cancellationToken) => record.RunAsync(parsed, place, cancellationToken));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CallerPlace place, CancellationToken cancellationToken)
    {
        var request = RunRequestReader.ReadOne(await options.ReadAsync(parsed, place, cancellationToken), needsAccount: true);
        await place.Terminal.Out.WriteAsync(TargetText.Of(request));
        var replacements = Replacements(parsed.GetValue(replace) ?? []);
        var project = ProjectFolder.Find(place.Current);
        var prepared = await Prepared.ReadAsync(request, project, cancellationToken);
        RecordedRun run;
        using (var progress = new ProgressLine(place.Terminal, parsed.GetValue(quiet), TimeProvider.System))
        {
            run = await Recorder.RecordAsync(prepared, TimeProvider.System, progress, cancellationToken);
        }

        foreach (var left in run.SessionsLeft)
        {
            await place.Terminal.Error.WriteLineAsync($"conform: {left}");
        }

        if (run.Cause is { } cause)
        {
            await place.Terminal.Error.WriteLineAsync($"conform: {cause.Message} Nothing was written.");
            return ExitCodes.Errored;
        }

        var data = RecordedData.Of(run, request, replacements);
        var target = parsed.GetRequiredValue(folder);
        var code = await RefusalAsync(data, target, parsed.GetValue(force), place) ?? await WriteAsync(data, run, target, project, place, cancellationToken);
        return code == ExitCodes.Conformant && run.SessionsLeft.Count > 0 ? ExitCodes.Errored : code;
    }

    /// <summary>The exit code if nothing may be written, after saying why; otherwise null.</summary>
    private static async Task<int?> RefusalAsync(RecordedData data, string target, bool force, CallerPlace place)
    {
        var why = data.Suspects.Count > 0 ? $"what looks like a secret is never written:\n  {string.Join("\n  ", data.Suspects)}\nLeave these answers out with --select '!…', or take the values away on the target."
            : data.Files.Count == 0 ? $"nothing could be recorded.\n  {string.Join("\n  ", data.LeftOut)}"
            : !force && RecordingFolder.InTheWay(Path.GetFullPath(target, place.Current), data) is [var first, ..] others
                ? $"{target}/{first} is there already{(others.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $", and {others.Count - 1} more") : "")}. Name another folder with --out, or replace them with --force."
            : null;
        if (why is null)
        {
            return null;
        }

        await place.Terminal.Error.WriteLineAsync($"conform: nothing was written: {why}");
        return ExitCodes.Unusable;
    }

    private static async Task<int> WriteAsync(
        RecordedData data, RecordedRun run, string target, ProjectFolder project, CallerPlace place, CancellationToken cancellationToken)
    {
        var faults = await RecordingFolder.WriteAsync(Path.GetFullPath(target, place.Current), data, project, run.At, cancellationToken);
        var text = string.Create(CultureInfo.InvariantCulture, $"""
            recorded      {run.Recordings.Count} answers, each twice
            placeholders  {data.Placeholders}
            world         {(faults.Count == 0 ? data.Entities : 0)} entities
            written       {(faults.Count == 0 ? data.Files.Count : data.Files.Count - 1)} files below {target}

            """);
        var again = data.Files.Keys.Any(path => path.StartsWith("scenarios/", StringComparison.Ordinal))
            ? $"again         conform run --scenarios {target}/scenarios --fixtures {target}/fixtures --target …\n" : "";
        var world = faults.Count == 0 ? "" : string.Create(
            CultureInfo.InvariantCulture, $"left out      the world, which the emulator could not serve: {faults[0]}{(faults.Count > 1 ? $" And {faults.Count - 1} more." : "")}\n");
        var serve = data.Entities > 0 && faults.Count == 0 ? $"serve         conform serve --world {target}/fixtures/worlds/{RecordedFiles.Name}.yaml\n" : "";
        await place.Terminal.Out.WriteAsync(text + string.Concat(data.LeftOut.Select(line => $"left out      {line}\n")) + world + again + serve);
        return ExitCodes.Conformant;
    }

    private static Replacements Replacements(IReadOnlyList<string> texts) => new(texts.Select(text =>
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && equals < text.Length - 1 ? (text[..equals], text[(equals + 1)..])
            : throw new UsageException($"--replace {text}: HOST=NAME is expected, as in backup01.corp.example=server01.");
    }));
}

using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Conformance.Core.Reports;
using Conformance.Core.Reports.Statements;
using Conformance.Core.Results;
using Conformance.DataFiles;
using Conformance.Replay.Folders;
using Conformance.Runs;

namespace Conformance.Cli;

/// <summary><c>conform statement</c>: what a run shows of a target, in a form that others can check. Opens no socket.</summary>
internal static class StatementCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(CallerPlace place)
    {
        var report = new Argument<string>("report") { Description = "The folder of --report, or its archive.jsonl.gz." };
        var output = new Option<string?>("--out") { Description = "The folder of the statement; that of the archive if absent." };
        var scenarios = new Option<string?>("--scenarios") { Description = "The scenarios folder of your own that the run was made with." };
        var waivers = new Option<string?>("--waivers") { Description = "A file of known deviations, instead of scenarios/waivers.yaml." };
        var capabilities = JudgeCommand.CapabilitiesOption();
        var config = ConfigOption.Create();
        var command = new Command("statement", "Writes statement.json (an in-toto test result), statement.md, badge.svg and badge.json of a run.") { report, output, scenarios, waivers, capabilities, config };
        command.Subcommands.Add(Verify(place));
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var path = Path.GetFullPath(parsed.GetRequiredValue(report), place.Current);
            var settings = await CommandSettings.ReadAsync(parsed, [scenarios, waivers, capabilities, config], place, cancellationToken);
            var (result, inputs) = await Statements.JudgeAsync(path, ProjectFolder.Find(place.Current), JudgeCommand.Files(settings, null), cancellationToken);
            var folder = parsed.GetValue(output) is { } own ? Path.GetFullPath(own, place.Current) : Directory.Exists(path) ? path : Path.GetDirectoryName(path)!;
            await WriteAsync(folder, result, inputs, cancellationToken);
            await Painter.WriteAsync(place.Terminal, $"{VerdictText.Word(result.Outcome)}  {result.Header.Target}  {Badge.Of(result, inputs).Message}\n");
            await place.Terminal.Out.WriteAsync($"  statement     {Path.Combine(folder, Statement.FileName)}\n");
            return ExitCodes.Of(result);
        });
        return command;
    }

    private static Command Verify(CallerPlace place)
    {
        var statement = new Argument<string>("statement") { Description = "The statement.json." };
        var archive = new Argument<string>("archive") { Description = "The archive.jsonl.gz that it is about." };
        var scenarios = new Option<string?>("--scenarios") { Description = "The scenarios folder of your own that the run was made with." };
        var command = new Command("verify", "Judges an archive again and says whether a statement of it holds. Exit 0: it holds, 1: it does not, 2: unusable.") { statement, archive, scenarios };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var path = Path.GetFullPath(parsed.GetRequiredValue(statement), place.Current);
            var own = parsed.GetValue(scenarios) is { } folder ? Path.GetFullPath(folder, place.Current) : null;
            try
            {
                var faults = await Statements.VerifyAsync(
                    await InputFile.TextAsync(path, cancellationToken), Path.GetFullPath(parsed.GetRequiredValue(archive), place.Current), ProjectFolder.Find(place.Current), own, cancellationToken);
                await Painter.WriteAsync(place.Terminal, faults.Count == 0 ? "HOLDS  the archive gives this statement again\n"
                    : $"DOES NOT HOLD\n{string.Concat(faults.Select(fault => $"  {Printable.OneLine(fault)}\n"))}");
                return faults.Count == 0 ? ExitCodes.Conformant : ExitCodes.Deviates;
            }
            catch (FormatException fault)
            {
                throw new UsageException($"{path}: {fault.Message}");
            }
        });
        return command;
    }

    private static async Task WriteAsync(string folder, RunResult result, StatementInputs inputs, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var badge = Badge.Of(result, inputs);
        foreach (var (name, text) in new[]
        {
            (Statement.FileName, Json(Statement.Of(result, inputs))), ("statement.md", StatementMarkdown.Of(result, inputs)), ("badge.svg", badge.Svg), ("badge.json", Json(badge.Json)),
        })
        {
            await File.WriteAllTextAsync(Path.Combine(folder, name), text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken);
        }
    }

    private static string Json(JsonObject report) => report.ToJsonString(Indented) + "\n";
}

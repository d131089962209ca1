using System.CommandLine;
using System.Globalization;
using Conformance.Core.Results;
using Conformance.Documents.Compare;

namespace Conformance.Cli;

/// <summary><c>conform compare</c>: two XML or JSON files, one of each, or two folders. Exit 0 same, 1 different, 2
/// unreadable.</summary>
internal static class CompareCommand
{
    private const int ContextOnTerminal = 3;

    public static Command Create(CallerPlace place)
    {
        var expected = new Argument<string>("expected") { Description = "The expected file: XML or JSON, with or without placeholders; - for standard input; or a folder." };
        var actual = new Argument<string>("actual") { Description = "The actual file: XML or JSON; - for standard input; or a folder, compared file by file." };
        var rules = new Option<string?>("--rules") { Description = "A YAML file of rules, asked before the default ones." };
        var format = new Option<string>("--format") { Description = "text, json or markdown.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "markdown");
        var most = Number("--max", "How many differences are shown; the rest are counted.", 100);
        var context = Number("--context", "How many lines of both files are shown round each difference; on a terminal 3, else 0.", null);
        var command = new Command("compare", "Compares two XML or JSON files by meaning. Exit 0: same, 1: different, 2: unreadable.")
        {
            expected, actual, rules, format, most, context,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var run = new CompareRun(parsed.GetRequiredValue(expected), parsed.GetRequiredValue(actual), parsed.GetValue(rules), parsed.GetValue(most) ?? 0);
            var terminal = place.Terminal;
            var style = new TextStyle
            {
                Context = parsed.GetValue(context) ?? (terminal.HasColour ? ContextOnTerminal : 0),
                HasColour = terminal.HasColour,
                Width = terminal.Width,
            };
            return run.AreFolders(place.Current)
                ? await FoldersAsync(run, parsed.GetRequiredValue(format), style, place, cancellationToken)
                : await FilesAsync(run, parsed.GetRequiredValue(format), style, place, cancellationToken);
        });
        return command;
    }

    private static Option<int?> Number(string name, string description, int? otherwise) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => otherwise,
        CustomParser = result =>
        {
            var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return number;
            }

            result.AddError(FormattableString.Invariant($"{name} \"{text}\": a whole number from 0 to {int.MaxValue} is expected."));
            return null;
        },
    };

    private static async Task<int> FilesAsync(CompareRun run, string format, TextStyle style, CallerPlace place, CancellationToken cancellationToken)
    {
        var (comparison, text) = await run.RunAsync(
            place.Current, Console.OpenStandardInput, (result, expected, actual) => Told(result, expected, actual, format, style), cancellationToken);
        if (comparison is null)
        {
            await place.Terminal.Error.WriteLineAsync("conform: " + text);
            return ExitCodes.Unusable;
        }

        await place.Terminal.Out.WriteAsync(text);
        return comparison.AreSame ? ExitCodes.Conformant : ExitCodes.Deviates;
    }

    private static async Task<int> FoldersAsync(CompareRun run, string format, TextStyle style, CallerPlace place, CancellationToken cancellationToken)
    {
        var output = place.Terminal.Out;
        var files = await run.RunFoldersAsync(
            place.Current,
            (file, expected, actual) =>
            {
                if (format != "json" && !file.Comparison!.AreSame)
                {
                    output.Write(Told(file.Comparison, expected, actual, format, style) + "\n");
                }
            },
            cancellationToken);
        if (files.Count == 0)
        {
            await place.Terminal.Error.WriteLineAsync($"conform: neither {run.Expected} nor {run.Actual} holds a file. Name folders with files.");
            return ExitCodes.Unusable;
        }

        if (format == "json")
        {
            await output.WriteAsync(ComparisonJson.Of(files));
        }
        else
        {
            foreach (var file in files.Where(file => file.Comparison is null))
            {
                await output.WriteAsync($"{ComparisonText.Visible(file.Name)}: {file.Fault ?? (file.Outcome == "only-expected" ? "missing from the actual folder" : "not in the expected folder")}\n");
            }

            await output.WriteAsync(Summary(files));
        }

        return files.Any(file => file.Outcome == "unreadable") ? ExitCodes.Unusable
            : files.All(file => file.AreSame) ? ExitCodes.Conformant
            : ExitCodes.Deviates;
    }

    private static string Summary(IReadOnlyList<FileComparison> files)
    {
        int Count(string outcome) => files.Count(file => file.Outcome == outcome);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{files.Count} files: {Count("same")} same, {Count("different")} different, {Count("only-expected")} missing, {Count("only-actual")} extra, {Count("unreadable")} unreadable\n");
    }

    private static string Told(Comparison comparison, ComparedSource expected, ComparedSource actual, string format, TextStyle style) => format switch
    {
        "json" => ComparisonJson.Of(comparison),
        "markdown" => ComparisonMarkdown.Of(comparison, expected.Name, actual.Name),
        _ => ComparisonText.Of(comparison, expected, actual, style),
    };
}

using System.CommandLine;
using Conformance.Documents.Compare;
using Conformance.Core.Results;

namespace Conformance.Cli;

/// <summary><c>conform compare</c>: two XML or JSON files, or one of each. Exit 0 same, 1 different, 2 unreadable.</summary>
internal static class CompareCommand
{
    public static Command Create(CallerPlace place)
    {
        var expected = new Argument<string>("expected") { Description = "The expected file: XML or JSON, with or without placeholders." };
        var actual = new Argument<string>("actual") { Description = "The actual file: XML or JSON." };
        var rules = new Option<string?>("--rules") { Description = "A YAML file of rules, asked before the default ones." };
        var format = new Option<string>("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var most = new Option<int>("--max") { Description = "How many differences are shown; the rest are counted.", DefaultValueFactory = _ => 100 };
        most.Validators.Add(result =>
        {
            if (result.GetValue(most) < 0)
            {
                result.AddError("--max must not be negative.");
            }
        });
        var command = new Command("compare", "Compares two XML or JSON files by meaning. Exit 0: same, 1: different, 2: unreadable.")
        {
            expected, actual, rules, format, most,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var files = new CompareRun(parsed.GetRequiredValue(expected), parsed.GetRequiredValue(actual), parsed.GetValue(rules), parsed.GetValue(most));
            var result = await files.RunAsync(place.Current, cancellationToken);
            if (result.Comparison is null)
            {
                await place.Terminal.Error.WriteLineAsync("conform: " + result.Fault);
                return ExitCodes.Unusable;
            }

            await place.Terminal.Out.WriteAsync(parsed.GetRequiredValue(format) == "json"
                ? ComparisonJson.Of(result.Comparison)
                : ComparisonText.Of(result.Comparison, files.Expected, files.Actual));
            return result.Comparison.AreSame ? ExitCodes.Conformant : ExitCodes.Deviates;
        });
        return command;
    }
}

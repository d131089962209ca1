using System.CommandLine;
using System.CommandLine.Parsing;
using Conformance.DataFiles;

namespace Conformance.Cli;

/// <summary>What is wrong with a command line, one line for each cause.</summary>
internal static class UsageText
{
    private const string EndOfOptions = "--";

    /// <summary>The messages, in the order of the line; empty if it can be used.</summary>
    public static IReadOnlyList<string> Of(ParseResult parsed, RootCommand root, IReadOnlyList<string> args)
    {
        var words = Words(parsed.CommandResult.Command, root);
        // A shell leaves out a variable that is empty and not in quotes, and the option before it takes the next one for its
        // value.
        if (parsed.CommandResult.Children.OfType<OptionResult>().FirstOrDefault(option => option.Tokens.Any(token => IsOption(token.Value) && words.Contains(token.Value))) is { } valueless)
        {
            return [$"{valueless.Option.Name} has no value: {valueless.Tokens.First(token => IsOption(token.Value)).Value} follows. Is a variable empty?"];
        }

        if (parsed.CommandResult.Children.OfType<OptionResult>().FirstOrDefault(option => option.Tokens.Any(token => token.Value.Length == 0)) is { } empty)
        {
            return [$"{empty.Option.Name} \"\": a value is expected. Is a variable empty?"];
        }

        if (parsed.CommandResult.Children.OfType<ArgumentResult>().FirstOrDefault(argument => argument.Tokens.Any(token => token.Value.Length == 0)) is { } nameless)
        {
            return [$"<{nameless.Argument.Name}> is empty: {nameless.Argument.Description} Is a variable empty?"];
        }

        var strangers = Strangers(parsed, args);
        return strangers.Count > 0
            ? [.. strangers.Select(token => $"Unrecognized command or argument '{token}'.{(Suggestion.Nearest(token, words) is { } word ? $" Did you mean \"{word}\"?" : "")}")]
            : [.. parsed.Errors.Select(Message).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Every word that the command understands, the options of all commands among them.</summary>
    private static List<string> Words(Command command, RootCommand root) =>
    [
        .. command.Options.Concat(root.Options.Where(option => option.Recursive)).SelectMany(option => option.Aliases.Append(option.Name)),
        .. command.Subcommands.Select(sub => sub.Name),
    ];

    /// <summary>
    /// What the command does not know. A misspelt option before an argument is taken for that argument by the parser, and what
    /// follows a
    /// misspelt option is most likely its value: the option is the one cause.
    /// </summary>
    private static List<string> Strangers(ParseResult parsed, IReadOnlyList<string> args)
    {
        var swallowed = args.Contains(EndOfOptions) ? [] : parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value).Where(IsOption);
        var strangers = parsed.UnmatchedTokens.Concat(swallowed).ToHashSet(StringComparer.Ordinal);
        return [.. args.Where((token, at) => strangers.Contains(token) && (IsOption(token) || at == 0 || !IsOption(args[at - 1]) || !strangers.Contains(args[at - 1])))];
    }

    private static bool IsOption(string token) => token.Length > EndOfOptions.Length && token.StartsWith(EndOfOptions, StringComparison.Ordinal);

    private static string Message(ParseError error) => error.SymbolResult switch
    {
        ArgumentResult { Tokens.Count: 0 } missing => $"<{missing.Argument.Name}> is missing: {missing.Argument.Description}",
        OptionResult { Tokens: [var token] } option when Number(option.Option.ValueType) is { } number => $"{option.Option.Name} {token.Value}: {number} is expected.",
        _ => error.Message,
    };

    private static string? Number(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var whole when whole == typeof(int) => "a whole number",
        var any when any == typeof(double) => "a number",
        _ => null,
    };
}

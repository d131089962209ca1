using System.CommandLine;
using System.CommandLine.Help;
using Conformance.Core.Exchanges;
using Conformance.Core.Reports;
using Conformance.Core.Results;
using Conformance.Core.Scenarios;
using Conformance.DataFiles;
using Conformance.Replay.Tls;
using Conformance.Replay.Transport;
using Conformance.Runs.Configuration;

namespace Conformance.Cli;

/// <summary>The command <c>conform</c>: what a user's mistake is, and which exit code it gets, is decided here.</summary>
internal static class ConformCommand
{
    private const string NoColour = "--no-color";

    /// <summary>In the order of the help.</summary>
    private static readonly (string Name, Func<CallerPlace, Command> Create)[] Commands =
    [
        ("run", RunCommand.Create), ("list", ListCommand.Create), ("check", CheckCommand.Create), ("judge", JudgeCommand.Create),
        ("diff", DiffCommand.Create), ("merge", MergeCommand.Create), ("baseline", BaselineCommand.Create),
        ("capabilities", CapabilitiesCommand.Create), ("show", ShowCommand.Create), ("statement", StatementCommand.Create),
        ("serve", ServeCommand.Create), ("faults", FaultsCommand.Create), ("schema", SchemaCommand.Create), ("compare", CompareCommand.Create),
        ("record", RecordCommand.Create), ("mutate", MutateCommand.Create), ("completion", CompletionCommand.Create),
    ];

    /// <summary>Runs a command line.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="terminal">Where to write.</param>
    /// <param name="current">The folder that the user stands in.</param>
    /// <param name="environment">Reads an environment variable.</param>
    /// <param name="cancellationToken">Ends the command; Ctrl-C does too.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> args, Terminal terminal, string current, Func<string, string?> environment, CancellationToken cancellationToken)
    {
        terminal = terminal with { HasColour = terminal.HasColour && !args.Contains(NoColour) && string.IsNullOrEmpty(environment("NO_COLOR")) };
        var place = new CallerPlace(terminal, current, environment);
        var root = Root(place, args.Count > 0 && Commands.Any(command => command.Name == args[0]) ? args[0] : null);
        var parsed = root.Parse(args);
        if (args.All(arg => arg == NoColour))
        {
            // No verdict was asked for, so a script whose variable was empty must not go on as if there were one.
            await root.Parse(["--help"]).InvokeAsync(new InvocationConfiguration { Output = terminal.Error }, cancellationToken);
            return ExitCodes.Unusable;
        }

        var isQuestion = args.Count > 0 && args[0].StartsWith(CompletionCommand.Question, StringComparison.Ordinal);
        if (!isQuestion && !args.Any(arg => arg is "--help" or "-h" or "--version") && UsageText.Of(parsed, root, args) is [_, ..] messages)
        {
            return await UsageAsync(messages, parsed.CommandResult.Command, root, terminal);
        }

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(10) },
                cancellationToken);
        }
        catch (DataException exception)
        {
            return await UnusableAsync(terminal, exception.Message);
        }
        catch (Exception exception) when (exception is SelectionException or ArchiveException or UsageException or SettingException or UnusableRequestException or TlsTrustException or DirectoryNotFoundException)
        {
            return await UnusableAsync(terminal, "conform: " + exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return await UnusableAsync(terminal, $"conform: {exception.Message.TrimEnd('.')}. Check the path, your rights to it, and the space on the disk.");
        }
        catch (OperationCanceledException)
        {
            await terminal.Error.WriteLineAsync("conform: stopped.");
            return ExitCodes.Errored;
        }
#pragma warning disable CA1031 // Whatever it is, it is a fault of the harness, and programs tell by the exit code that it is no verdict.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            await terminal.Error.WriteLineAsync(
                "conform: a fault of the harness, which says nothing about the target. Please report it with these lines.\n"
                + Printable.Lines(fault.ToString()));
            return ExitCodes.Errored;
        }
    }

    /// <summary>All commands with their options.</summary>
    /// <param name="place">Where the command is called.</param>
    /// <param name="only">The name of the one command that is needed, so that a short command does not pay for making all; null
    /// for all.</param>
    internal static RootCommand Root(CallerPlace place, string? only = null)
    {
        var root = new RootCommand("Conformance suite for the Veeam Backup Enterprise Manager REST API.")
        {
            new Option<bool>(NoColour) { Description = "No colours; the variable NO_COLOR does the same.", Recursive = true },
        };
        foreach (var (name, create) in Commands)
        {
            if (only is null || name == only)
            {
                root.Subcommands.Add(create(place));
            }
        }

        var help = root.Options.OfType<HelpOption>().Single();
        foreach (var alias in new[] { "-?", "/?", "/h" })
        {
            // Words of another system, which completion would offer among the commands.
            help.Aliases.Remove(alias);
        }

        HelpExamples.AddTo(root);
        return root;
    }

    private static async Task<int> UnusableAsync(Terminal terminal, string message)
    {
        await terminal.Error.WriteLineAsync(Printable.Lines(message));
        return ExitCodes.Unusable;
    }

    private static async Task<int> UsageAsync(IEnumerable<string> messages, Command command, RootCommand root, Terminal terminal)
    {
        foreach (var message in messages)
        {
            await terminal.Error.WriteLineAsync("conform: " + message);
        }

        await terminal.Error.WriteLineAsync($"See `conform {(command == root ? "" : command.Name + " ")}--help`.");
        return ExitCodes.Unusable;
    }
}

/// <summary>Where a command is called.</summary>
/// <param name="Terminal">Where to write.</param>
/// <param name="Current">The folder that the user stands in.</param>
/// <param name="Environment">Reads an environment variable.</param>
internal sealed record CallerPlace(Terminal Terminal, string Current, Func<string, string?> Environment);

/// <summary>Options that do not go together, or whose values cannot be used.</summary>
/// <param name="message">What is wrong and what to do.</param>
internal sealed class UsageException(string message) : Exception(message);

using Conformance.Cli;
using Conformance.Replay.Folders;

namespace Conformance.Harness.Tests.Cli;

/// <summary>The command line as a user calls it, in this process.</summary>
internal static class CommandLine
{
    /// <summary>What the variable of the second account holds.</summary>
    public const string SecondPassword = "zweites $ecret \"canary\" <&>'%";

    public const string Password = "pä$$wörd-\"canary\"<&>'%";

    public static string Root { get; } = ProjectFolder.Find(AppContext.BaseDirectory).Root;

    public static Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] args) => RunInAsync(Root, args);

    private static string? Variable(string name) => name switch
    {
        "CONFORM_PASSWORD" => Password,
        "CONFORM_SECOND_PASSWORD" => SecondPassword,
        _ => null,
    };

    /// <summary>The same, standing in a folder.</summary>
    public static Task<(int ExitCode, string Output, string Errors)> RunInAsync(string folder, params string[] args) =>
        RunInAsync(folder, new Dictionary<string, string>(), args);

    /// <summary>The same with more variables of the environment.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunInAsync(string folder, IReadOnlyDictionary<string, string> variables, params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await ConformCommand.RunAsync(
            args, new Terminal(output, errors, IsTerminal: false), folder, name => variables.GetValueOrDefault(name) ?? Variable(name), CancellationToken.None);
        return (code, output.ToString(), errors.ToString());
    }
}

using System.Diagnostics;

namespace Conformance.Harness.Tests.Packages;

/// <summary>Programs as a user starts them: in a folder, with an environment that knows nothing of this test run.</summary>
internal static class Shell
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Runs a program to its end.</summary>
    /// <returns>The exit code and everything that was printed.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        string program, string folder, IReadOnlyDictionary<string, string> environment, params IReadOnlyList<string> args)
    {
        using var process = Start(program, folder, environment, args);
        using var deadline = new CancellationTokenSource(Patience);
        var reading = Task.WhenAll(process.StandardOutput.ReadToEndAsync(deadline.Token), process.StandardError.ReadToEndAsync(deadline.Token));
        try
        {
            await process.WaitForExitAsync(deadline.Token);
            return (process.ExitCode, string.Concat(await reading));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', args)} did not end within {Patience}.");
        }
    }

    /// <summary>Starts a program with its output redirected.</summary>
    public static Process Start(string program, string folder, IReadOnlyDictionary<string, string> environment, IReadOnlyList<string> args)
    {
        var start = new ProcessStartInfo(program, args) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(IsOfThisRun).ToList())
        {
            start.Environment.Remove(name);
        }

        // Compilers and build nodes that stay behind would keep the output open.
        foreach (var (name, value) in environment.Concat(
            [new("MSBUILDDISABLENODEREUSE", "1"), new("UseSharedCompilation", "false"), new("DOTNET_CLI_TELEMETRY_OPTOUT", "1"), new("DOTNET_NOLOGO", "1")]))
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
    }

    private static bool IsOfThisRun(string name) =>
        name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase) || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("CONFORM_", StringComparison.Ordinal);
}

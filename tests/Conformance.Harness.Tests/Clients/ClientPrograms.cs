using Conformance.Harness.Tests.Cli;
using Conformance.Harness.Tests.Packages;

namespace Conformance.Harness.Tests.Clients;

/// <summary>The programs that the clients are written for: what is missing is installed, PowerShell by the tool manifest beside
/// the scripts.</summary>
internal static class ClientPrograms
{
    private static readonly Dictionary<string, string> Quiet = new() { ["DEBIAN_FRONTEND"] = "noninteractive" };

    /// <summary>Where the scripts are.</summary>
    public static string Folder { get; } = Path.Combine(CommandLine.Root, "tests", "Conformance.Harness.Tests", "Clients");

    /// <summary>Whether a program is on the PATH.</summary>
    public static bool IsThere(string program) => Find(program) is not null;

    /// <summary>The file of a program on the PATH.</summary>
    /// <exception cref="InvalidOperationException">It is not there.</exception>
    public static string PathOf(string program) => Find(program) ?? throw new InvalidOperationException($"{program} is not on the PATH.");

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => new[] { Path.Combine(folder, program), Path.Combine(folder, program + ".exe") }).FirstOrDefault(File.Exists);

    /// <summary>Installs what is missing of these, which are called like their Debian packages; restores PowerShell.</summary>
    /// <exception cref="InvalidOperationException">That is not possible; the message says what to do.</exception>
    public static async Task InstallAsync(params string[] programs)
    {
        var missing = programs.Where(program => !IsThere(program)).ToList();
        if (missing.Count > 0)
        {
            var root = Environment.UserName == "root";
            var (program, before) = root ? ("apt-get", Array.Empty<string>()) : ("sudo", ["-n", "apt-get"]);
            var remedy = $"The tests of client programs need {string.Join(", ", missing)}. Install them, or run the other tests: --filter \"FullyQualifiedName!~Clients\".";
            await RunAsync(program, [.. before, "update", "-qq"], remedy);
            await RunAsync(program, [.. before, "install", "-y", "-qq", "--no-install-recommends", .. missing], remedy);
        }

        await RunAsync("dotnet", ["tool", "restore"], "PowerShell is restored from NuGet by tests/Conformance.Harness.Tests/Clients/dotnet-tools.json. Look at the sources of the restore.");
    }

    private static async Task RunAsync(string program, IReadOnlyList<string> args, string remedy)
    {
        if (!IsThere(program))
        {
            throw new InvalidOperationException($"{remedy} ({program} is not there.)");
        }

        var (code, output) = await Shell.RunAsync(program, Folder, Quiet, args);
        if (code != 0)
        {
            throw new InvalidOperationException($"{remedy} ({program} {string.Join(' ', args)} ended with {code}: {output.Trim()})");
        }
    }
}

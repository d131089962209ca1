using System.Globalization;
using System.Runtime.InteropServices;
using Conformance.Harness.Tests.Cli;

namespace Conformance.Harness.Tests.Packages;

/// <summary>The tool as a user gets it who has no clone: packed for this kind of machine, and installed from the folder of packages.</summary>
internal sealed class Shelf : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("conform-shelf-");

    /// <summary>An empty folder of the user's.</summary>
    public string Folder => root.FullName;

    /// <summary>The command that the installation made.</summary>
    public string Tool => Path.Combine(Folder, "tools", OperatingSystem.IsWindows() ? "conform.exe" : "conform");

    /// <summary>The kind of this machine, as in <c>linux-x64</c>.</summary>
    public static string Kind => RuntimeInformation.RuntimeIdentifier;

    /// <summary>The file that the command starts.</summary>
    public string Program => Directory.EnumerateFiles(Path.Combine(Folder, "tools", ".store"), Path.GetFileName(Tool), SearchOption.AllDirectories)
        .Single(path => path.Contains($"{Path.DirectorySeparatorChar}{Kind}{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    /// <summary>Packs and installs, which takes half a minute on a quiet machine.</summary>
    public async Task InstallAsync()
    {
        // A version that no folder of packages on this machine can hold already.
        var version = string.Create(CultureInfo.InvariantCulture, $"1.1.{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() % 1_000_000_000}");
        var packages = Path.Combine(Folder, "packages");
        await DotnetAsync(CommandLine.Root, "pack", "harness/Conformance.Cli", "--configuration", "Release", "--output", packages, "-p:Shelf=" + Kind, "-p:PackageVersion=" + version);
        await File.WriteAllTextAsync(Path.Combine(Folder, "nuget.config"), """
            <configuration>
              <config><add key="globalPackagesFolder" value="cache" /></config>
              <packageSources><clear /><add key="shelf" value="packages" /></packageSources>
            </configuration>
            """);
        await DotnetAsync(Folder, "tool", "install", "conform", "--tool-path", "tools");
    }

    /// <summary>Runs the tool in the user's folder.</summary>
    public Task<(int ExitCode, string Output)> RunAsync(params IReadOnlyList<string> args) => Shell.RunAsync(Tool, Folder, Variables, args);

    /// <summary>Runs the program that the framework compiles when it starts, in the same folder and with the same data.</summary>
    public Task<(int ExitCode, string Output)> ManagedAsync(params IReadOnlyList<string> args) =>
        Shell.RunAsync("dotnet", Folder, Variables, [Path.Combine(AppContext.BaseDirectory, "conform.dll"), .. args]);

    public void Dispose() => root.Delete(recursive: true);

    private static Dictionary<string, string> Variables => new() { ["CONFORM_PASSWORD"] = Vendor.Password };

    private static async Task DotnetAsync(string folder, params IReadOnlyList<string> args)
    {
        var (code, output) = await Shell.RunAsync("dotnet", folder, new Dictionary<string, string>(), args);
        if (code != 0)
        {
            throw new InvalidOperationException($"dotnet {string.Join(' ', args)} exited with {code}:\n{output}");
        }
    }
}

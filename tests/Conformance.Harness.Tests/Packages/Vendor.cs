using System.Xml.Linq;
using Conformance.Harness.Tests.Cli;
using Conformance.Harness.Tests.Runs;

namespace Conformance.Harness.Tests.Packages;

/// <summary>
/// A vendor outside the repository, who has our packages in a local folder: a tool, a test project without a class, and one with
/// a
/// class of its own. Packages of others come from where this repository restored them.
/// </summary>
internal sealed class Vendor : IDisposable
{
    public const string Password = "of-the-vendor";
    public const string WithoutClass = "without-class";
    public const string WithClass = "with-class";
    public const string Assertions = "assertions";
    private const string Configured = "configured";
    private const string Assembly = "Vendor.Tests.dll";
    private const string AssertionsPage = "Conformance.Documents/README.md";

    private static readonly string Configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("conform-vendor-");

    public string Folder => root.FullName;

    public string Packages => Path.Combine(Folder, "packages");

    public string Tool => Path.Combine(Folder, "tools", OperatingSystem.IsWindows() ? "conform.exe" : "conform");

    /// <summary>A version that no folder of packages on this machine can hold already.</summary>
    private readonly string version = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"1.0.{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() % 1_000_000_000}");

    /// <summary>Packs what is built, and makes the project.</summary>
    public async Task PrepareAsync()
    {
        await DotnetIn(CommandLine.Root, "pack", "--no-build", "--configuration", Configuration, "--output", Packages, "-p:PackageVersion=" + version);
        var restored = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } own
            ? own : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        await File.WriteAllTextAsync(Path.Combine(Folder, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="cache" /></config>
              <packageSources><add key="conformance" value="packages" /></packageSources>
              <fallbackPackageFolders><add key="restored" value="{restored}" /></fallbackPackageFolders>
            </configuration>
            """);
        foreach (var project in new[] { WithoutClass, WithClass })
        {
            Directory.CreateDirectory(Path.Combine(Folder, project));
            await File.WriteAllTextAsync(Path.Combine(Folder, project, "Vendor.Tests.csproj"), Page.Block("xml", "PackageReference Include=\"Conformance.NUnit\"").Replace("/path/to/clone/packages", Packages, StringComparison.Ordinal)
                .Replace("Include=\"Conformance.NUnit\" Version=\"1.0.0\"", $"Include=\"Conformance.NUnit\" Version=\"{version}\"", StringComparison.Ordinal));
        }

        Directory.CreateDirectory(Path.Combine(Folder, Assertions));
        await File.WriteAllTextAsync(Path.Combine(Folder, Assertions, "Shelf.Tests.csproj"), Page.Block("xml", "PackageReference", AssertionsPage)
            .Replace("/path/to/clone/packages", Packages, StringComparison.Ordinal).Replace("Version=\"1.0.0\"", $"Version=\"{version}\"", StringComparison.Ordinal));
        await File.WriteAllTextAsync(Path.Combine(Folder, Assertions, "ShelfTests.cs"), Page.Block("csharp", "SameInformationAs", AssertionsPage));
        await File.WriteAllTextAsync(Path.Combine(Folder, WithClass, "OwnSuite.cs"), Page.Block("csharp", "ConformanceTests"));
    }

    /// <summary>Runs <c>dotnet</c> in the vendor's folder.</summary>
    public Task<string> DotnetAsync(params string[] args) => DotnetIn(Folder, args);

    /// <summary>Runs a project's tests; they need to be built.</summary>
    /// <returns>The exit code, what was printed, and one element for each test case.</returns>
    public async Task<(int ExitCode, string Output, IReadOnlyList<XElement> Cases)> TestAsync(
        string project, IReadOnlyDictionary<string, string> environment, params string[] args)
    {
        var results = Path.Combine(Folder, project, "results.trx");
        var (code, output) = await Shell.RunAsync("dotnet", Folder, environment, ["test", project, "--no-build", "--logger", $"trx;LogFileName={results}", .. args]);
        var trx = XDocument.Load(results);
        return (code, output, [.. trx.Descendants().Where(element => element.Name.LocalName == "UnitTest")]);
    }

    /// <summary>Puts the built tests of the project without a class below a folder that has a conform.yaml.</summary>
    public async Task ConfigureAsync(string configuration)
    {
        var built = Path.GetDirectoryName(Directory.EnumerateFiles(Path.Combine(Folder, WithoutClass, "bin"), Assembly, SearchOption.AllDirectories).First())!;
        FolderCopy.Of(built, Path.Combine(Folder, Configured, "tests"));
        await File.WriteAllTextAsync(Path.Combine(Folder, Configured, "conform.yaml"), configuration);
    }

    /// <summary>Runs a few of these tests.</summary>
    /// <param name="environment">The variables.</param>
    /// <param name="settings">What stands behind the two dashes: the settings and parameters of the test run.</param>
    public Task<(int ExitCode, string Output)> TestConfiguredAsync(IReadOnlyDictionary<string, string> environment, params string[] settings) => Shell.RunAsync(
        "dotnet",
        Folder,
        environment,
        ["test", Path.Combine(Folder, Configured, "tests", Assembly), "--filter", "TestCategory=AUTH-015", "--", "RunConfiguration.TreatNoTestsAsError=true", .. settings]);

    public void Dispose() => root.Delete(recursive: true);

    private static async Task<string> DotnetIn(string folder, params string[] args)
    {
        var (code, output) = await Shell.RunAsync("dotnet", folder, new Dictionary<string, string>(), args);
        return code == 0 ? output : throw new InvalidOperationException($"dotnet {string.Join(' ', args)} exited with {code}:\n{output}");
    }
}

namespace Conformance.Harness.Tests.Compare;

/// <summary>Finds the repository from where the tests run: a source path would be mapped away in deterministic builds.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "Conformance.sln"))
        ? folder
        : Find(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("No Conformance.sln above the tests."));
}

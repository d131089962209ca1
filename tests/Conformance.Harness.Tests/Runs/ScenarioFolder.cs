using Conformance.Harness.Tests.Cli;

namespace Conformance.Harness.Tests.Runs;

/// <summary>A copy of the project's scenarios that a test may change; it is gone afterwards.</summary>
internal sealed class ScenarioFolder : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("conform-scenarios-");

    public ScenarioFolder() => FolderCopy.Of(Path.Combine(CommandLine.Root, "scenarios"), root.FullName);

    /// <summary>The folder's path.</summary>
    public string Root => root.FullName;

    /// <summary>Writes text at a file's end.</summary>
    public void Append(string file, string text) => File.AppendAllText(Path.Combine(root.FullName, file), text);

    public void Dispose() => root.Delete(recursive: true);
}

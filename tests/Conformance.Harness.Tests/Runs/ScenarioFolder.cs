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

    /// <summary>Puts another text in the place of one that a file holds once.</summary>
    public void Replace(string file, string text, string other)
    {
        var path = Path.Combine(root.FullName, file);
        var whole = File.ReadAllText(path);
        if (whole.Split(text).Length != 2)
        {
            throw new InvalidOperationException($"{file} does not hold \"{text}\" once.");
        }

        File.WriteAllText(path, whole.Replace(text, other, StringComparison.Ordinal));
    }

    public void Dispose() => root.Delete(recursive: true);
}

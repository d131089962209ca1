namespace Conformance.Harness.Tests.Runs;

/// <summary>A folder and all below it, written once more.</summary>
internal static class FolderCopy
{
    public static void Of(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}

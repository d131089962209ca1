namespace Conformance.Browser;

/// <summary>Where this machine has a Chromium.</summary>
public static class ChromiumProgram
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

    /// <summary>The first on the PATH, else one in the folder of Playwright's own installer; null if there is none.</summary>
    public static string? Find() => OnPath() ?? Installed();

    private static string? OnPath() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    private static string? Installed()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var folder = Environment.GetEnvironmentVariable("PLAYWRIGHT_BROWSERS_PATH") ?? Path.Combine(home, ".cache", "ms-playwright");
        return !Directory.Exists(folder) ? null : Directory.EnumerateDirectories(folder, "chromium-*").Order(StringComparer.Ordinal)
            .SelectMany(version => Directory.EnumerateFiles(version, "chrome", SearchOption.AllDirectories)).LastOrDefault();
    }
}

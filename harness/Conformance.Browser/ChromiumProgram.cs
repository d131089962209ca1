namespace Conformance.Browser;

/// <summary>Where this machine has a Chromium, or a browser made of it: Chrome or Edge.</summary>
public static class ChromiumProgram
{
    private static readonly string[] Names =
    [
        "chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "microsoft-edge-stable", "microsoft-edge", "msedge",
    ];

    /// <summary>Where the installers of Chrome and Edge put them on Windows, below the folders for programs.</summary>
    private static readonly string[] BelowPrograms = ["Google/Chrome/Application/chrome.exe", "Chromium/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe"];

    private static readonly string[] OnMac =
    [
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ];

    /// <summary>Where packages of Linux put them, for a shell whose PATH is short; a container's may be.</summary>
    private static readonly string[] OnLinux =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome-stable", "/opt/google/chrome/chrome", "/usr/bin/microsoft-edge-stable", "/snap/bin/chromium",
    ];

    /// <summary>The names of the program inside a folder of Playwright's installer, on Linux, Windows and macOS.</summary>
    private static readonly string[] OfPlaywright = ["chrome", "chrome.exe", "Chromium", "Google Chrome for Testing"];

    /// <summary>The first of <see cref="All"/>; null if there is none.</summary>
    public static string? Find() => All().FirstOrDefault();

    /// <summary>Each one: those of Playwright's own installer, newest first, then those on the PATH, then those of other
    /// installers.</summary>
    public static IEnumerable<string> All() => OfInstaller().Concat(OnPath()).Concat(AtFixedPlaces()).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> OnPath() =>
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        from name in Names
        let path = Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)
        where File.Exists(path)
        select path;

    private static IEnumerable<string> AtFixedPlaces() =>
        new[] { Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86, Environment.SpecialFolder.LocalApplicationData }
            .Select(Environment.GetFolderPath).Where(folder => OperatingSystem.IsWindows() && folder.Length > 0)
            .SelectMany(folder => BelowPrograms.Select(program => Path.Combine(folder, program)))
            .Concat(OnMac).Concat(OnLinux).Where(File.Exists);

    private static IEnumerable<string> OfInstaller() => !Directory.Exists(InstallerFolder()) ? []
        : Directory.EnumerateDirectories(InstallerFolder(), "chromium-*").OrderByDescending(VersionOf)
            .SelectMany(version => OfPlaywright.SelectMany(name => Directory.EnumerateFiles(version, name, SearchOption.AllDirectories)));

    private static string InstallerFolder()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return Environment.GetEnvironmentVariable("PLAYWRIGHT_BROWSERS_PATH") ?? (OperatingSystem.IsWindows()
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "ms-playwright")
            : Path.Combine(home, OperatingSystem.IsMacOS() ? "Library/Caches" : ".cache", "ms-playwright"));
    }

    /// <summary>The number in a name such as <c>chromium-1248</c>; 0 if there is none.</summary>
    private static int VersionOf(string folder) => int.TryParse(folder[(folder.LastIndexOf('-') + 1)..], out var version) ? version : 0;
}

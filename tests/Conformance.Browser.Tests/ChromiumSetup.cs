using System.ComponentModel;
using System.Diagnostics;
using NUnit.Framework;

namespace Conformance.Browser.Tests;

/// <summary>Finds a Chromium that starts, or else installs one: with Playwright's own installer, or as a package of
/// Debian.</summary>
internal static class ChromiumSetup
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestInstallation = TimeSpan.FromMinutes(10);

    /// <summary>The ways to install a Chromium on this machine, in the order in which they are tried.</summary>
    public static IReadOnlyList<ChromiumInstaller> Installers { get; } =
    [
        new("Playwright's installer", InstallWithPlaywrightAsync),
        new("apt-get install chromium, which only root may do", InstallPackageAsync),
    ];

    /// <summary>The path of the first program that starts; null if there is none and none can be installed.</summary>
    /// <param name="programs">The programs that this machine has, asked again after each installation.</param>
    /// <param name="installers">The ways to install one, in order.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static async Task<string?> FindAsync(
        Func<IEnumerable<string>> programs, IReadOnlyList<ChromiumInstaller> installers, CancellationToken cancellationToken)
    {
        var found = await FirstThatStartsAsync(programs(), cancellationToken);
        foreach (var installer in installers)
        {
            if (found is not null)
            {
                break;
            }

            await TestContext.Progress.WriteLineAsync($"No Chromium is on this machine. {installer.Name} is tried, which takes some minutes, once.");
#pragma warning disable CA2000 // It is disposed of at the end of its turn.
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
#pragma warning restore CA2000
            deadline.CancelAfter(LongestInstallation);
            found = await installer.InstallAsync(deadline.Token) ? await FirstThatStartsAsync(programs(), cancellationToken) : null;
        }

        return found;
    }

    /// <summary>What a person reads where <see cref="FindAsync"/> found nothing, in one sentence.</summary>
    public static string Missing(IReadOnlyList<ChromiumInstaller> installers) =>
        "The tests of the HTML report need Chromium, Chrome or Edge; this machine has none, and neither "
        + $"{string.Join(" nor ", installers.Select(installer => installer.Name))} could install one: install one of them, "
        + "or run the other tests alone with dotnet test tests/Conformance.Suite and dotnet test tests/Conformance.Harness.Tests.";

    /// <summary>A browser that Playwright has downloaded does not start where the system lacks its libraries.</summary>
    private static async Task<string?> FirstThatStartsAsync(IEnumerable<string> programs, CancellationToken cancellationToken)
    {
        foreach (var program in programs)
        {
            // On Windows the option opens a window, and no library is ever missing there.
            if (OperatingSystem.IsWindows() || await RunAsync(program, ["--version"], LongestStart, cancellationToken))
            {
                return program;
            }
        }

        return null;
    }

    /// <summary>As <c>playwright install chromium</c>, by the program that the package brings; into a folder of the user's, so
    /// anybody may.</summary>
    private static async Task<bool> InstallWithPlaywrightAsync(CancellationToken cancellationToken)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, ".playwright");
        var node = Directory.EnumerateFiles(Path.Combine(folder, "node"), OperatingSystem.IsWindows() ? "node.exe" : "node", SearchOption.AllDirectories).FirstOrDefault();
        return node is not null && await RunAsync(node, [Path.Combine(folder, "package", "cli.js"), "install", "chromium"], LongestInstallation, cancellationToken);
    }

    private static async Task<bool> InstallPackageAsync(CancellationToken cancellationToken) =>
        OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && File.Exists("/usr/bin/apt-get")
        && await RunAsync("apt-get", ["update", "-qq"], LongestInstallation, cancellationToken)
        && await RunAsync(
            "apt-get", ["install", "-y", "-qq", "-o", "DPkg::Lock::Timeout=300", "--no-install-recommends", "chromium", "fonts-dejavu-core"],
            LongestInstallation, cancellationToken);

    /// <summary>Whether the program ends with 0 within the time. It cannot ask anything, and what it writes is not
    /// shown.</summary>
    private static async Task<bool> RunAsync(string program, string[] args, TimeSpan longest, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(longest);
        var start = new ProcessStartInfo(program, args) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            try
            {
                await Task.WhenAll(
                    process.StandardOutput.ReadToEndAsync(deadline.Token), process.StandardError.ReadToEndAsync(deadline.Token), process.WaitForExitAsync(deadline.Token));
                return process.ExitCode == 0;
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                process.Kill(entireProcessTree: true);
                return false;
            }
        }
        catch (Win32Exception)
        {
            // The file is no program, or one for another kind of machine: as if it were not there.
            return false;
        }
    }
}

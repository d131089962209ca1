using System.Diagnostics;

namespace Conformance.Harness.Tests.Packages;

/// <summary>An emulator that the vendor's tool serves in a process of its own.</summary>
internal sealed class ServedEmulator : IAsyncDisposable
{
    private const string User = "administrator";
    private readonly Process process;
    private readonly string url;
    private readonly string pin;

    private ServedEmulator(Process process, string url, string pin)
    {
        this.process = process;
        this.url = url;
        this.pin = pin;
    }

    /// <summary>The variables that a vendor sets for a test run against it.</summary>
    public IReadOnlyDictionary<string, string> Variables => new Dictionary<string, string>
    {
        ["CONFORM_TARGET"] = url, ["CONFORM_PIN"] = pin, ["CONFORM_USER"] = User, ["CONFORM_PASSWORD"] = Vendor.Password,
    };

    /// <summary>The options that a vendor gives for a run against it.</summary>
    public IReadOnlyList<string> Options => ["--target", url, "--pin", pin, "--user", User];

    public static async Task<ServedEmulator> StartAsync(Vendor vendor, params string[] more)
    {
        var process = Shell.Start(
            vendor.Tool, vendor.Folder, new Dictionary<string, string> { ["CONFORM_PASSWORD"] = Vendor.Password }, ["serve", "--https", .. more]);
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return new ServedEmulator(process, await WordAsync(process, "listening ", deadline.Token), await WordAsync(process, "sha256 ", deadline.Token));
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
    }

    private static async Task<string> WordAsync(Process process, string before, CancellationToken cancellationToken)
    {
        var line = await process.StandardOutput.ReadLineAsync(cancellationToken);
        return line is not null && line.StartsWith(before, StringComparison.Ordinal) ? line[before.Length..]
            : throw new InvalidOperationException($"\"{before}\" was expected, \"{line}\" came: {await process.StandardError.ReadToEndAsync(cancellationToken)}");
    }
}

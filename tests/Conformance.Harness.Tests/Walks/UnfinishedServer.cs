using System.Diagnostics;
using Conformance.Harness.Tests.Cli;
using Conformance.Harness.Tests.Packages;

namespace Conformance.Harness.Tests.Walks;

/// <summary>The server of server.py in a process of its own: Python's standard library, an entry point, logon sessions and
/// /replicaSessions.</summary>
internal sealed class UnfinishedServer : IAsyncDisposable
{
    public const string User = "administrator";
    private const string Word = "listening ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;

    private UnfinishedServer(Process process, string baseUrl)
    {
        this.process = process;
        BaseUrl = baseUrl;
    }

    public string BaseUrl { get; }

    public static async Task<UnfinishedServer> StartAsync()
    {
        var process = Shell.Start(
            "python3", Path.Combine(CommandLine.Root, "tests", "Conformance.Harness.Tests", "Walks"),
            new Dictionary<string, string> { ["EM_USER"] = User, ["EM_PASSWORD"] = CommandLine.Password, ["PYTHONUTF8"] = "1" }, ["server.py"]);
        using var deadline = new CancellationTokenSource(Patience);
        var line = await process.StandardOutput.ReadLineAsync(deadline.Token);
        return line?.StartsWith(Word, StringComparison.Ordinal) == true ? new UnfinishedServer(process, line[Word.Length..])
            : throw new InvalidOperationException($"\"{Word}\" was expected of server.py, \"{line}\" came: {await process.StandardError.ReadToEndAsync(deadline.Token)}");
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
    }
}

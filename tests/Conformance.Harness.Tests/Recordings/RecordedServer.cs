using Conformance.Core.Worlds;
using Conformance.DataFiles;
using Conformance.Emulator;
using Conformance.Harness.Tests.Cli;
using Conformance.Replay.Folders;
using Conformance.Runs;

namespace Conformance.Harness.Tests.Recordings;

/// <summary>A server behind a real socket, and the command line against it.</summary>
internal sealed class RecordedServer(EmulatorServer server) : IAsyncDisposable
{
    private const string User = "administrator";

    /// <summary>Every server's clock, which stands still: nothing leaves the window between two runs.</summary>
    private static readonly MovableClock Clock = new(TimeProvider.System.GetUtcNow());

    /// <summary>Serves a world file.</summary>
    /// <param name="worldFile">The file's path.</param>
    /// <param name="dialect">Its JSON.</param>
    /// <param name="plant">Changes the file's text before it is served.</param>
    /// <param name="styles">How it writes.</param>
    public static async Task<RecordedServer> StartAsync(
        string worldFile, EmulatorDialect dialect = EmulatorDialect.Em12, Func<string, string>? plant = null, params string[] styles)
    {
        var project = ProjectFolder.Find(CommandLine.Root);
        var contract = (await RulebookFolder.LoadAsync(project, null, CancellationToken.None)).Contract;
        var schema = await FolderReader.SchemaAsync(Path.Combine(project.Fixtures, WorldReader.SchemaName), CancellationToken.None);
        var text = await File.ReadAllTextAsync(worldFile);
        return new RecordedServer(await EmulatorServer.StartAsync(
            new EmulatorOptions
            {
                Contract = contract,
                World = await WorldReader.ReadAsync(
                    new DataFile(worldFile, plant?.Invoke(text) ?? text), schema, contract, Clock.GetUtcNow(), CancellationToken.None),
                TimeProvider = Clock,
                Account = new Account(User, CommandLine.Password),
                Dialect = dialect,
                Styles = styles,
            },
            CancellationToken.None));
    }

    /// <summary>A line of a page with this server in the places of its variables.</summary>
    public string Fill(string line) => line
        .Replace("$EM_URL", server.BaseUrl, StringComparison.Ordinal).Replace("$EM_PIN", server.CertificateSha256, StringComparison.Ordinal);

    public Task<(int ExitCode, string Output, string Errors)> CallAsync(string command, params string[] more) =>
        CommandLine.RunAsync([command, "--target", server.BaseUrl, "--pin", server.CertificateSha256!, "--user", User, .. more]);

    public ValueTask DisposeAsync() => server.DisposeAsync();
}

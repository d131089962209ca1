using Conformance.Core.Worlds;
using Conformance.DataFiles;
using Conformance.Harness.Tests.Contract;

namespace Conformance.Harness.Tests.Worlds;

/// <summary>The worlds of the repository.</summary>
internal static class WorldFiles
{
    /// <summary>The instant that most tests take for now.</summary>
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static string SchemaText() => File.ReadAllText(Path.Combine(ContractFiles.Root(), "fixtures", WorldReader.SchemaName));

    public static DataFile FileNamed(string name) =>
        new($"worlds/{name}.yaml", File.ReadAllText(Path.Combine(ContractFiles.Root(), "fixtures", "worlds", name + ".yaml")));

    public static Task<World> StandardAsync() => StandardAsync(Now);

    public static async Task<World> StandardAsync(DateTimeOffset now) =>
        await WorldReader.ReadAsync(FileNamed("standard"), SchemaText(), await ContractFiles.ContractAsync(), now, CancellationToken.None);

    public static async Task<World> ReadAsync(string text) =>
        await WorldReader.ReadAsync(new DataFile("world.yaml", text), SchemaText(), await ContractFiles.ContractAsync(), Now, CancellationToken.None);
}

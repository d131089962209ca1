using Conformance.Core.Contract;
using Conformance.DataFiles;

namespace Conformance.Harness.Tests.Contract;

/// <summary>The contract of the repository, read once for all tests.</summary>
internal static class ContractFiles
{
    private static readonly Lazy<Task<ApiContract>> Read = new(() => ContractReader.ReadAsync(Files(), SchemaText(), CancellationToken.None));

    public static Task<ApiContract> ContractAsync() => Read.Value;

    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Conformance.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("No folder above the tests holds Conformance.sln.");
    }

    public static string SchemaText() => File.ReadAllText(Path.Combine(Root(), "scenarios", ContractReader.SchemaName));

    public static IReadOnlyList<DataFile> Files() =>
        [.. Directory.GetFiles(Folder(), "*.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => new DataFile("contract/" + Path.GetRelativePath(Folder(), path).Replace('\\', '/'), File.ReadAllText(path)))];

    private static string Folder() => Path.Combine(Root(), "scenarios", "contract");
}

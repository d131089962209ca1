using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Conformance.Core.Reports.Statements;
using Conformance.Core.Results;
using Conformance.DataFiles;
using Conformance.Replay.Folders;

namespace Conformance.Runs;

/// <summary>Makes a statement of an archive, and holds a statement against an archive.</summary>
public static class Statements
{
    private const string Predicate = "predicate";

    /// <summary>Judges an archive for a statement.</summary>
    /// <param name="archive">The archive, or the report folder that holds it.</param>
    /// <param name="project">The suite's data.</param>
    /// <param name="files">The user's own files.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="Core.Exchanges.ArchiveException">It is missing or cannot be read.</exception>
    /// <exception cref="DataException">Something is wrong in a data file.</exception>
    public static async Task<(RunResult Result, StatementInputs Inputs)> JudgeAsync(
        string archive,
        ProjectFolder project,
        JudgeFiles files,
        CancellationToken cancellationToken)
    {
        var (prepared, output) = await RunArchive.JudgeAsync(RunArchive.ReadFile(archive), project, files, cancellationToken);
        var path = Directory.Exists(archive) ? Path.Combine(archive, RunArchive.FileName) : archive;
        await using var stream = File.OpenRead(path);
        return (
            output.Result,
            new StatementInputs(
                Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken)),
                await DataAsync(files.Scenarios ?? project.Scenarios, project.Fixtures, cancellationToken),
                [
                    .. prepared.Request.Selection.Expressions,
                    .. prepared.Request.Shard is { } shard ? new[] { $"shard {shard.Index}/{shard.Count}" } : [],
                ],
                [
                    .. await FilesAsync("capabilities", files.Capabilities, cancellationToken),
                    .. await FilesAsync("waivers", files.Waivers, cancellationToken),
                ]));
    }

    /// <summary>Judges the archive again as a statement says that it was judged.</summary>
    /// <param name="text">The statement.</param>
    /// <param name="archive">The archive, or the report folder that holds it.</param>
    /// <param name="project">The suite's data.</param>
    /// <param name="scenarios">A scenarios folder of the user's own; null for the project's.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What of the statement does not hold, each as a sentence; empty if it holds.</returns>
    /// <exception cref="FormatException">It is no statement of this suite.</exception>
    public static async Task<IReadOnlyList<string>> VerifyAsync(
        string text,
        string archive,
        ProjectFolder project,
        string? scenarios,
        CancellationToken cancellationToken)
    {
        var said = Read(text);
        var folder = Directory.CreateTempSubdirectory("conform-statement-").FullName;
        try
        {
            var files = new JudgeFiles
            {
                Scenarios = scenarios,
                Capabilities = await LaidOutAsync(said, "capabilities", folder, cancellationToken),
                Waivers = await LaidOutAsync(said, "waivers", folder, cancellationToken),
            };
            var (result, inputs) = await JudgeAsync(archive, project, files, cancellationToken);
            return [.. Differences(said, JsonNode.Parse(Statement.Of(result, inputs).ToJsonString())!.AsObject(), "")];
        }
        catch (DataException fault) when (fault.Faults.Any(each => each.Place.File.StartsWith(folder, StringComparison.Ordinal)))
        {
            var message = fault.Message.Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
            throw new FormatException($"a file that it holds cannot be read: {message}", fault);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static JsonObject Read(string text)
    {
        try
        {
            return
                JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false })
                    is JsonObject said
                && Kept(said) is not null
                ? said
                : throw new FormatException(
                    "this is no statement of conform: an in-toto Statement with a test result of this suite is expected.");
        }
        catch (JsonException fault)
        {
            throw new FormatException($"this is no JSON ({fault.Message.TrimEnd('.')}).", fault);
        }
    }

    private static JsonArray? Kept(JsonObject said) =>
        ((said[Predicate] as JsonObject)?["conform"] as JsonObject)?["files"] as JsonArray;

    /// <summary>A file of the statement, where the judge can read it; null if it has none of that kind.</summary>
    /// <exception cref="FormatException">It has no name or text that a file can have.</exception>
    private static async Task<string?> LaidOutAsync(
        JsonObject said,
        string role,
        string folder,
        CancellationToken cancellationToken)
    {
        var file = Kept(said)!.OfType<JsonObject>().FirstOrDefault(file => Text(file, "role") == role);
        if (file is null)
        {
            return null;
        }

        if (Text(file, "name") is not { Length: > 0 } name || Text(file, "text") is not { } content || !IsName(name))
        {
            throw new FormatException($"its {role} file needs a name without folders and a text.");
        }

        // Each in a folder of its own: both may have the same name.
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, role)).FullName, name);
        await File.WriteAllTextAsync(path, content, cancellationToken);
        return path;
    }

    private static bool IsName(string name) =>
        name is not ("." or "..")
        && name.IndexOfAny(['/', '\\', '\0']) < 0
        && name.IndexOfAny(Path.GetInvalidFileNameChars()) < 0;

    private static string? Text(JsonObject holder, string name) =>
        holder[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>Every member that is another here than there, by its path.</summary>
    private static IEnumerable<string> Differences(JsonNode? said, JsonNode? found, string path)
    {
        if (said is JsonObject one && found is JsonObject other)
        {
            return one.Select(member => member.Key)
                .Union(other.Select(member => member.Key))
                .SelectMany(name => Differences(one[name], other[name], path.Length == 0 ? name : $"{path}.{name}"));
        }

        if (said is JsonArray all && found is JsonArray given && Lists(all, given) is { Length: > 0 } lists)
        {
            return [$"{path}: the statement {lists}."];
        }

        return JsonNode.DeepEquals(said, found)
            ? []
            : [$"{path}: the statement says {Shown(said)}, the archive gives {Shown(found)}."];
    }

    /// <summary>What one list has and the other has not; empty if only their order differs.</summary>
    private static string Lists(JsonArray said, JsonArray found)
    {
        var (more, less) = (Without(said, found), Without(found, said));
        return string.Join(
            " and ",
            new[] { more.Count > 0 ? $"has {Shown(more)} besides" : "", less.Count > 0 ? $"lacks {Shown(less)}" : "" }.Where(
                part => part.Length > 0));

        static List<string> Without(JsonArray list, JsonArray other)
        {
            var texts = other.Select(item => item?.ToJsonString()).ToHashSet(StringComparer.Ordinal);
            return
            [
                .. list.Select(item => item?.ToJsonString()).Where(text => !texts.Contains(text)).Select(text => text ?? "null"),
            ];
        }

        static string Shown(List<string> items) => Cut(string.Join(", ", items));
    }

    private static string Shown(JsonNode? node) => Cut(node?.ToJsonString() ?? "nothing");

    private static string Cut(string text)
    {
        const int Longest = 200;
        return text.Length <= Longest ? text : text[..Longest] + "…";
    }

    private static async Task<StatementFile[]> FilesAsync(string role, string? path, CancellationToken cancellationToken) =>
        path is null ? [] : [new StatementFile(role, Path.GetFileName(path), await InputFile.TextAsync(path, cancellationToken))];

    /// <summary>The digest of the suite's data: of each file's name and digest, sorted by name.</summary>
    private static async Task<string> DataAsync(string scenarios, string fixtures, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        foreach (var (name, root) in new[] { ("scenarios", scenarios), ("fixtures", fixtures) })
        {
            foreach (var file in FilesBelow.Of(root))
            {
                var bytes = await InputFile.BytesAsync(file, cancellationToken);
                var relative = Path.GetRelativePath(root, file).Replace('\\', '/');
                lines.Add($"{name}/{relative} {Convert.ToHexStringLower(SHA256.HashData(bytes))}\n");
            }
        }

        return Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines.Order(StringComparer.Ordinal)))));
    }
}

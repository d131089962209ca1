namespace Conformance.Replay.Folders;

/// <summary>Where scenarios and fixtures are: the repository that the caller stands in, or the copy that came with the
/// program.</summary>
/// <param name="Root">The folder that holds <c>scenarios</c> and <c>fixtures</c>.</param>
public sealed record ProjectFolder(string Root)
{
    private const string Solution = "Conformance.sln";
    private const string Packed = "conformance";

    /// <summary>The folder with the scenarios.</summary>
    public string Scenarios => Path.Combine(Root, "scenarios");

    /// <summary>The folder with worlds, bodies and schemas.</summary>
    public string Fixtures => Path.Combine(Root, "fixtures");

    /// <summary>The folder with the expected bodies; a fixtures folder of the user's own may bring others.</summary>
    public string Bodies { get; init; } = Path.Combine(Root, "fixtures", "bodies");

    /// <summary>The same with the expected bodies of the user's own.</summary>
    /// <param name="fixtures">A folder that holds <c>bodies</c>; null for none.</param>
    public ProjectFolder WithBodiesOf(string? fixtures) => fixtures is null ? this : this with { Bodies = Path.Combine(fixtures, "bodies") };

    /// <summary>
    /// The nearest folder at or above <paramref name="current"/> that holds this solution; otherwise the one above the program's
    /// own
    /// folder; otherwise the folder <c>conformance</c> beside the program, where packages put the data.
    /// </summary>
    /// <exception cref="DirectoryNotFoundException">None of them holds a scenarios folder.</exception>
    public static ProjectFolder Find(string current)
    {
        var candidates = new[] { Above(current), Above(AppContext.BaseDirectory), Path.Combine(AppContext.BaseDirectory, Packed) };
        return candidates.OfType<string>().Select(root => new ProjectFolder(root)).FirstOrDefault(folder => Directory.Exists(folder.Scenarios))
            ?? throw new DirectoryNotFoundException(
                $"no folder \"scenarios\" was found above {current} or beside the program. Stand in a clone of the repository, or install the package again: it brings the data.");
    }

    private static string? Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, Solution)))
            {
                return at.FullName;
            }
        }

        return null;
    }
}

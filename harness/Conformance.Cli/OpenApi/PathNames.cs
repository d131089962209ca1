using System.Text.RegularExpressions;
using Conformance.Core.Contract;

namespace Conformance.Cli.OpenApi;

/// <summary>Names of paths and operations as OpenAPI needs them: each hole of a path, and each operation, has a name of its
/// own.</summary>
internal static partial class PathNames
{
    /// <summary>A path with a name for each hole: <c>/jobs/{ID}/includes/{ID}</c> is
    /// <c>/jobs/{jobsID}/includes/{includesID}</c>.</summary>
    public static string Template(ResourcePath path) =>
        Id().Replace(path.Template, hole => $"{hole.Groups[1].Value}/{{{hole.Groups[1].Value}ID}}");

    /// <summary>The names of the holes, in their order.</summary>
    /// <param name="template">What <see cref="Template"/> gives.</param>
    public static IEnumerable<string> Holes(string template) => Hole().Matches(template).Select(match => match.Groups[1].Value);

    /// <summary>The name of an operation: <c>getJobsByJobsID</c>.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="template">What <see cref="Template"/> gives.</param>
    public static string Operation(string method, string template) =>
        method.ToLowerInvariant()
        + string.Concat(
            template
                .Split('/', StringSplitOptions.RemoveEmptyEntries)
                .DefaultIfEmpty("entryPoint")
                .Select(segment => segment.StartsWith('{') ? "By" + Capital(segment[1..^1]) : Capital(segment)));

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    [GeneratedRegex(@"([A-Za-z]+)/\{ID\}")]
    private static partial Regex Id();

    [GeneratedRegex(@"\{([A-Za-z]+)\}")]
    private static partial Regex Hole();
}

using Conformance.Documents.Compare;

namespace Conformance.Core.Contract;

/// <summary>The API's resources as data. Adding a resource is adding a file; nothing here names one.</summary>
/// <param name="Namespace">The XML namespace of every element.</param>
/// <param name="BasePath">The path below which all paths of the contract lie: <c>/api</c>.</param>
/// <param name="Versions">The API versions that a logon can ask for, oldest first.</param>
/// <param name="Resources">The resources by type.</param>
/// <param name="Statuses">The error statuses.</param>
/// <param name="Json">How the XML and the JSON form of an answer relate.</param>
/// <param name="Indexed">The values whose order by index is documented, lowest first (HC:query_comparison); what other value
/// lists compare by is not settled.</param>
/// <param name="Uncovered">What the documentation lists as an operation and the contract leaves out.</param>
public sealed record ApiContract(
    string Namespace,
    string BasePath,
    IReadOnlyList<ApiVersion> Versions,
    IReadOnlyDictionary<string, Resource> Resources,
    IReadOnlyList<StatusRule> Statuses,
    RepresentationMapping Json,
    IReadOnlyList<string> Indexed,
    IReadOnlyList<UncoveredOperation> Uncovered)
{
    private readonly PathIndex index = new(Resources.Values);

    /// <summary>The type of the error body.</summary>
    public const string ErrorType = "Error";

    /// <summary>The type of the logon session.</summary>
    public const string LogonSessionType = "LogonSession";

    /// <summary>The role that may use everything (HC:security_roles_concept).</summary>
    public const string AdministratorRole = "PortalAdministrator";

    /// <summary>The roles other than Portal Administrator.</summary>
    public required RoleRules Roles { get; init; }

    /// <summary>The first version that answers in JSON, as in <c>v1_4</c>; null if that is not known.</summary>
    public string? JsonSince { get; init; }

    /// <summary>The error body.</summary>
    public Resource Error => Resources[ErrorType];

    /// <summary>The reference representation that all key resources share.</summary>
    public Resource Reference => Resources[Operation.ReferenceRoot];

    /// <summary>Where pages of the documentation say something else, and why; in the order of the files.</summary>
    public IReadOnlyList<Explanation> Explanations { get; init; } = [];

    /// <summary>Every operation, sorted by path.</summary>
    public IReadOnlyList<Operation> Operations => index.Operations;

    /// <summary>The operation that a path below the base belongs to, or null. Segments compare without case; a query is
    /// ignored.</summary>
    /// <param name="path">As in <c>/replicaSessions/f5…/replicaTaskSessions?format=Entity</c>.</param>
    public OperationMatch? Match(string path) => index.Match(path);

    /// <summary>The operation that an absolute URL or a path from the root leads to, whatever its host; null if it leads outside
    /// the base.</summary>
    public OperationMatch? MatchHref(string href) => BelowBase(href) is { } path ? index.Match(path) : null;

    /// <summary>
    /// The path of the target's base as the target was named, then as it reads without percent signs: <c>/em/api</c> behind a
    /// gateway with a
    /// prefix, else <see cref="BasePath"/>.
    /// </summary>
    public IReadOnlyList<string> TargetBases { get; init; } = [BasePath];

    /// <summary>The contract of a target whose base has this path.</summary>
    /// <param name="basePath">As in <c>/em/api</c>, without a slash at its end.</param>
    public ApiContract At(string basePath) => this with { TargetBases = [.. new[] { basePath, Uri.UnescapeDataString(basePath) }.Distinct(StringComparer.Ordinal)] };

    /// <summary>Whether a server answers in JSON at all; what is older than the mapping answers in XML only.</summary>
    public bool HasJson { get; init; } = true;

    /// <summary>The same contract with other resources, whose paths are found from now on.</summary>
    /// <param name="resources">By type; those of error, reference and logon session among them.</param>
    internal ApiContract Of(IReadOnlyDictionary<string, Resource> resources) =>
        new(Namespace, BasePath, Versions, resources, Statuses, Json, Indexed, Uncovered) { TargetBases = TargetBases, HasJson = HasJson, Roles = Roles, JsonSince = JsonSince };

    /// <summary>
    /// The part of a URL after the base, query included: <c>https://host:9398/api/jobs?format=Entity</c> gives
    /// <c>/jobs?format=Entity</c>. The
    /// base is the target's, or else the path up to a segment <see cref="BasePath"/>: a server behind a gateway may not know its
    /// own path.
    /// </summary>
    public string? BelowBase(string href) => EndOfBase(href) is { } at ? at == href.Length || href[at] == '?' ? "/" + href[at..] : href[at..] : null;

    /// <summary>The path of the base that <see cref="BelowBase"/> takes off; null if it finds none.</summary>
    public string? BaseOf(string href) => EndOfBase(href) is { } at ? href[StartOfPath(href)..at] : null;

    private static int StartOfPath(string href) =>
        href.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? href.IndexOf('/', scheme + 3) : 0;

    private int? EndOfBase(string href)
    {
        var start = StartOfPath(href);
        if (start < 0)
        {
            return null;
        }

        foreach (var known in TargetBases)
        {
            if (IsSegments(href, start, known))
            {
                return start + known.Length;
            }
        }

        var end = href.IndexOfAny(['?', '#'], start) is >= 0 and var query ? query : href.Length;
        for (var at = start; at < end && href.IndexOf(BasePath, at, end - at, StringComparison.OrdinalIgnoreCase) is >= 0 and var found; at = found + 1)
        {
            if (IsSegments(href, found, BasePath))
            {
                return found + BasePath.Length;
            }
        }

        return null;
    }

    /// <summary>Whether whole segments of a URL, from a place on, are these.</summary>
    private static bool IsSegments(string href, int at, string segments) => href.AsSpan(at).StartsWith(segments, StringComparison.OrdinalIgnoreCase)
        && (href.Length == at + segments.Length || href[at + segments.Length] is '/' or '?');

    /// <summary>Two contracts are equal if their data is; the index follows from it.</summary>
    public bool Equals(ApiContract? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

namespace Conformance.Core.Contract;

/// <summary>The API's resources as data. Adding a resource is adding a file; nothing here names one.</summary>
/// <param name="Namespace">The XML namespace of every element.</param>
/// <param name="BasePath">The path below which all paths of the contract lie: <c>/api</c>.</param>
/// <param name="Versions">The API versions that a logon can ask for, oldest first.</param>
/// <param name="Resources">The resources by type.</param>
/// <param name="Statuses">The error statuses.</param>
/// <param name="Json">Where JSON differs.</param>
/// <param name="Indexed">The values whose order by index is documented, lowest first (HC:query_comparison); what other value lists compare by is not settled.</param>
/// <param name="Uncovered">What the documentation lists as an operation and the contract leaves out.</param>
public sealed record ApiContract(
    string Namespace,
    string BasePath,
    IReadOnlyList<ApiVersion> Versions,
    IReadOnlyDictionary<string, Resource> Resources,
    IReadOnlyList<StatusRule> Statuses,
    JsonMapping Json,
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

    /// <summary>The error body.</summary>
    public Resource Error => Resources[ErrorType];

    /// <summary>The reference representation that all key resources share.</summary>
    public Resource Reference => Resources[Operation.ReferenceRoot];

    /// <summary>Every operation, sorted by path.</summary>
    public IReadOnlyList<Operation> Operations => index.Operations;

    /// <summary>The operation that a path below the base belongs to, or null. Segments compare without case; a query is ignored.</summary>
    /// <param name="path">As in <c>/replicaSessions/f5…/replicaTaskSessions?format=Entity</c>.</param>
    public OperationMatch? Match(string path) => index.Match(path);

    /// <summary>The operation that an absolute URL or a path from the root leads to, whatever its host; null if it leads outside the base.</summary>
    public OperationMatch? MatchHref(string href) => BelowBase(href) is { } path ? index.Match(path) : null;

    /// <summary>The part of a URL after the base, query included: <c>https://host:9398/api/jobs?format=Entity</c> gives <c>/jobs?format=Entity</c>.</summary>
    public string? BelowBase(string href)
    {
        var scheme = href.IndexOf("://", StringComparison.Ordinal);
        var start = scheme < 0 ? 0 : href.IndexOf('/', scheme + 3);
        if (start < 0 || !href.AsSpan(start).StartsWith(BasePath, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var rest = href[(start + BasePath.Length)..];
        return rest.Length == 0 || rest[0] == '?' ? "/" + rest : rest[0] == '/' ? rest : null;
    }

    /// <summary>Two contracts are equal if their data is; the index follows from it.</summary>
    public bool Equals(ApiContract? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

namespace Conformance.Core.Contract;

/// <summary>The roles other than Portal Administrator, which may use everything.</summary>
/// <param name="Covers">The paths of which the documentation says for each role whether it may use them.</param>
/// <param name="CoversQueries">The types of which it says so for the query service; of other types it says nothing.</param>
/// <param name="All">The roles.</param>
/// <param name="Source">Where this is known from.</param>
public sealed record RoleRules(
    IReadOnlyList<string> Covers, IReadOnlyList<string> CoversQueries, IReadOnlyList<RoleRule> All, string Source)
{
    /// <summary>The name in data of the role that may use everything, which has no rule.</summary>
    public const string Administrator = "PortalAdministrator";

    private const string Below = "/*";

    private readonly Lazy<IReadOnlyList<RoleRule>> sets = new(() => [.. SetsOf([.. All])]);

    /// <summary>
    /// What accounts may have: each role by itself and each set of several, since an account may have several roles
    /// (HC:security_roles_concept). A set may read what one of its roles may read. Smaller sets come first.
    /// </summary>
    public IReadOnlyList<RoleRule> Sets => sets.Value;

    /// <summary>The role, or the set of roles, with a name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public RoleRule Of(string name) => Sets.FirstOrDefault(role => role.Name == name)
        ?? throw new KeyNotFoundException($"there is no role {name}; there are {string.Join(", ", All.Select(role => role.Name))}.");

    /// <summary>The roles, or sets of roles, with one of some names; names that no role has are passed over.</summary>
    public IReadOnlyList<RoleRule> Among(IReadOnlyList<string> names) =>
        names.Count == 0 ? [] : [.. Sets.Where(role => names.Contains(role.Name, StringComparer.Ordinal))];

    /// <summary>
    /// Whether the documentation refuses an account of a role what a URL leads to; what it does not speak of it refuses to
    /// nobody.
    /// </summary>
    /// <inheritdoc cref="RoleRule.MayRead"/>
    public bool Refuses(RoleRule role, OperationMatch match, string? queryType) =>
        (match.Operation.Path.Kind == PathKind.Query
            ? CoversQueries.Contains(queryType ?? "", StringComparer.OrdinalIgnoreCase)
            : Covers.Any(pattern => Holds(pattern, match.Operation.Path.Template)))
        && !role.MayRead(match, queryType);

    private static IEnumerable<RoleRule> SetsOf(RoleRule[] all) =>
        Enumerable.Range(1, (1 << all.Length) - 1).OrderBy(int.PopCount)
            .Select(bits => all.Where((_, at) => (bits & (1 << at)) != 0).Aggregate((one, other) => one.And(other)));

    /// <summary>Whether only a Portal Administrator may use an operation.</summary>
    public bool IsForAdministrators(OperationMatch match, string? queryType) => All.All(role => Refuses(role, match, queryType));

    internal static bool Holds(string pattern, string template) => !pattern.EndsWith(Below, StringComparison.Ordinal)
        ? template.Equals(pattern, StringComparison.OrdinalIgnoreCase)
        : template.StartsWith(pattern[..^1], StringComparison.OrdinalIgnoreCase) || template.Equals(pattern[..^2], StringComparison.OrdinalIgnoreCase);
}

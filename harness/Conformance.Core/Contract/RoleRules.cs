namespace Conformance.Core.Contract;

/// <summary>The roles other than Portal Administrator, which may use everything.</summary>
/// <param name="Covers">The paths of which the documentation says for each role whether it may use them.</param>
/// <param name="All">The roles.</param>
/// <param name="Source">Where this is known from.</param>
public sealed record RoleRules(IReadOnlyList<string> Covers, IReadOnlyList<RoleRule> All, string Source)
{
    /// <summary>The name in data of the role that may use everything, which has no rule.</summary>
    public const string Administrator = "PortalAdministrator";

    private const string Below = "/*";

    /// <summary>The role with a name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public RoleRule Of(string name) =>
        All.FirstOrDefault(role => role.Name == name) ?? throw new KeyNotFoundException($"there is no role {name}; there are {string.Join(", ", All.Select(role => role.Name))}.");

    /// <summary>Whether the documentation refuses an account of a role what a URL leads to.</summary>
    /// <inheritdoc cref="RoleRule.MayRead"/>
    public bool Refuses(RoleRule role, OperationMatch match, string? queryType) =>
        Covers.Any(pattern => Holds(pattern, match.Operation.Path.Template)) && !role.MayRead(match, queryType);

    /// <summary>Whether only a Portal Administrator may use an operation.</summary>
    public bool IsForAdministrators(OperationMatch match, string? queryType) => All.All(role => Refuses(role, match, queryType));

    internal static bool Holds(string pattern, string template) => !pattern.EndsWith(Below, StringComparison.Ordinal)
        ? template.Equals(pattern, StringComparison.OrdinalIgnoreCase)
        : template.StartsWith(pattern[..^1], StringComparison.OrdinalIgnoreCase) || template.Equals(pattern[..^2], StringComparison.OrdinalIgnoreCase);
}

namespace Conformance.Core.Contract;

/// <summary>
/// What an account of one role or of several, other than Portal Administrator, may read (HC:security_roles_concept).
/// </summary>
/// <param name="Name">The role's name in data, as in <c>PortalUser</c>; of several all names, with <c>+</c> between.</param>
/// <param name="Title">The name for people, as in <c>Portal User</c>.</param>
/// <param name="Reads">The paths; with <c>/*</c> at the end a path and all below it.</param>
/// <param name="Queries">The types that it may ask the query service for.</param>
public sealed record RoleRule(string Name, string Title, IReadOnlyList<string> Reads, IReadOnlyList<string> Queries)
{
    private const char Between = '+';

    /// <summary>Whether this is a set of several roles.</summary>
    public bool IsSet => Name.Contains(Between, StringComparison.Ordinal);

    /// <summary>What an account may read that has another role as well.</summary>
    internal RoleRule And(RoleRule other) => new(
        Name + Between + other.Name,
        $"{Title} and {other.Title}",
        [.. Reads.Union(other.Reads)],
        [.. Queries.Union(other.Queries)]);

    /// <summary>Whether this is a set that holds all roles of another and more.</summary>
    public bool IsMoreThan(RoleRule other) => Name != other.Name && other.Name.Split(Between).All(Name.Split(Between).Contains);

    /// <summary>Whether the documentation lets an account of the role read what a URL leads to.</summary>
    /// <param name="match">The operation.</param>
    /// <param name="queryType">The type that a query asks for; null if it names none or is no query.</param>
    public bool MayRead(OperationMatch match, string? queryType) => match.Operation.Path.Kind == PathKind.Query
        ? queryType is null || Queries.Contains(queryType, StringComparer.OrdinalIgnoreCase)
        : Reads.Any(pattern => RoleRules.Holds(pattern, match.Operation.Path.Template));
}

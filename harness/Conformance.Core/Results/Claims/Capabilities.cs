using Conformance.Core.Scenarios;
using Conformance.DataFiles;

namespace Conformance.Core.Results.Claims;

/// <summary>
/// What a target claims to implement, and which kinds of data it lacks. What is not claimed is not judged; what is claimed and
/// missing
/// deviates; a claim that no longer fits the target is stale and fails the run.
/// </summary>
/// <param name="File">The file, as messages name it.</param>
/// <param name="Operations">
/// Globs over the documented operations, as in <c>GET /replicaSessions*</c>; a leading <c>!</c> takes out what the others cover.
/// Empty: every
/// operation is claimed.
/// </param>
/// <param name="Lacks">Globs over resource types of which the target holds nothing, as in <c>CloudTenant</c>.</param>
/// <param name="Few">Globs over resource types of which it holds too little, or too much alike, for some questions.</param>
public sealed record Capabilities(string File, IReadOnlyList<Claim> Operations, IReadOnlyList<Claim> Lacks, IReadOnlyList<Claim> Few)
{
    /// <summary>Globs over the API versions that the target lets log on, as in <c>v1_7</c>. Empty: all that its entry point
    /// lists.</summary>
    public IReadOnlyList<Claim> Versions { get; init; } = [];

    /// <summary>Globs over the roles that accounts have there, as in <c>PortalUser</c>. Empty: all of them.</summary>
    public IReadOnlyList<Claim> Roles { get; init; } = [];

    /// <summary>Whether an operation is claimed.</summary>
    /// <param name="operation">The documentation's name, as in <c>GET /jobs/{ID}</c>.</param>
    public bool Claims(string operation) => Covers(Operations, operation);

    /// <summary>Whether a version is claimed.</summary>
    public bool ClaimsVersion(string version) => Covers(Versions, version);

    /// <summary>Whether accounts with a role are claimed.</summary>
    public bool ClaimsRole(string role) => Covers(Roles, role);

    private static bool Covers(IReadOnlyList<Claim> claims, string name) => claims.Count == 0
        || (claims.Any(claim => !claim.IsExclusion && Glob.Matches(claim.Pattern, name))
            && !claims.Any(claim => claim.IsExclusion && Glob.Matches(claim.Pattern, name)));
}

/// <summary>One line of a capabilities file.</summary>
/// <param name="Text">The glob as it is written.</param>
/// <param name="Place">Where it is written.</param>
public sealed record Claim(string Text, DataPlace Place)
{
    private const char Exclusion = '!';

    /// <summary>Whether it takes out what other globs cover.</summary>
    public bool IsExclusion => Text.StartsWith(Exclusion);

    /// <summary>The glob without its sign.</summary>
    public string Pattern => Text.TrimStart(Exclusion);
}

using Conformance.DataFiles;

namespace Conformance.Core.Results.Claims;

/// <summary>A claim that does not fit the target any more, which fails the run.</summary>
/// <param name="Subject">The operation or the kind of data, as in <c>GET /jobs</c> or <c>CloudTenant</c>.</param>
/// <param name="Message">What is there instead and what to do, as a sentence without its subject.</param>
/// <param name="Place">Where the claim is written; the file alone if no line of it says so.</param>
public sealed record StaleClaim(string Subject, string Message, DataPlace Place);

/// <summary>What a capabilities file came to in a run.</summary>
/// <param name="Capabilities">The file.</param>
/// <param name="NotClaimed">The documented operations that are not claimed, sorted.</param>
/// <param name="Stale">The claims that do not fit the target.</param>
public sealed record ClaimResult(Capabilities Capabilities, IReadOnlyList<string> NotClaimed, IReadOnlyList<StaleClaim> Stale)
{
    /// <summary>The API versions that are not claimed, of those that the run would log on with; sorted.</summary>
    public IReadOnlyList<string> Versions { get; init; } = [];

    /// <summary>The documented roles that are not claimed, in the order of the contract.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];
}

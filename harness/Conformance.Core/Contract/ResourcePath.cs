namespace Conformance.Core.Contract;

/// <summary>A path at which a resource is found.</summary>
/// <param name="Template">The path below the base with <c>{ID}</c> for IDs, as in <c>/replicaSessions/{ID}/replicaTaskSessions</c>.</param>
/// <param name="Kind">What it stands for.</param>
/// <param name="Parent">For <see cref="PathKind.Nested"/>: the type of the resource whose ID is in the path; otherwise null.</param>
/// <param name="By">For <see cref="PathKind.Nested"/>: the element or relation of a member that names the parent; otherwise null.</param>
/// <param name="Window">The window on the members; null if all are returned.</param>
/// <param name="Methods">The documented methods, at least one.</param>
/// <param name="Anonymous">Whether it is answered without a logon session.</param>
/// <param name="Also">Spellings that pages or servers use in Hrefs besides <paramref name="Template"/>.</param>
/// <param name="Source">Where this is known from.</param>
/// <param name="Note">What a reader must know; null if there is nothing.</param>
public sealed record ResourcePath(
    string Template,
    PathKind Kind,
    string? Parent,
    string? By,
    WindowRule? Window,
    IReadOnlyList<string> Methods,
    bool Anonymous,
    IReadOnlyList<string> Also,
    string Source,
    string? Note);

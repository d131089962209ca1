namespace Conformance.Core.Contract;

/// <summary>A path at which a resource is found.</summary>
/// <param name="Template">
/// The path below the base with holes for IDs and names, as in <c>/jobs/{ID}/includes/{ID}</c>. The last ID is that of
/// the resource itself for <see cref="PathKind.Item"/>, the ones before those of its parents.
/// </param>
/// <param name="Kind">What it stands for.</param>
/// <param name="Parent">The type of the resource whose ID is in the path before its own; null if there is none.</param>
/// <param name="By">The element or relation of a member that names the parent; null if there is no parent.</param>
/// <param name="Where">Which of all the resources are members: those that hold each of these; empty for all.</param>
/// <param name="Window">The window on the members; null if all are returned.</param>
/// <param name="Methods">The documented methods, at least one.</param>
/// <param name="Anonymous">Whether it is answered without a logon session.</param>
/// <param name="EntityByDefault">Whether the page shows the entities of a key resource without <c>?format=Entity</c>; references
/// are not documented there.</param>
/// <param name="Tail">Whether the last hole takes all that follows, slashes included.</param>
/// <param name="Or">The resource that may be answered instead; null if there is none.</param>
/// <param name="Parameters">The query parameters besides <c>format</c>.</param>
/// <param name="OnlyLinked">Whether no page describes it: links of documented resources lead there, so it is followed and never
/// asked for otherwise.</param>
/// <param name="Since">The first API version that documents it; null if that is not known.</param>
/// <param name="Also">Spellings that pages or servers use in Hrefs besides <paramref name="Template"/>.</param>
/// <param name="Source">Where this is known from.</param>
/// <param name="Note">What a reader must know; null if there is nothing.</param>
public sealed record ResourcePath(
    string Template,
    PathKind Kind,
    string? Parent,
    string? By,
    IReadOnlyList<MemberRule> Where,
    WindowRule? Window,
    IReadOnlyList<string> Methods,
    bool Anonymous,
    bool EntityByDefault,
    bool Tail,
    string? Or,
    IReadOnlyList<ParameterRule> Parameters,
    bool OnlyLinked,
    string? Since,
    IReadOnlyList<string> Also,
    string Source,
    string? Note)
{
    /// <summary>The type of the resource whose ID is the last one in the path; null if the path has none.</summary>
    /// <param name="owner">The type of the resource that the path belongs to.</param>
    public string? LastIdOf(string owner) => Kind is PathKind.Item or PathKind.Action ? owner : Parent;

    /// <summary>The documentation's page about GET on this path, as in <c>HC:get_jobs_id</c>; null if it has no page of its
    /// own.</summary>
    public string? Page => Source.StartsWith("HC:get_", StringComparison.Ordinal) ? Source : null;
}

using Conformance.DataFiles;

namespace Conformance.Core.Scenarios;

/// <summary>A numbered statement of the API that a target can meet or violate.</summary>
/// <param name="Id">The id, which never moves: <c>AREA-NNN</c>.</param>
/// <param name="Statement">What holds, in our own words, in the present tense.</param>
/// <param name="Level">How well it is founded.</param>
/// <param name="Source">The vendor's page (<c>HC:page</c>), or the kind of evidence.</param>
/// <param name="Area">The area it belongs to, for selection and reports.</param>
/// <param name="Note">A contradiction or a reading that the statement rests on; null if there is none.</param>
/// <param name="IsGate">Whether everything else rests on it: when it is violated, the same status elsewhere is its
/// consequence.</param>
/// <param name="Place">Where it is written in the catalogue.</param>
public sealed record Requirement(
    string Id,
    string Statement,
    RequirementLevel Level,
    string Source,
    string Area,
    string? Note,
    bool IsGate,
    DataPlace Place)
{
    /// <summary>The first API version whose documentation has the statement, as in <c>v1_6</c>; null for every version. It is not
    /// asked of an older one.</summary>
    public string? Since { get; init; }

    /// <summary>Whether what is recorded for it is lawful variety, which does not make two targets differ.</summary>
    public bool IsVariety { get; init; }
}

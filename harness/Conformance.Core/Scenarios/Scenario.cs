using Conformance.DataFiles;

namespace Conformance.Core.Scenarios;

/// <summary>One scenario file: what to send and what must hold of the answers.</summary>
/// <param name="Id">The id, which never moves and equals the file's path below the scenarios folder.</param>
/// <param name="Title">What the scenario is about, for a person.</param>
/// <param name="Area">The id's first segment.</param>
/// <param name="Givens">What must be bound before a request can be sent.</param>
/// <param name="Steps">What is done, in order; at least one.</param>
/// <param name="Axes">What varies, sorted by name; empty for a scenario with one variant.</param>
/// <param name="Expectations">What must hold of single exchanges, or of several exchanges of one variant.</param>
/// <param name="Relations">What must hold across variants.</param>
/// <param name="Place">Where the scenario begins.</param>
public sealed record Scenario(
    string Id,
    string Title,
    string Area,
    IReadOnlyList<Given> Givens,
    IReadOnlyList<Step> Steps,
    IReadOnlyList<Axis> Axes,
    IReadOnlyList<Expectation> Expectations,
    IReadOnlyList<Relation> Relations,
    DataPlace Place)
{
    /// <summary>The first API version that has what this asks for, as in <c>v1_6</c>; null if every version has it, or nobody
    /// knows.</summary>
    public string? Since { get; init; }

    /// <summary>Whether its answers are judged elsewhere by themselves, so that here only its own expectations are
    /// asked.</summary>
    public bool IsComparisonOnly { get; init; }

    /// <summary>Which values of its axes came later, each with its first API version.</summary>
    public IReadOnlyDictionary<string, string> Ages { get; init; } = new Dictionary<string, string>();
}

using Conformance.Core.Contract;

namespace Conformance.Core.Scenarios.Generated;

/// <summary>Something in the contract that scenarios are made for.</summary>
/// <param name="What">As in <see cref="Each.What"/>.</param>
/// <param name="Title">The path's template or the query type.</param>
/// <param name="Slug">The title as a segment of scenario ids, as in <c>jobs-id-includes</c>; never changes.</param>
/// <param name="Kind">The kind of path; null for a query type.</param>
/// <param name="Flags">The properties that it has, words of the key <c>for</c>.</param>
/// <param name="Names">What <c>{each.NAME}</c> stands for.</param>
/// <param name="Lists">What <c>{each.NAME}</c> stands for where it is a whole list.</param>
public sealed record Subject(
    string What,
    string Title,
    string Slug,
    PathKind? Kind,
    IReadOnlySet<string> Flags,
    IReadOnlyDictionary<string, string> Names,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Lists)
{
    /// <summary>The first API version that documents it; null if that is not known.</summary>
    public string? Since { get; init; }

    /// <summary>The first API version whose pages give it a window; null if it has none, or that is not known.</summary>
    public string? WindowSince { get; init; }

    /// <summary>Which of the values in <see cref="Lists"/> came later than it, each with its first API version.</summary>
    public IReadOnlyDictionary<string, string> Ages { get; init; } = new Dictionary<string, string>();
}

namespace Conformance.Core.Contract;

/// <summary>A query parameter of a path.</summary>
/// <param name="Name">Its name, as in <c>pageSize</c>.</param>
/// <param name="Type">The type of its values.</param>
/// <param name="Optional">Whether a request may lack it.</param>
/// <param name="At">The element of a member that has the value that is asked for; null if it narrows no members.</param>
/// <param name="Shows">Which element of the answer a value asks for, in the place of those of other values, by the value; empty
/// if it asks for none.</param>
/// <param name="Source">Where this is known from.</param>
/// <param name="Note">What a reader must know; null if there is nothing.</param>
public sealed record ParameterRule(
    string Name, string Type, bool Optional, string? At, IReadOnlyDictionary<string, string> Shows, string Source, string? Note)
{
    /// <summary>The elements that an answer to this value lacks; none if the value asks for nothing of the kind.</summary>
    public IEnumerable<string> HiddenBy(string? value) => value is not null && Shows.TryGetValue(value, out var shown) ? Shows.Values.Where(other => other != shown) : [];
}

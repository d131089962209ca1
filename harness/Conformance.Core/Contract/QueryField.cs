namespace Conformance.Core.Contract;

/// <summary>A field that a filter may name.</summary>
/// <param name="Name">The documented name, as in <c>CreationTime</c>.</param>
/// <param name="Type">The type of its values, as <see cref="ValueTypes"/> knows it.</param>
/// <param name="Values">The documented values in their order, by which they are compared (HC:query_comparison); empty if none are
/// listed.</param>
/// <param name="At">
/// Where the value stands: relations and uid elements in turn, then an element or attribute, as in <c>JobSessionUid.JobName</c>;
/// empty if
/// no representation shows it, so that a client cannot check it.
/// </param>
/// <param name="Level">How well this is founded.</param>
/// <param name="Note">What a reader must know; null if there is nothing.</param>
public sealed record QueryField(
    string Name, string Type, IReadOnlyList<string> Values, IReadOnlyList<string> At, FactLevel Level, string? Note)
{
    /// <summary>The first API version that has it; null if that is not known.</summary>
    public string? Since { get; init; }
}

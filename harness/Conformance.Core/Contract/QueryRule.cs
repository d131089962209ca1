namespace Conformance.Core.Contract;

/// <summary>How the query service knows a resource.</summary>
/// <param name="Type">The query type, as in <c>ReplicaTaskSession</c>; its case does not matter in requests.</param>
/// <param name="Fields">The fields that a filter or an order may name.</param>
/// <param name="List">The element of the result that holds the members for <c>format=Entities</c>, as in
/// <c>ReplicaTaskSessions</c>.</param>
/// <param name="AsResources">Whether that element stands below <c>Resources</c>, as for resources without references, rather than
/// below <c>Entities</c>.</param>
/// <param name="Source">Where this is known from.</param>
/// <param name="Note">What a reader must know; null if there is nothing.</param>
public sealed record QueryRule(string Type, IReadOnlyList<QueryField> Fields, string List, bool AsResources, string Source, string? Note)
{
    /// <summary>The field of this name, in any case; null if there is none.</summary>
    public QueryField? Field(string name) => Fields.FirstOrDefault(field => string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase));
}

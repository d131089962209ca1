using Conformance.Core.Contract;
using Conformance.Core.Judging;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Results.Claims;

/// <summary>Which documented operations a variant uses, and which kinds of data they need.</summary>
internal static class AskedData
{
    private const string TypeParameter = "?type=";

    /// <summary>The documented operations, in the order of the steps.</summary>
    public static IReadOnlyList<string> Operations(Variant variant, ApiContract contract) =>
        [.. variant.Operations.Select(operation => DocumentedOperations.Name(operation, contract)).Distinct(StringComparer.Ordinal)];

    /// <summary>The types of the resources that a variant needs: what it is given, then what its paths lead through, from the
    /// outside in.</summary>
    public static IReadOnlyList<string> Types(Variant variant, ApiContract contract) =>
        [.. variant.Scenario.Givens.Select(given => given.Resource).Where(type => type.Length > 0)
            .Concat(Operations(variant, contract).SelectMany(operation => Types(operation, contract)))
            .Distinct(StringComparer.Ordinal)];

    /// <summary>
    /// The types of the resources that an operation leads through, from the outside in: <c>GET /jobs/{ID}/includes</c> gives Job
    /// and ObjectInJob,
    /// <c>GET /query?type=Job</c> gives Job.
    /// </summary>
    public static IReadOnlyList<string> Types(string operation, ApiContract contract)
    {
        var path = operation[(operation.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        if (path.Split(TypeParameter) is [_, var type])
        {
            return ResourceRules.OfQuery(type, contract) is { } asked ? [asked.Type] : [];
        }

        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return [.. Enumerable.Range(1, segments.Length)
            .Select(count => contract.Match("/" + string.Join('/', segments.Take(count)))?.Operation)
            .OfType<Operation>().Where(HoldsData).Select(part => part.Resource.Type).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Whether an operation answers with one resource by its ID, so that an answer shows that there is one.</summary>
    public static bool IsOfOne(string operation, ApiContract contract) =>
        contract.Match(operation[(operation.IndexOf(' ', StringComparison.Ordinal) + 1)..])?.Operation.Path.Kind == PathKind.Item;

    private static bool HoldsData(Operation operation) => operation.Path.Kind is PathKind.Collection or PathKind.Nested or PathKind.Item;
}

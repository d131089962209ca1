using Conformance.Core.Contract;

namespace Conformance.Core.Scenarios;

/// <summary>The read side and the logon cycle as the documentation lists them: one operation for each GET path and query
/// type.</summary>
public static class DocumentedOperations
{
    private const string Get = "GET";

    /// <summary>Every operation, sorted by path, then by method.</summary>
    /// <param name="contract">The API's resources.</param>
    /// <param name="variants">What asks for them.</param>
    public static IReadOnlyList<OperationCoverage> Of(ApiContract contract, IEnumerable<Variant> variants)
    {
        var asking = variants.SelectMany(variant => variant.Operations.Select(operation => (Operation: Name(operation, contract), Variant: variant)))
            .ToLookup(pair => pair.Operation, pair => pair.Variant, StringComparer.Ordinal);
        var known = contract.Operations.SelectMany(operation => Of(operation))
            .Concat(contract.Resources.Values.Select(resource => resource.Query).OfType<QueryRule>().Select(query => (Operation: QueryName(query.Type), Page: query.Source)))
            .Select(pair => new OperationCoverage(pair.Operation, pair.Page, [.. asking[pair.Operation].Distinct()], asking[pair.Operation].Any() ? null : "no scenario that applies asks for it"));
        return [.. known.Concat(contract.Uncovered.Select(left => new OperationCoverage(left.Operation, left.Source, [], left.Reason)))
            .OrderBy(operation => operation.Path, StringComparer.Ordinal).ThenBy(operation => operation.Operation, StringComparer.Ordinal)];
    }

    private static IEnumerable<(string Operation, string Page)> Of(Operation operation) => operation.Path.Methods
        .Where(method => operation.Path is { OnlyLinked: false, Kind: not PathKind.Query } && (method == Get || operation.Resource.Type == ApiContract.LogonSessionType))
        .Select(method => ($"{method} {operation.Path.Template}", operation.Path.Source));

    /// <summary>The name of the operation that asks the query service for one type.</summary>
    internal static string QueryName(string type) => $"{Get} /query?type={type}";

    /// <summary>The documented name of an operation as a variant uses it.</summary>
    internal static string Name(string used, ApiContract contract)
    {
        var blank = used.IndexOf(' ', StringComparison.Ordinal);
        var path = used[(blank + 1)..];
        return contract.Match(path) is not { Operation.Path: { } documented } ? used
            : documented.Kind == PathKind.Query && path.Split("type=") is [_, var type] ? QueryName(type)
            : $"{used[..blank]} {documented.Template}";
    }
}

/// <summary>What asks for one documented operation.</summary>
/// <param name="Operation">The documentation's name, as in <c>GET /jobs/{ID}</c>.</param>
/// <param name="Page">The page that documents it, as in <c>HC:get_jobs_id</c>.</param>
/// <param name="Variants">The variants that ask for it; empty if none does.</param>
/// <param name="Reason">Why nothing asks for it; null if something does.</param>
public sealed record OperationCoverage(string Operation, string Page, IReadOnlyList<Variant> Variants, string? Reason)
{
    /// <summary>The path with its query.</summary>
    public string Path => Operation[(Operation.IndexOf(' ', StringComparison.Ordinal) + 1)..];

    /// <summary>The ids of the requirements that the variants name, sorted.</summary>
    public IReadOnlyList<string> Requirements =>
        [.. Variants.SelectMany(Coverage.Named).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}

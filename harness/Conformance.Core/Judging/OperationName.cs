using Conformance.Core.Contract;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Judging;

/// <summary>What the documentation calls a request that was sent.</summary>
internal static class OperationName
{
    /// <summary>The documented name of the operation that a URL was asked for; the method and the URL if no page has
    /// it.</summary>
    /// <param name="method">The method.</param>
    /// <param name="url">The URL, or an Href.</param>
    /// <param name="contract">The API's resources.</param>
    public static string Find(string method, string url, ApiContract contract) =>
        contract.MatchHref(url)?.Operation.Path is not { } path ? $"{method} {url}"
        : path.Kind == PathKind.Query && QueryUrl.Parameter(url, "type") is { } type
            ? DocumentedOperations.QueryName(ResourceRules.OfQuery(type, contract)?.Query?.Type ?? type)
        : $"{method} {path.Template}";
}

using Conformance.Core.Contract;

namespace Conformance.Core.Mutations;

/// <summary>Which resource a request asks for.</summary>
internal static class AskedResource
{
    /// <summary>
    /// A key that is the same for all requests for one resource, however they write its path: with a UID in the place of an ID,
    /// in another
    /// case, in a spelling of the path that no page has. The query is no part of it. Of a path that the contract lacks: the path.
    /// </summary>
    public static string Of(string url, ApiContract contract) => contract.MatchHref(url) is { } match
        ? string.Join('\n', match.Ids.Prepend(match.Operation.Path.Template)).ToUpperInvariant()
        : url.Split('?')[0];
}

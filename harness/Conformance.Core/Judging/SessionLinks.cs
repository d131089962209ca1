using Conformance.Core.Contract;
using Conformance.Core.Exchanges;

namespace Conformance.Core.Judging;

/// <summary>
/// What the links of the run's own logon session say of its account: they list what the account can work with (HC:logging_on). A
/// documented link that the session lacks, beside others that it has, is why 403 behind that link is no deviation. What the
/// session
/// links to is judged, and so is everything for an account that a documented role explains.
/// </summary>
public static class SessionLinks
{
    /// <summary>The relation of the links to what one can work with; others lead to actions.</summary>
    private const string Down = "Down";

    /// <summary>What only a Portal Administrator may read and a logon session links to.</summary>
    private static readonly string[] OfAdministrators = ["/security", "/jobs"];

    /// <summary>
    /// The documented paths to which a logon session does not link. Empty if it has none of the documented links, or if it links
    /// to
    /// what only a Portal Administrator may use: then its links say nothing of a lesser account.
    /// </summary>
    /// <param name="session">The logon session as its logon showed it.</param>
    /// <param name="contract">The links that the pages show.</param>
    public static IReadOnlyList<string> Lacking(ResourceView session, ApiContract contract)
    {
        var shown = session.Links.Where(link => link is { Rel: Down, Href: not null })
            .Select(link => contract.MatchHref(link.Href!)?.Operation.Path.Template).ToHashSet(StringComparer.Ordinal);
        var documented = Documented(contract);
        return !documented.Any(shown.Contains) || OfAdministrators.Any(shown.Contains) ? [] : [.. documented.Where(path => !shown.Contains(path))];
    }

    /// <summary>Whether an answer refuses what the run's account may not use, as far as the links of its logon session
    /// tell.</summary>
    /// <param name="exchange">The exchange.</param>
    /// <param name="lacking">What <see cref="Lacking"/> gave; empty if the links say nothing.</param>
    /// <param name="contract">The links that the pages show, and the roles.</param>
    public static bool Exclude(Exchange exchange, IReadOnlyList<string> lacking, ApiContract contract)
    {
        if (lacking.Count == 0 || exchange.Response is not { Status: 403 } || contract.MatchHref(exchange.Request.Url) is not { } match)
        {
            return false;
        }

        var type = QueryUrl.Parameter(exchange.Request.Url, "type");
        var asked = match.Operation.Path.Kind == PathKind.Query && type is not null
            ? ResourceRules.OfQuery(type, contract)?.CollectionPath?.Template : match.Operation.Path.Template;
        var linked = asked is null ? [] : Documented(contract).Where(path => Holds(path, asked)).ToList();
        return linked.Count == 0 ? contract.Roles.IsForAdministrators(match, type) : linked.All(lacking.Contains);
    }

    /// <summary>What a run with such an account does not show, as a sentence.</summary>
    public static string Reason =>
        "the account of the run was refused with 403 what its logon session has no link to, and what no documented role explains:"
        + " this is excluded for this account; an account with the role Portal Administrator would add this.";

    /// <summary>Where the links of a logon session lead, each path once.</summary>
    private static List<string> Documented(ApiContract contract) => [.. contract.Resources[ApiContract.LogonSessionType].Links
        .Where(link => link.Rel == Down).Select(link => link.ToPath).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether a path is, or stands below, what a link leads to.</summary>
    private static bool Holds(string linked, string path) =>
        path.Equals(linked, StringComparison.Ordinal) || path.StartsWith(linked + "/", StringComparison.Ordinal);
}

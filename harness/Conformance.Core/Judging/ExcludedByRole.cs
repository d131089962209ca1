using Conformance.Core.Contract;
using Conformance.Core.Exchanges;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Judging;

/// <summary>
/// What the documentation refuses to the role of the run's own account is asked all the same, by scenarios that ask everything:
/// it
/// is answered with 403. Whoever gets what the role excludes shows a server that lets in whom it must not let in.
/// </summary>
internal static class ExcludedByRole
{
    /// <summary>What only a Portal Administrator may use is answered with 403 for an account of another role.</summary>
    private const string Refused = "AUTH-023";

    /// <summary>
    /// The check of each answer that the role of the run's account excludes; none for a Portal Administrator, or if no scenario
    /// asks
    /// it.
    /// </summary>
    public static IEnumerable<AskedCheck> Checks(Evidence evidence, Rulebook rules)
    {
        var roles = rules.Contract.Roles.Among(evidence.Record.Roles);
        return roles.Count == 0 || AuthModes.NeedsSecondAccount(evidence.Variant) || Asking(rules) is not { } expectation ? []
            : evidence.Answers.Where(answer => IsJudged(answer.Exchange, roles, rules.Contract))
                .Select(answer =>
                    new AskedCheck(expectation, rules.CheckOf(expectation), answer.Exchange.Step) { IsOfScenario = false });
    }

    /// <summary>
    /// Whether an answer either lets the account in or refuses it, though every role that the account may have excludes what it
    /// asked
    /// for. Of another status nobody knows that it is about the role: which ID there is may be looked at first.
    /// </summary>
    private static bool IsJudged(Exchange exchange, IReadOnlyList<RoleRule> roles, ApiContract contract) =>
        exchange is { Request.Method: "GET", Response.Status: (>= 200 and < 300) or 403 }
        && contract.MatchHref(exchange.Request.Url) is { } match
        && roles.All(role => contract.Roles.Refuses(role, match, QueryUrl.Parameter(exchange.Request.Url, "type")));

    private static Expectation? Asking(Rulebook rules) => rules.Suite.Scenarios.SelectMany(scenario => scenario.Expectations)
        .FirstOrDefault(expectation => expectation is { Requirement: Refused, Kind: "status", Conditions.Count: 0 });
}

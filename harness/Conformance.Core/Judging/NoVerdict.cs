using Conformance.Core.Contract;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging.Checks;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Judging;

/// <summary>
/// The one rule for answers that are neither right nor wrong. "Not now": a server that is busy has no verdict
/// (<see cref="NotNow"/>). "You may
/// not": 403 for what the documentation does not open to the role of the run's account proves nothing about what an account of
/// another role gets,
/// nor does 403 for what the logon session of an account without a documented role does not link to. Everything else is judged,
/// 403 for what the
/// role includes too.
/// </summary>
/// <param name="Outcome">Errored or not tested.</param>
/// <param name="Reason">Why, as a sentence that is the same for all variants with that reason.</param>
public sealed record NoVerdict(Outcome Outcome, string Reason)
{
    private const int Forbidden = 403;

    /// <summary>Why an answer has no verdict; null if it is to be judged.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="evidence">The variant that it belongs to.</param>
    public static NoVerdict? Of(Answer answer, Evidence evidence) =>
        NotNow.Of(answer) is { } busy ? new NoVerdict(Outcome.Errored, busy)
        : !AuthModes.NeedsSecondAccount(evidence.Variant) && OfAccount(answer.Exchange, evidence.Record, evidence.Contract) is { } reason
            ? new NoVerdict(Outcome.NotTested, reason)
        : null;

    /// <summary>
    /// Why an answer refuses the run's own account what it may not use, by its documented role or by the links of its logon
    /// session; null
    /// if neither explains a refusal, or the answer is none.
    /// </summary>
    /// <param name="exchange">The exchange.</param>
    /// <param name="record">What is known of the account.</param>
    /// <param name="contract">The roles and the links of sessions.</param>
    public static string? OfAccount(Exchange exchange, VariantRecord record, ApiContract contract) =>
        IsOfNobody(exchange.Request) ? null
        : IsRefusedByRole(exchange, record.Roles, contract) ? ByRole(record.Roles, contract)
        : SessionLinks.Exclude(exchange, record.Unlinked, contract) ? SessionLinks.Reason
        : null;

    /// <summary>Whether a request names no session: the refusal of such a request is about no account (HC:http_response_codes,
    /// 401).</summary>
    private static bool IsOfNobody(SentRequest request) => request.Headers.First(TokenHeaderCheck.FieldName) is null
        && request.Headers.First("Cookie")?.Contains(TokenHeaderCheck.FieldName, StringComparison.OrdinalIgnoreCase) != true;

    /// <summary>Why a logon session may lack the links that only a Portal Administrator is promised; null if it may
    /// not.</summary>
    /// <param name="record">What is known of the account.</param>
    /// <param name="contract">The roles.</param>
    public static string? OfLinks(VariantRecord record, ApiContract contract) =>
        record.Roles.Count > 0 ? ByRole(record.Roles, contract) : record.Unlinked.Count > 0 ? SessionLinks.Reason : null;

    /// <summary>
    /// Whether an answer refuses an account what not every one of its possible roles includes, or one object: such accounts see
    /// some objects and
    /// others not (HC:http_response_codes).
    /// </summary>
    /// <param name="exchange">The exchange.</param>
    /// <param name="roles">The names of the roles that the account may have; empty for a Portal Administrator.</param>
    /// <param name="contract">The roles.</param>
    private static bool IsRefusedByRole(Exchange exchange, IReadOnlyList<string> roles, ApiContract contract) =>
        contract.Roles.Among(roles) is { Count: > 0 } may && exchange.Response is { Status: Forbidden }
        && contract.MatchHref(exchange.Request.Url) is { } match
        && (match.Ids.Count > 0 || may.Any(role => !role.MayRead(match, QueryUrl.Parameter(exchange.Request.Url, "type"))));

    /// <summary>What a run with such an account does not show.</summary>
    private static string ByRole(IReadOnlyList<string> roles, ApiContract contract)
    {
        var may = contract.Roles.Among(roles);
        var titles = string.Join(" or ", may.Select(role => role.Title));
        var word = may.All(role => role.IsSet) ? "roles" : "role";
        return $"the account of the run has the rights of the {word} {titles}, and was refused with 403"
            + " what only others may use, as documented; an account with the role Portal Administrator would add this.";
    }
}

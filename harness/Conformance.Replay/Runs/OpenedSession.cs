using Conformance.Core.Contract;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;

namespace Conformance.Replay.Runs;

/// <summary>A logon session that an answer opened.</summary>
/// <param name="Token">The token.</param>
/// <param name="Path">The session's path below the base; null if the answer does not name it, so that it cannot be deleted.</param>
internal sealed record OpenedSession(string Token, string? Path)
{
    private const string TokenField = "X-RestSvcSessionId";

    /// <summary>The session that an answer to a logon opened, or null if it carries no token in header or cookie.</summary>
    public static OpenedSession? Of(Answer answer, ApiContract contract)
    {
        if (answer.Exchange.Response is not { Status: >= 200 and < 300 } response)
        {
            return null;
        }

        var token = response.Headers.First(TokenField) ?? response.Headers.All("Set-Cookie")
            .Select(cookie => cookie.Split(';')[0].Split('=', 2))
            .FirstOrDefault(pair => pair.Length == 2 && pair[0].Trim().Equals(TokenField, StringComparison.OrdinalIgnoreCase))?[1].Trim();
        var href = answer.Body is { Resources: [var session] } ? session.Href : null;
        return string.IsNullOrEmpty(token) ? null : new OpenedSession(token, href is null ? null : contract.BelowBase(href));
    }
}

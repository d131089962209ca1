using System.Collections.Concurrent;
using Conformance.Core.Exchanges;
using Conformance.Replay.Redaction;
using Conformance.Replay.Transport;

namespace Conformance.Replay.Sessions;

/// <summary>
/// Sees where a token that the target gave, and whose session nobody deleted, is answered 401: the session may be over, or the
/// server may be
/// wrong. Judges neither. Safe for parallel use.
/// </summary>
/// <param name="sessions">The sessions of the run that have not ended.</param>
public sealed class SessionWatch(OpenSessions sessions)
{
    private const string TokenName = "X-RestSvcSessionId";

    private readonly ConcurrentDictionary<string, RequestToSend> accepted = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> refused = new(StringComparer.Ordinal);

    /// <summary>Looks at a request, other than a logon, and at its answer.</summary>
    /// <param name="variant">The id of the variant that sent it.</param>
    /// <param name="request">The request in the clear.</param>
    /// <param name="response">The answer; null if there was no whole one.</param>
    public void See(string variant, RequestToSend request, ReceivedResponse? response)
    {
        var tokens = TokensOf(request).ToList();
        if (response is null || tokens.Count == 0 || tokens.Any(token => sessions.WithToken(token) is null))
        {
            return;
        }

        if (response.Status == 401)
        {
            refused[variant] = 0;
        }
        else if (response.Status is (>= 200 and < 300) or 403 && request.Method == "GET")
        {
            accepted.TryAdd(tokens[0], request);
        }
    }

    /// <summary>Whether a request of a variant was refused since it was last forgotten.</summary>
    public bool WasRefused(string variant) => refused.ContainsKey(variant);

    /// <summary>Forgets what was refused to a variant.</summary>
    public void Forget(string variant) => refused.TryRemove(variant, out _);

    /// <summary>The first GET that was answered 2xx or 403 with a token: the same again shows whether the session is over. Null
    /// if none was.</summary>
    public RequestToSend? AcceptedWith(string token) => accepted.GetValueOrDefault(token);

    private static IEnumerable<string> TokensOf(RequestToSend request) => request.Headers.SelectMany(field =>
        field.Name.Equals(TokenName, StringComparison.OrdinalIgnoreCase) ? [field.Value]
        : !field.Name.Equals("Cookie", StringComparison.OrdinalIgnoreCase) ? []
        : field.Value.Split(';').Select(SetCookie.Read).Where(cookie => cookie?.Name.Equals(TokenName, StringComparison.OrdinalIgnoreCase) == true).Select(cookie => cookie!.Value));
}

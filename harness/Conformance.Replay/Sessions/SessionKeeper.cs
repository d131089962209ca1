using System.Globalization;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Replay.Transport;

namespace Conformance.Replay.Sessions;

/// <summary>
/// Logs on, and at the end logs off every session that the run created, also those of scenarios, also after a cancellation: no
/// traces, or it says which. Its owner logs off before the transport is disposed.
/// </summary>
public sealed class SessionKeeper
{
    /// <summary>The variant that the exchanges of this class belong to.</summary>
    public const string Variant = "session";

    private static readonly TimeSpan LogoffLimit = TimeSpan.FromSeconds(5);

    private readonly RecordingTransport transport;
    private readonly Credentials credentials;
    private readonly TimeProvider time;

    /// <summary>A keeper without a session yet. The transport's redactor learns the password.</summary>
    /// <param name="transport">The way to the target; not owned.</param>
    /// <param name="credentials">Who logs on.</param>
    /// <param name="time">Drives the deadline of the logoff.</param>
    public SessionKeeper(RecordingTransport transport, Credentials credentials, TimeProvider time)
    {
        this.transport = transport;
        this.credentials = credentials;
        this.time = time;
        transport.Redactor.AddPassword(credentials.User, credentials.Password);
    }

    /// <summary>POST <c>{base}/sessionMngr/?v=…</c> with Basic authorization and no body.</summary>
    /// <param name="step">The step's id, for the exchange.</param>
    /// <param name="version">The API version to ask for, as in <c>latest</c> or <c>v1_7</c>.</param>
    /// <param name="accept">The <c>Accept</c> header field; null to send none.</param>
    /// <param name="cancellationToken">Ends it, with five seconds more, so that no session is left behind.</param>
    public async Task<LogonResult> LogonAsync(string step, string version, string? accept, CancellationToken cancellationToken)
    {
        List<HeaderField> headers = [new("Authorization", credentials.BasicAuthorization)];
        if (accept is not null)
        {
            headers.Add(new HeaderField("Accept", accept));
        }

        var request = new RequestToSend("POST", $"{transport.BaseUrl}/sessionMngr/?v={version}", headers, default);
        var exchange = await transport.SendAsync(Variant, step, request, cancellationToken);
        return exchange.Kept.Response switch
        {
            null => new LogonBroken(exchange.Kept),
            { Status: < 200 or >= 300 } => new LogonRefused(exchange.Kept),
            _ when transport.CreatedBy(exchange) is { } session => new LoggedOn(exchange.Kept, session) { Clear = exchange.Clear },
            _ => new LogonMalformed(
                exchange.Kept,
                "the answer has neither an X-RestSvcSessionId header nor a cookie of that name, so there is no token to go on with."),
        };
    }

    /// <summary>
    /// DELETE of every session that is still open, all at once, within five seconds, whatever was cancelled before.
    /// </summary>
    /// <returns>
    /// One result per session that was open, and one per logon that may have created one unseen; empty if there was none.
    /// </returns>
    public async Task<IReadOnlyList<LogoffResult>> LogoffAllAsync()
    {
        using var limit = new CancellationTokenSource(LogoffLimit, time);
        var open = transport.Sessions.All.OrderBy(session => session.Url ?? session.Token, StringComparer.Ordinal).ToList();
        var several = open.Count > 1;
        var ended = await Task.WhenAll(open.Select((session, at) =>
            LogoffAsync(session, several ? string.Create(CultureInfo.InvariantCulture, $"logoff{at + 1}") : "logoff", limit.Token)));
        return [.. ended, .. transport.Sessions.Untold.Select(what => new LogoffResult(null, what))];
    }

    private async Task<LogoffResult> LogoffAsync(LogonSession session, string step, CancellationToken cancellationToken)
    {
        if (session.Url is not { } url)
        {
            return new LogoffResult(null, "the answer to the logon named no usable session id, so it ends only by its idle timeout.");
        }

        try
        {
            var request = new RequestToSend("DELETE", url, [new("X-RestSvcSessionId", session.Token)], default);
            var exchange = (await transport.SendAsync(Variant, step, request, cancellationToken)).Kept;
            return new LogoffResult(exchange, Problem(exchange));
        }
        catch (OperationCanceledException)
        {
            return new LogoffResult(null, $"no answer to DELETE {transport.Redactor.Scrub(url)} within {LogoffLimit.TotalSeconds} s.");
        }
        catch (Exception refused) when (refused is UnsafeRequestException or UnusableRequestException)
        {
            return new LogoffResult(null, refused.Message);
        }
#pragma warning disable CA1031 // Whatever it is, the other sessions are ended, and this one is told.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            return new LogoffResult(null, transport.Redactor.Scrub(HarnessFault.Told("ended", fault)));
        }
    }

    private static string? Problem(Exchange exchange) => exchange switch
    {
        { Failure: { } failure } => $"DELETE {exchange.Request.Url} had no whole answer: {failure.Message}",
        { Response: { Status: 204 or 401 or 404 } } => null,
        { Response: { Status: >= 200 and < 300 } other } => $"DELETE {exchange.Request.Url} was answered {other.Status} {other.ReasonPhrase}, where only 204 says that the session is over.",
        _ => $"DELETE {exchange.Request.Url} was answered {exchange.Response!.Status} {exchange.Response.ReasonPhrase}.",
    };
}

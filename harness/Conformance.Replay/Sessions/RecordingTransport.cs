using System.Collections.Concurrent;
using Conformance.Core.Exchanges;
using Conformance.Replay.Redaction;
using Conformance.Replay.Transport;

namespace Conformance.Replay.Sessions;

/// <summary>
/// Sends through the transport and gives only redacted exchanges. Requests are written with pseudonyms, as they stand in earlier
/// exchanges; it reveals them on the way out, so that nobody else ever holds a token. It knows every logon session that it
/// created and that has not ended, whoever asked for it.
/// </summary>
/// <param name="transport">The way to the target; not owned.</param>
/// <param name="baseUrl">The target's base URL.</param>
/// <param name="redactor">Knows the secrets.</param>
/// <param name="time">Drives the grace time of a cancelled logon.</param>
public sealed class RecordingTransport(ITransport transport, TargetUrl baseUrl, Redactor redactor, TimeProvider time)
{
    // A logon that was cut off may have created a session that nobody could end: let it finish.
    private static readonly TimeSpan LogonGrace = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, LogonSession> open = new(StringComparer.Ordinal);

    /// <summary>The target's base URL, without a slash at its end.</summary>
    public string BaseUrl { get; } = baseUrl.Origin + baseUrl.Path.TrimEnd('/');

    /// <summary>Told of every exchange, redacted, when it has ended; null for nobody. Must be safe for parallel use.</summary>
    public Action<Exchange>? Keep { get; init; }

    /// <summary>Knows the secrets; for any other output of the run.</summary>
    public Redactor Redactor { get; } = redactor;

    /// <summary>The sessions that were created here and have not ended, in no order.</summary>
    public IReadOnlyCollection<LogonSession> OpenSessions => [.. open.Values];

    /// <summary>Sends one request.</summary>
    /// <param name="variant">The id of the variant, for the exchange.</param>
    /// <param name="step">The id of the step, for the exchange.</param>
    /// <param name="request">
    /// The request; pseudonyms of tokens, cookies and session ids in its URL and headers are revealed.
    /// </param>
    /// <param name="cancellationToken">Ends it; a logon gets five seconds more.</param>
    /// <exception cref="UnsafeRequestException">The guard refused it; nothing was sent.</exception>
    /// <exception cref="UnusableRequestException">It cannot be put on the wire; nothing was sent.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> ended it.</exception>
    public async Task<Exchange> SendAsync(string variant, string step, RequestToSend request, CancellationToken cancellationToken)
    {
        var isLogon = request.Method == "POST" && request.Url.Contains("/sessionMngr", StringComparison.Ordinal);
        var result = isLogon
            ? await SendPatientlyAsync(request, cancellationToken)
            : await SendRevealedAsync(request, cancellationToken);
        var exchange = ExchangeRecorder.Record(Redactor, variant, step, result);
        Keep?.Invoke(exchange);
        if (isLogon)
        {
            NoteCreated(result.Response);
        }
        else if (request.Method == "DELETE" && exchange.Response is { Status: (>= 200 and < 300) or 401 or 404 })
        {
            open.TryRemove(exchange.Request.Url, out _);
        }

        return exchange;
    }

    /// <summary>The session that a logon's exchange created; null if it is none or has ended.</summary>
    internal LogonSession? CreatedBy(Exchange exchange) =>
        exchange.Response is { } response && LogonAnswer.Read(response).Token is { } token
            ? open.Values.FirstOrDefault(session => session.Token == token)
            : null;

    private async Task<TransportResult> SendPatientlyAsync(RequestToSend request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var patient = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        await using var registration = cancellationToken.UnsafeRegister(
            static state => ((CancellationTokenSource)state!).CancelAfter(LogonGrace), patient);
        return await SendRevealedAsync(request, patient.Token);
    }

    private async Task<TransportResult> SendRevealedAsync(RequestToSend request, CancellationToken cancellationToken)
    {
        var revealed = request with
        {
            Url = Redactor.Reveal(request.Url),
            Headers = [.. request.Headers.Select(Revealed)],
        };
        try
        {
            return await transport.SendAsync(revealed, cancellationToken);
        }
        catch (UnsafeRequestException error)
        {
            throw new UnsafeRequestException(request.Method, request.Url, Redactor.Scrub(error.Reason));
        }
        catch (UnusableRequestException error)
        {
            throw new UnusableRequestException(Redactor.Scrub(error.Message));
        }
    }

    private HeaderField Revealed(HeaderField field)
    {
        var value = Redactor.Reveal(field.Value);
        return ReferenceEquals(value, field.Value) ? field : field with { Value = value };
    }

    private void NoteCreated(ReceivedResponse? response)
    {
        if (response is not { Status: >= 200 and < 300 })
        {
            return;
        }

        var answer = LogonAnswer.Read(response);
        if (answer.Token is not { } token)
        {
            return;
        }

        // The body's Href may name another host or path; only its id counts, so that DELETE stays at the target.
        var url = answer.SessionId is { } id && OwnedUrl($"{BaseUrl}/logonSessions/{id}") is { } owned ? owned : null;
        var session = new LogonSession(Redactor.Scrub(token), url);
        open[url ?? session.Token] = session;
    }

    private string? OwnedUrl(string url)
    {
        try
        {
            return transport.Guard.Own(TargetUrl.Parse(url)) ? Redactor.Scrub(url) : null;
        }
        catch (UnusableRequestException)
        {
            // A server that names an id which no URL can hold: the session stays, and the run says so at its end.
            return null;
        }
    }
}

using System.Globalization;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Replay.Redaction;
using Conformance.Replay.Transport;

namespace Conformance.Replay.Sessions;

/// <summary>
/// Sends through the transport and keeps every exchange redacted. It knows every logon session that it created and that has not
/// ended,
/// whoever asked for it.
/// </summary>
/// <param name="transport">The way to the target; not owned.</param>
/// <param name="baseUrl">The target's base URL.</param>
/// <param name="redactor">Knows the secrets.</param>
/// <param name="time">Drives the grace time of a cancelled logon.</param>
public sealed class RecordingTransport(ITransport transport, TargetUrl baseUrl, Redactor redactor, TimeProvider time)
{
    // A logon that was cut off may have created a session that nobody could end: let it finish.
    private static readonly TimeSpan LogonGrace = TimeSpan.FromSeconds(5);

    private const int Created = 201;
    private const int GatewayTimeout = 504;

    /// <summary>The target's base URL, without a slash at its end.</summary>
    public string BaseUrl { get; } = baseUrl.Origin + baseUrl.Path.TrimEnd('/');

    /// <summary>Told of every exchange, redacted, when it has ended; null for nobody. Must be safe for parallel use.</summary>
    public Action<Exchange>? Keep { get; init; }

    /// <summary>Knows the secrets; for any other output of the run.</summary>
    public Redactor Redactor { get; } = redactor;

    /// <summary>The most bytes that a body may have when its content codings are taken off.</summary>
    public int MostBodyBytes { get; init; } = TransportLimits.Default.BodyBytes;

    /// <summary>
    /// Who may hold large bodies: a variant until it is through, nobody else longer than an exchange; null if everybody may. Not
    /// owned.
    /// </summary>
    public LargeBodies? Large { get; init; }

    /// <summary>How long the run waits where the target asks it to.</summary>
    public Patience Patience { get; init; } = new(time);

    /// <summary>The sessions that were created here or by another transport of the run, and have not ended.</summary>
    public OpenSessions Sessions { get; init; } = new();

    /// <summary>Counts what is sent, here and by other transports of the run.</summary>
    public RequestCount Requests { get; init; } = new();

    /// <summary>Sees which requests were refused a session that should be open; null for nobody.</summary>
    public SessionWatch? Watch { get; init; }

    /// <summary>Sends one request.</summary>
    /// <param name="variant">The id of the variant, for the exchange.</param>
    /// <param name="step">The id of the step, for the exchange.</param>
    /// <param name="request">The request, as it goes out.</param>
    /// <param name="cancellationToken">Ends it; a logon gets five seconds more.</param>
    /// <exception cref="UnsafeRequestException">The guard refused it; nothing was sent.</exception>
    /// <exception cref="UnusableRequestException">It cannot be put on the wire; nothing was sent.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> ended it.</exception>
    public async Task<SentExchange> SendAsync(string variant, string step, RequestToSend request, CancellationToken cancellationToken)
    {
        // What is asked on behalf of a variant that may hold a large body shares its room: it would wait for itself otherwise.
        if (request.Owner is not null || variant is not (SessionKeeper.Variant or DiscoveryJudge.Variant))
        {
            return await SendOwnedAsync(variant, step, request with { Owner = request.Owner ?? variant }, cancellationToken);
        }

        var owned = request with { Owner = new object() };
        try
        {
            return await SendOwnedAsync(variant, step, owned, cancellationToken);
        }
        finally
        {
            Large?.Leave(owned.Owner);
        }
    }

    private async Task<SentExchange> SendOwnedAsync(
        string variant, string step, RequestToSend request, CancellationToken cancellationToken)
    {
        var isLogon = request.Method == "POST" && request.Url.Contains("/sessionMngr", StringComparison.Ordinal);
        var result = await SendOnceAsync(isLogon, request, cancellationToken);
        if (await Patience.WaitAsync(result.Response, cancellationToken) is { } which)
        {
            // The answer that asked to come again is nobody's verdict, and is kept as evidence.
            var busy = string.Create(CultureInfo.InvariantCulture, $"busy{which}");
            Keep?.Invoke(StoredBody.Store(ExchangeRecorder.Record(Redactor, SessionKeeper.Variant, busy, result)));
            result = await SendOnceAsync(isLogon, request, cancellationToken);
        }

        if (isLogon)
        {
            NoteCreated(result);
        }
        else
        {
            Watch?.See(variant, request, result.Response);
        }

        var exchange = StoredBody.Store(
            new SentExchange(ExchangeRecorder.Clear(variant, step, result), ExchangeRecorder.Record(Redactor, variant, step, result)));
        Keep?.Invoke(exchange.Kept);
        if (request.Method == "DELETE" && result.Response is { Status: 204 or 401 or 404 })
        {
            Sessions.End(request.Url);
        }

        return exchange;
    }

    /// <summary>Keeps what was sent for one variant as what another reads.</summary>
    /// <param name="variant">The id of the variant that reads it.</param>
    /// <param name="step">The id of its step.</param>
    /// <param name="sent">What was sent.</param>
    public SentExchange Read(string variant, string step, SentExchange sent)
    {
        var read = new SentExchange(sent.Clear.ReadBy(variant, step), sent.Kept.ReadBy(variant, step));
        Keep?.Invoke(read.Kept);
        return read;
    }

    /// <summary>The session that a logon created; null if it created none or that one has ended.</summary>
    internal LogonSession? CreatedBy(SentExchange exchange) =>
        exchange.Clear.Response is { } response && LogonAnswer.Read(response).Token is { } token ? Sessions.WithToken(token) : null;

    private Task<TransportResult> SendOnceAsync(bool isLogon, RequestToSend request, CancellationToken cancellationToken) =>
        isLogon ? SendPatientlyAsync(request, cancellationToken) : SendScrubbedAsync(request, cancellationToken);

    private async Task<TransportResult> SendPatientlyAsync(RequestToSend request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var patient = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        await using var registration = cancellationToken.UnsafeRegister(
            static state => ((CancellationTokenSource)state!).CancelAfter(LogonGrace), patient);
        try
        {
            return await SendScrubbedAsync(request, patient.Token);
        }
        catch (OperationCanceledException)
        {
            Sessions.AddUntold("a logon was stopped on its way; if it was let in, its session ends only by its idle timeout.");
            throw;
        }
        catch (Exception fault) when (fault is not (UnsafeRequestException or UnusableRequestException))
        {
            Sessions.AddUntold(
                "a fault of the harness lost the answer to a logon; if it was let in, its session ends only by its idle timeout.");
            throw;
        }
    }

    private async Task<TransportResult> SendScrubbedAsync(RequestToSend request, CancellationToken cancellationToken)
    {
        Requests.Add();
        try
        {
            return await DecodedAsync(await transport.SendAsync(request, cancellationToken), request.Owner!, cancellationToken);
        }
        catch (UnsafeRequestException error)
        {
            throw new UnsafeRequestException(request.Method, Redactor.Scrub(request.Url), Redactor.Scrub(error.Reason));
        }
        catch (UnusableRequestException error)
        {
            throw new UnusableRequestException(Redactor.Scrub(error.Message));
        }
    }

    /// <summary>The result without content codings; what is large then waits for room as a body does that came so.</summary>
    private async Task<TransportResult> DecodedAsync(TransportResult result, object owner, CancellationToken cancellationToken)
    {
        if (Large is null || MostBodyBytes <= LargeBodies.From)
        {
            return ContentCodings.Decoded(result, MostBodyBytes);
        }

        try
        {
            return ContentCodings.Decoded(result, MostBodyBytes, () => Large.TryEnter(owner));
        }
        catch (NoRoomException)
        {
            await Large.EnterAsync(owner, cancellationToken);
            return ContentCodings.Decoded(result, MostBodyBytes);
        }
    }

    private void NoteCreated(TransportResult result)
    {
        if (result.Response is not { } response)
        {
            if (MayHaveCreated(result.Failure!.Kind))
            {
                Sessions.AddUntold("a logon had no whole answer; if it was let in, its session ends only by its idle timeout.");
            }

            return;
        }

        if (response.Status == GatewayTimeout)
        {
            Sessions.AddUntold(
                "a proxy gave up waiting for the answer to a logon (504); if it was let in, its session ends only by its idle timeout.");
        }

        // A refusal or a redirect that gives a token has opened a session all the same.
        var answer = LogonAnswer.Read(response);
        if (response is not { Status: >= 200 and < 300 } && answer.Token is null)
        {
            return;
        }

        if (answer.SessionId is { } named)
        {
            Redactor.KeepSessionId(named);
        }

        if (answer.Token is { } token)
        {
            Redactor.KeepToken(token);

            // The body's Href may name another host or path; only its id counts, so that DELETE stays at the target.
            var url = answer.SessionId is { } id ? Owned($"{BaseUrl}/logonSessions/{id}") : null;
            Sessions.Add(new LogonSession(token, url));
        }
        else if (answer.SessionId is not null || response.Status == Created)
        {
            Sessions.AddUntold(
                "the answer to a logon said that there is a session but gave no token, so nobody can end it before its idle timeout.");
        }
    }

    /// <summary>Whether the server may have read the whole request before it broke.</summary>
    private static bool MayHaveCreated(TransportFailureKind kind) => kind is not (TransportFailureKind.NameNotResolved
        or TransportFailureKind.ConnectionRefused or TransportFailureKind.ConnectTimeout
        or TransportFailureKind.ProxyRefused or TransportFailureKind.TlsFailed);

    private string? Owned(string url)
    {
        try
        {
            return transport.Guard.Own(TargetUrl.Parse(url)) ? url : null;
        }
        catch (UnusableRequestException)
        {
            // A server that names an id which no URL can hold: the session stays, and the run says so at its end.
            return null;
        }
    }
}

using System.Collections.Concurrent;
using Conformance.Documents.Compare;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Replay.Sessions;
using Conformance.Replay.Transport;

namespace Conformance.Replay.Runs;

/// <summary>Sends the requests of variants and reads the answers, for the next request to build on. Secrets stay in the
/// transport.</summary>
/// <param name="transport">What sends.</param>
/// <param name="mapping">How XML and JSON relate.</param>
/// <param name="shared">The answers that several variants read; null if each request is sent for each variant.</param>
internal sealed class Sender(RecordingTransport transport, RepresentationMapping mapping, SharedAnswers? shared = null)
{
    private readonly ConcurrentDictionary<string, BrokenExchange?> failures = new(StringComparer.Ordinal);

    /// <summary>The target's base URL, without a slash at its end.</summary>
    public string BaseUrl => transport.BaseUrl;

    /// <summary>How the last exchange of a variant broke, which is forgotten then; null if it did not.</summary>
    public BrokenExchange? TakeFailureOf(string variant) => failures.TryRemove(variant, out var failure) ? failure : null;

    /// <summary>The session that the logon of a step opened; null if it opened none.</summary>
    public LogonSession? OpenedBy(SentAnswer answer) => transport.CreatedBy(answer.Exchange);

    /// <summary>What is known of a variant, with every secret replaced: bindings and reasons hold what the server said, in the
    /// clear.</summary>
    public VariantRecord OnPaper(VariantRecord record) => new(
        record.Variant, Scrubbed(record.Bindings), record.NotTested is { } reason ? OnPaper(reason) : null, Scrubbed(record.Skipped))
    {
        Discovery = record.Discovery is { } url ? OnPaper(url) : null,
        FellBack = record.FellBack,
        Roles = record.Roles,
        Unlinked = record.Unlinked,
        Fault = record.Fault is { } fault ? OnPaper(fault) : null,
    };

    /// <summary>A text with every secret replaced.</summary>
    public string OnPaper(string text) => transport.Redactor.Scrub(text);

    /// <summary>Sends one request for a step of a variant.</summary>
    /// <returns>The answer in the clear, for the next request to build on.</returns>
    public async Task<SentAnswer> SendAsync(string variant, string step, RequestToSend request, CancellationToken cancellationToken)
    {
        var exchange = await transport.SendAsync(variant, step, request, cancellationToken);
        if (MayHaveChanged(request, exchange.Kept))
        {
            Forget();
        }

        failures[variant] = exchange.Kept is { Failure: { } failure } broken ? new BrokenExchange(failure, broken.FirstByte is null) : null;
        return new SentAnswer(exchange, new Answer(exchange.Clear, mapping, PieceSize.Default));
    }

    /// <summary>The answer to a request for a step of a variant: one that another variant got to the same request, or one of its
    /// own.</summary>
    /// <inheritdoc cref="SendAsync"/>
    public async Task<SentAnswer> ReadAsync(string variant, string step, RequestToSend request, CancellationToken cancellationToken)
    {
        if (shared is null || !SharedAnswers.MayShare(request))
        {
            return await SendAsync(variant, step, request, cancellationToken);
        }

        // Who holds the room for large bodies waits for nobody: whoever is waited for may be waiting for that room. Discovery may
        // ask for such a one.
        var mayWait = variant != DiscoveryJudge.Variant && transport.Large?.IsHeldBy(request.Owner ?? variant) != true;
        SentAnswer? own = null;
        var exchange = await shared.ReadAsync(variant, request, async () => (own = await SendAsync(variant, step, request, cancellationToken)).Exchange, mayWait, cancellationToken);
        if (own is not null)
        {
            return own;
        }

        failures[variant] = null;
        var read = transport.Read(variant, step, exchange);
        return new SentAnswer(read, new Answer(read.Clear, mapping, PieceSize.Default));
    }

    /// <summary>Says that the target's data or clock is changed: what was answered before is answered to nobody else.</summary>
    public void Forget() => shared?.Clear();

    /// <summary>Logon and logoff change nothing but the sessions themselves, and who asks about these has answers of its
    /// own.</summary>
    private bool MayHaveChanged(RequestToSend request, Exchange came) => request.Method is not ("GET" or "HEAD" or "OPTIONS")
        && came.Response is not { Status: >= 400 }
        && !request.Url.StartsWith($"{BaseUrl}/sessionMngr", StringComparison.Ordinal)
        && !request.Url.StartsWith($"{BaseUrl}/logonSessions", StringComparison.Ordinal);

    private Dictionary<string, string> Scrubbed(IReadOnlyDictionary<string, string> values) =>
        values.ToDictionary(pair => pair.Key, pair => OnPaper(pair.Value), StringComparer.Ordinal);
}

/// <summary>An answer as it came, and its exchange.</summary>
/// <param name="Exchange">The exchange, in the clear and as it is kept.</param>
/// <param name="Answer">The answer in the clear.</param>
internal sealed record SentAnswer(SentExchange Exchange, Answer Answer);

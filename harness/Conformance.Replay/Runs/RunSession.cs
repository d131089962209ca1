using System.Globalization;
using Conformance.Core.Contract;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Results;
using Conformance.Core.Scenarios;
using Conformance.Replay.Transport;

namespace Conformance.Replay.Runs;

/// <summary>The run's own logon session: opened once, deleted at the end, whatever the end is.</summary>
internal sealed class RunSession(Sender sender, RunOptions options, ApiContract contract) : IAsyncDisposable
{
    private const string Variant = "session";

    private bool closed;

    /// <summary>The session; null if there is none.</summary>
    public OpenedSession? Session { get; private set; }

    /// <summary>The answer to the logon, in the clear; null if none came.</summary>
    public Answer? Logon { get; private set; }

    /// <summary>Whether the target refused the account.</summary>
    public bool Refused { get; private set; }

    /// <summary>Logs on. Null if there is a session; otherwise what stands in the way of the run.</summary>
    public async Task<RunCause?> OpenAsync(CancellationToken cancellationToken)
    {
        var template = new RequestTemplate("POST", "/sessionMngr/?v=latest", [], AuthModes.Basic, RequestTemplate.Absent, [], null);
        Logon = await sender.SendAsync(Variant, "logon", RequestBuilder.Build(template, text => text, options, null), cancellationToken);
        if (Logon.Exchange.Failure is { } failure)
        {
            return new RunCause($"The target {options.BaseUrl} cannot be used: {failure.Message}", EndsRun: true);
        }

        Session = OpenedSession.Of(Logon, contract);
        if (Session is not null)
        {
            if (Session.Path is { } path)
            {
                sender.Guard.Own(TargetUrl.Parse(RequestBuilder.Url(options, path)));
            }

            return null;
        }

        var status = Logon.Response.Status;
        Refused = status is 401 or 403;
        return new RunCause(
            Refused
                ? string.Create(CultureInfo.InvariantCulture, $"The logon as {options.User} was refused with {status}. Check --user and the password in the variable of --password-env; what needs no account was asked.")
                : string.Create(CultureInfo.InvariantCulture, $"The logon at {options.BaseUrl}/sessionMngr/ gave no session: status {status}, no token in X-RestSvcSessionId or a cookie. Check that the base URL ends in the API's path, as in https://host:9398/api."),
            EndsRun: false);
    }

    /// <summary>Deletes the session.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!closed && Session is { Path: { } path } session)
        {
            closed = true;
            var request = new RequestToSend("DELETE", RequestBuilder.Url(options, path), [new HeaderField("X-RestSvcSessionId", session.Token)], default);
            await sender.SendAsync(Variant, "logoff", request, CancellationToken.None);
        }
    }
}

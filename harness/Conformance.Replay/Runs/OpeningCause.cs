using Conformance.Documents.Compare;
using System.Globalization;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Results;
using Conformance.Replay.Sessions;
using Conformance.Replay.Transport;

namespace Conformance.Replay.Runs;

/// <summary>What the first two answers of a target, to the entry point and to the run's own logon, mean for the run.</summary>
internal static class OpeningCause
{
    private const string UrlRemedy = "Check that the base URL ends in the API's path, as in https://host:9398/api.";

    /// <summary>
    /// Null if there is a session. A target that shows no Enterprise Manager at its entry point and gives no session is asked
    /// nothing else:
    /// whatever it answered would be wrong for the same reason.
    /// </summary>
    public static RunCause? Of(Answer entry, LogonResult logon, RunOptions options, RepresentationMapping mapping) => logon switch
    {
        LoggedOn => null,
        LogonBroken broken => new RunCause($"The target {options.BaseUrl} cannot be used: {broken.Exchange.Failure!.Message}{SchemeRemedy(options.BaseUrl, broken.Exchange.Failure.Kind)}", EndsRun: true),
        _ when !EntryPoint.IsOne(entry) => new RunCause(
            $"No Enterprise Manager answers at {options.BaseUrl}: GET {entry.Exchange.Request.Url} was answered {Said(entry)}, and the logon gave no session. {Remedy(entry)} Nothing else was asked.",
            EndsRun: false) { OnlyAsked = EntryPoint.Operation },
        LogonRefused refused when NotNow.Of(Read(refused, mapping)) is { } busy => new RunCause($"The logon as {options.User} gave no session. {busy}", EndsRun: true),
        LogonRefused refused when IsAboutAccount(refused) => new RunCause(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The logon as {options.User} was refused with {refused.Exchange.Response!.Status}{Words(refused, mapping)}. Check --user and the password in the variable of --password-env; what needs an account was not asked."),
            EndsRun: false) { IsAccountRefused = true },
        _ => new RunCause(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The logon at {logon.Exchange.Request.Url} gave no session: status {logon.Exchange.Response!.Status}{Words(logon, mapping)}, no token in X-RestSvcSessionId or a cookie.{VersionRemedy(options)} Nothing but logons was asked."),
            EndsRun: false) { OnlyAsked = "POST /sessionMngr/" },
    };

    private static Answer Read(LogonResult logon, RepresentationMapping mapping) => new(logon.Exchange, mapping);

    private static string Words(LogonResult logon, RepresentationMapping mapping) => ServerWords.Of(Read(logon, mapping)) is { } words ? $" (\"{words}\")" : "";

    /// <summary>Whether the target does not want this account, rather than any.</summary>
    public static bool IsAboutAccount(LogonResult logon) => logon is LogonRefused { Exchange.Response.Status: 401 or 403 };

    /// <summary>A server that speaks TLS takes the first bytes of a plain request for garbage and hangs up, or answers with an
    /// alert.</summary>
    private static string SchemeRemedy(TargetUrl target, TransportFailureKind kind) =>
        target.Scheme == "http" && kind is TransportFailureKind.ClosedBeforeResponse or TransportFailureKind.BadStatusLine ? $" If https is spoken on that port, give https://{target.ToString()["http://".Length..]} as the target." : "";

    private static string VersionRemedy(RunOptions options) => options.Facts.ApiVersion is { } version ? $" Check that the server has the version {version} of --api-version: its entry point lists those that it has." : "";

    private static string Said(Answer entry)
    {
        var body = !entry.HasBody ? "no body" : entry.Body is { Root: not "?" } read ? $"a body {read.Root}" : entry.ContentType ?? "a body without Content-Type";
        return string.Create(CultureInfo.InvariantCulture, $"{entry.Response.Status} with {body}");
    }

    private static string Remedy(Answer entry) => entry.Response.Status switch
    {
        401 or 403 => $"The entry point needs no account: no proxy may ask for one. {UrlRemedy}",
        >= 300 and < 400 => "Redirects are not followed: give the final URL as the target.",
        >= 500 => "Look at the server, and at any proxy in front of it.",
        _ => UrlRemedy,
    };
}

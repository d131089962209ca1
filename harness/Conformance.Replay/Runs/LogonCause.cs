using System.Globalization;
using Conformance.Core.Results;
using Conformance.Replay.Sessions;

namespace Conformance.Replay.Runs;

/// <summary>What a failed logon of the run's own means for the run.</summary>
internal static class LogonCause
{
    /// <summary>Null if there is a session.</summary>
    public static RunCause? Of(LogonResult logon, RunOptions options) => logon switch
    {
        LoggedOn => null,
        LogonBroken broken => new RunCause($"The target {options.BaseUrl} cannot be used: {broken.Exchange.Failure!.Message}", EndsRun: true),
        LogonRefused refused when IsAboutAccount(refused) => new RunCause(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The logon as {options.User} was refused with {refused.Exchange.Response!.Status}. Check --user and the password in the variable of --password-env; what needs no account was asked."),
            EndsRun: false),
        _ => new RunCause(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The logon at {options.BaseUrl}/sessionMngr/ gave no session: status {logon.Exchange.Response!.Status}, no token in X-RestSvcSessionId or a cookie. Check that the base URL ends in the API's path, as in https://host:9398/api."),
            EndsRun: false),
    };

    /// <summary>Whether the target does not want this account, rather than any.</summary>
    public static bool IsAboutAccount(LogonResult logon) => logon is LogonRefused { Exchange.Response.Status: 401 or 403 };
}

using Conformance.Core.Contract;
using Conformance.Emulator.Answers;

namespace Conformance.Emulator;

/// <summary>The logon cycle: logging on, the logon sessions, logging off (EM-API 1).</summary>
internal sealed class LogonEndpoint(
    ApiContract contract, LogonSessions sessions, SingleResources singles, EmulatorOptions options, EmulatorBehaviour behaviour)
{
    /// <summary>Answers POST /sessionMngr.</summary>
    public Reply LogOn(EmulatorRequest request)
    {
        if (options.Dialect == EmulatorDialect.Em13
            && request.Header("Content-Type")?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true)
        {
            return Error(Outcome.UnsupportedBody, EmulatorDecisions.FormBodyStatus, "The content type application/x-www-form-urlencoded is not supported.");
        }

        if (request.Parameter("v") is { } version && !IsKnown(version))
        {
            return Error(Outcome.BadParameter, EmulatorDecisions.UnknownVersionStatus, $"Version {version} is not supported.");
        }

        var credentials = BasicCredentials.Read(request.Header("Authorization"));
        if (options.Accounts.FirstOrDefault(each => credentials?.Match(each.User, each.Password, behaviour.AnyPassword) == true
            || (behaviour.AnyUser && credentials?.HasPassword(each.Password) == true)) is not { } account)
        {
            return Challenge(Error(Outcome.LogonRefused, 401, "The user name or password is incorrect."));
        }

        var session = sessions.Begin(EmulatorDecisions.UserNamePrefix + account.User, account.Role);
        return new Reply(Outcome.LoggedOn, 201, singles.Session(session))
            .With(behaviour.Style.LowerCaseHeaders ? "x-restsvcsessionid" : Tokens.Name, session.Token)
            .With("Set-Cookie", $"{Tokens.Name}={session.Token}; Path={contract.BasePath};");
    }

    /// <summary>Answers DELETE /logonSessions/{ID}.</summary>
    public Reply LogOff(string id) => sessions.End(id)
        ? new Reply(Outcome.LoggedOff, 204, null)
        : Error(Outcome.UnknownId, EmulatorDecisions.UnknownIdStatus, $"Cannot find logon session [{id}]");

    /// <summary>Answers GET /logonSessions and /logonSessions/{ID}.</summary>
    public Reply Show(OperationMatch match)
    {
        if (match.Operation.IsList)
        {
            return new Reply(Outcome.Shown, 200, singles.Sessions(match.Operation.Resource, sessions.Active));
        }

        var session = sessions.Active.FirstOrDefault(each => each.Id.Equals(match.Ids[0], StringComparison.OrdinalIgnoreCase));
        return session is not null
            ? new Reply(Outcome.Shown, 200, singles.Session(session))
            : Error(Outcome.UnknownId, EmulatorDecisions.UnknownIdStatus, $"Cannot find logon session [{match.Ids[0]}]");
    }

    /// <summary>Answers a request without a valid token (HC:http_response_codes).</summary>
    public Reply Refuse() =>
        Challenge(Error(Outcome.Unauthorized, 401, "Authorization header has been expected but not found (or found but is expired)."));

    /// <summary>Answers a request that the account's role does not include (HC:authentication_and_security).</summary>
    public Reply Forbid() => Error(Outcome.Forbidden, 403, "Access denied error.");

    private static Reply Challenge(Reply reply) => reply.With("WWW-Authenticate", "Basic Realm=RestSvc");

    private bool IsKnown(string version) =>
        version == "latest" || contract.Versions.Any(each => each.Name.Equals(version, StringComparison.OrdinalIgnoreCase));

    private Reply Error(Outcome outcome, int status, string message) => new(outcome, status, singles.Error(status, message));
}

using System.Text;
using Conformance.Emulator.Answers;

namespace Conformance.Emulator.Faults;

/// <summary>Wrong in logon, tokens and logoff.</summary>
internal static class AuthFaults
{
    private const string Area = "auth";

    public static readonly Fault[] All =
    [
        new("entry-point-lacks-logon-link", "The entry point has no link to log on with the first version that it lists.", Area, behaviour => behaviour.AlsoElement((_, element) =>
            element.Everywhere(each => each.Name == "SupportedVersions" && !each.Children.IsEmpty
                ? each with { Children = each.Children.SetItem(0, each.Children[0] with { Children = each.Children[0].Children.RemoveAll(child => child.Name == LinkElements.Links) }) } : each))),
        new("token-after-logoff", "A token is still accepted after its session was deleted.", Area, behaviour => behaviour.AlsoAdmit(TokenState.Ended)),
        new("token-garbage", "A token that nobody was given is accepted.", Area, behaviour => behaviour.AlsoAdmit(TokenState.Unknown)),
        new("token-missing", "A request without a token is answered as if it had one.", Area, behaviour => behaviour.AlsoAdmit(TokenState.Missing)),
        new("idle-never-expires", "A logon session outlives 15 minutes without requests.", Area, behaviour => behaviour with { IdleTimeout = Timeout.InfiniteTimeSpan }),
        new("idle-too-short", "A logon session ends after 5 minutes without requests.", Area, behaviour => behaviour with { IdleTimeout = TimeSpan.FromMinutes(5) }),
        new("header-before-cookie", "The header wins when both header and cookie carry a token.", Area, behaviour => behaviour with
        {
            ReadToken = request => request.Header(Tokens.Name) ?? Tokens.FromCookie(request),
        }),
        new("header-ignored", "A token in the header is not read, only the cookie.", Area, behaviour => behaviour with { ReadToken = Tokens.FromCookie }),
        new("cookie-ignored", "A token in the cookie is not read, only the header.", Area, behaviour => behaviour with { ReadToken = request => request.Header(Tokens.Name) }),
        new("user-any", "A logon with any name and a right password succeeds.", Area, behaviour => behaviour with { AnyUser = true }),
        new("logon-user-differs", "The answer to a logon names another user.", Area, behaviour => behaviour.AlsoElement((exchanged, element) =>
            exchanged.Outcome == Outcome.LoggedOn ? OfSomebody(element) : element)),
        new("session-user-differs", "A logon session that is read names another user.", Area, behaviour => behaviour.AlsoElement((exchanged, element) =>
            exchanged.Outcome == Outcome.LoggedOn ? element : OfSomebody(element))),
        new("password-any", "A logon with a wrong password succeeds.", Area, behaviour => behaviour with { AnyPassword = true }),
        On("logon-200", "A logon is answered 200 instead of 201.", Outcome.LoggedOn, response => response with { Status = 200 }),
        On("logon-no-cookie", "A logon sets no cookie.", Outcome.LoggedOn, response => response.Without("Set-Cookie")),
        On("logon-no-token-header", "A logon gives no token in the header.", Outcome.LoggedOn, response => response.Without(Tokens.Name)),
        On("logon-cookie-differs", "The cookie of a logon carries another token than the header.", Outcome.LoggedOn, response =>
            response.With("Set-Cookie", $"{Tokens.Name}={Convert.ToBase64String(Encoding.ASCII.GetBytes("another token"))}; Path=/api;")),
        On("logon-cookie-everywhere", "The cookie of a logon is for every path of the host.", Outcome.LoggedOn, response =>
            response.With("Set-Cookie", $"{Tokens.Name}={response.Headers.First(field => field.Name.Equals(Tokens.Name, StringComparison.OrdinalIgnoreCase)).Value}; Path=/")),
        On("logon-location-elsewhere", "A logon has the Location of another session.", Outcome.LoggedOn, response =>
            response.With("Location", "/api/logonSessions/0badc0de-0000-4000-8000-00000badc0de")),
        On("logon-other-realm", "A refused logon names another realm.", Outcome.LogonRefused, response => response.With("WWW-Authenticate", "Basic realm=\"Other\"")),
        new("logon-old-version-refused", "A logon for the oldest version that is listed is refused.", Area, behaviour => behaviour.AlsoResponse((exchanged, response) =>
            exchanged.Outcome == Outcome.LoggedOn && exchanged.Request.Parameter("v") == "v1_5" ? response.Without(Tokens.Name).Without("Set-Cookie") with { Status = 400 } : response)),
        On("logon-no-challenge", "A refused logon has no WWW-Authenticate.", Outcome.LogonRefused, response => response.Without("WWW-Authenticate")),
        ErrorFaults.Status("logon-refused-403", "A refused logon is answered 403 instead of 401.", Outcome.LogonRefused, 403, area: Area),
        new("role-ignored", "An account may use what its role does not include.", Area, behaviour => behaviour with { Refuses = (_, _) => false }),
        new("role-refused-all", "An account of a lesser role may use nothing.", Area, behaviour => behaviour with
        {
            Refuses = (exchanged, role) => role != Role.PortalAdministrator && exchanged.Match?.Operation.Resource.Type != Core.Contract.ApiContract.LogonSessionType,
        }),
        ErrorFaults.Status("role-401", "What a role does not include is answered 401 instead of 403.", Outcome.Forbidden, 401, area: Area),
        On("logoff-200", "A logoff is answered 200 instead of 204.", Outcome.LoggedOff, response => response with { Status = 200 }),
    ];

    private static Element OfSomebody(Element element) =>
        element.Everywhere(each => each.Name == "UserName" ? each with { Text = "ENTERPRISE06\\somebody" } : each);

    private static Fault On(string name, string what, Outcome outcome, Func<EmulatorResponse, EmulatorResponse> edit) =>
        new(name, what, Area, behaviour => behaviour.AlsoResponse((exchanged, response) => exchanged.Outcome == outcome ? edit(response) : response));
}

namespace Conformance.Core.Scenarios;

/// <summary>The ways in which a request can prove who it is.</summary>
public static class AuthModes
{
    /// <summary>The run's session, its token in <c>X-RestSvcSessionId</c> (HC:em_web_api_specifications).</summary>
    public const string Header = "header";

    /// <summary>The run's session, its token in a cookie (HC:http_authentication).</summary>
    public const string Cookie = "cookie";

    /// <summary>Both of them, with the same token.</summary>
    public const string Both = "both";

    /// <summary>The run's account as <c>Authorization: Basic</c>, which only a logon needs.</summary>
    public const string Basic = "basic";

    /// <summary>The run's user with a password that is not theirs.</summary>
    public const string WrongPassword = "wrong-password";

    /// <summary>The run's password with a user name that no account has.</summary>
    public const string WrongUser = "wrong-user";

    /// <summary>The run's second account, which has a lesser role, as <c>Authorization: Basic</c>. Only a logon needs
    /// it.</summary>
    public const string Second = "second";

    /// <summary>Nothing is sent.</summary>
    public const string None = "none";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All = [Header, Cookie, Both, Basic, WrongPassword, WrongUser, Second, None];

    /// <summary>Whether a variant needs the run's second account.</summary>
    public static bool NeedsSecondAccount(Variant variant) => variant.Scenario.Steps.Any(step => step switch
    {
        RequestStep request => variant.Fill(request.Request.Auth) == Second,
        LinkStep link => variant.Fill(link.Auth) == Second,
        _ => false,
    });

    /// <summary>Whether a variant logs on as the run's user with a wrong password, which counts towards the lockout of the
    /// account.</summary>
    public static bool SendsWrongPassword(Variant variant) =>
        variant.Scenario.Steps.OfType<RequestStep>().Any(request => variant.Fill(request.Request.Auth) == WrongPassword);

    /// <summary>Whether the mode needs the run's own logon session.</summary>
    public static bool NeedsSession(string mode) => mode is Header or Cookie or Both;
}

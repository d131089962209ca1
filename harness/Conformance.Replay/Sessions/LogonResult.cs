using System.Globalization;
using Conformance.Core.Exchanges;

namespace Conformance.Replay.Sessions;

/// <summary>What became of a logon.</summary>
/// <param name="Exchange">The logon's exchange, redacted.</param>
public abstract record LogonResult(Exchange Exchange);

/// <summary>There is a session.</summary>
/// <param name="Exchange">The logon's exchange.</param>
/// <param name="Session">The session; it can be used even if it names no URL to end it.</param>
public sealed record LoggedOn(Exchange Exchange, LogonSession Session) : LogonResult(Exchange)
{
    /// <summary>The exchange as it was on the wire, secrets in the clear: its links are followed.</summary>
    internal Exchange Clear { get; init; } = Exchange;

    /// <summary>No secrets: records print their members, and this one must not.</summary>
    public override string ToString() => "logged on";
}

/// <summary>The server answered and said no: any status other than 2xx.</summary>
/// <param name="Exchange">The logon's exchange, with the whole response.</param>
public sealed record LogonRefused(Exchange Exchange) : LogonResult(Exchange)
{
    /// <summary>The answer and what to do about it, for a person.</summary>
    public string Message
    {
        get
        {
            var response = Exchange.Response!;
            var remedy = response.Status switch
            {
                401 => "Are the user and the password right?",
                403 => "Does the user have a role that may log on?",
                404 or 405 => "Does the target's URL lead to the API, as in https://server:9398/api?",
                >= 300 and < 400 => "Redirects are not followed. Give the final URL as the target.",
                _ => "See the answer's body.",
            };
            return string.Create(
                CultureInfo.InvariantCulture,
                $"logon at {Exchange.Request.Url} was refused: {response.Status} {response.ReasonPhrase}. {remedy}");
        }
    }
}

/// <summary>There was no whole response: the server or the network broke.</summary>
/// <param name="Exchange">The logon's exchange, with its failure.</param>
public sealed record LogonBroken(Exchange Exchange) : LogonResult(Exchange);

/// <summary>The server said yes, but gave no token.</summary>
/// <param name="Exchange">The logon's exchange, with the whole response.</param>
/// <param name="Reason">What is missing.</param>
public sealed record LogonMalformed(Exchange Exchange, string Reason) : LogonResult(Exchange);

using System.Text;

namespace Conformance.Replay.Sessions;

/// <summary>Who logs on.</summary>
/// <param name="User">The user's name, as in <c>DOMAIN\name</c>; must not hold a colon.</param>
/// <param name="Password">The password, in the clear: keep this record out of everything that is printed.</param>
public sealed record Credentials(string User, string Password)
{
    /// <summary>The value of an <c>Authorization</c> header field (RFC 7617, in UTF-8).</summary>
    public string BasicAuthorization => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}"));

    /// <summary>The user alone: records print their members, and this one must not.</summary>
    public override string ToString() => $"{User} with a password";
}

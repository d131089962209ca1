using System.Text;

namespace Conformance.Replay.Transport;

/// <summary>An HTTP proxy that every connection to the target goes through.</summary>
/// <param name="Url">Where it is; an http URL.</param>
/// <param name="User">Who it lets through; null if it asks for nobody.</param>
/// <param name="Password">The user's password, in the clear: keep this record out of everything that is printed.</param>
public sealed record Proxy(TargetUrl Url, string? User, string? Password)
{
    /// <summary>The value of <c>Proxy-Authorization</c> (RFC 7617, in UTF-8); null if nobody is named.</summary>
    internal string? Authorization => User is null ? null : "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}"));

    /// <summary>The place alone: records print their members, and this one must not.</summary>
    public override string ToString() => Url.Origin;
}

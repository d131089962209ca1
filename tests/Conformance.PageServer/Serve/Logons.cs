using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Conformance.PageServer.Serve;

/// <summary>A logon session.</summary>
internal sealed record Logon(string Id, string Token, string User, bool Administrator)
{
    /// <summary>When it was used last; 15 minutes later it is over.</summary>
    public DateTimeOffset Used { get; set; }
}

/// <summary>The logon sessions that exist (http_authentication.md, logging_on.md, logging_out.md).</summary>
internal sealed class Logons(ServerOptions options)
{
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(15);
    private readonly ConcurrentDictionary<string, Logon> byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, Logon> byToken = new(StringComparer.Ordinal);

    public IEnumerable<Logon> All => byId.Values.Where(Alive).OrderBy(logon => logon.Id, StringComparer.Ordinal);

    /// <summary>A new session for a Basic header; null when the credentials are not valid.</summary>
    public Logon? Open(string? authorization)
    {
        if (Credentials(authorization) is not { } pair)
        {
            return null;
        }

        var known = pair.User == options.User || (options.Operator is { } other && pair.User == other) || options.Has("any-user");
        if (!known || (pair.Password != options.Password && !options.Has("any-password")))
        {
            return null;
        }

        var id = new Guid(RandomNumberGenerator.GetBytes(16));
        var bytes = options.Has("token-bytes") ? id.ToByteArray() : options.Has("token-random")
            ? RandomNumberGenerator.GetBytes(16)
            : Encoding.ASCII.GetBytes(id.ToString());
        var logon = new Logon(id.ToString(), Convert.ToBase64String(bytes), pair.User, pair.User != options.Operator)
        { Used = options.Time.GetUtcNow() };
        byId[logon.Id] = logon;
        byToken[logon.Token] = logon;
        return logon;
    }

    public Logon? ByToken(string? token)
    {
        if (token is null)
        {
            return null;
        }

        if (options.Has("any-token"))
        {
            return byToken.GetValueOrDefault(token) ?? byToken.Values.FirstOrDefault();
        }

        if (!byToken.TryGetValue(token, out var logon) || !Alive(logon))
        {
            return null;
        }

        logon.Used = options.Time.GetUtcNow();
        return logon;
    }

    public Logon? ById(string id) => byId.TryGetValue(id, out var logon) && Alive(logon) ? logon : null;

    public void Close(Logon logon)
    {
        byId.TryRemove(logon.Id, out _);
        if (!options.Has("token-lives-on"))
        {
            byToken.TryRemove(logon.Token, out _);
        }
    }

    private bool Alive(Logon logon) => options.Time.GetUtcNow() - logon.Used < Idle;

    private static (string User, string Password)? Credentials(string? authorization)
    {
        if (authorization is null || !authorization.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var buffer = new byte[authorization.Length];
        if (!Convert.TryFromBase64String(authorization[6..].Trim(), buffer, out var length))
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(buffer, 0, length);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : (text[..colon], text[(colon + 1)..]);
    }
}

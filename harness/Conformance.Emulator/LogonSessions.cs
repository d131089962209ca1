using System.Security.Cryptography;
using System.Text;

namespace Conformance.Emulator;

/// <summary>The logon sessions of one emulator. Safe for use from many threads.</summary>
internal sealed class LogonSessions(TimeProvider time, TimeSpan idleTimeout)
{
    /// <summary>How many ended and expired tokens are remembered, to tell them from garbage.</summary>
    private const int Remembered = 10_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, LogonSession> byToken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TokenState> past = new(StringComparer.Ordinal);

    /// <summary>The active sessions, sorted by ID.</summary>
    public IReadOnlyList<LogonSession> Active
    {
        get
        {
            lock (gate)
            {
                Expire();
                return [.. byToken.Values.OrderBy(session => session.Id, StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>Every token that was given and is remembered, valid or not.</summary>
    public IReadOnlyList<string> Given
    {
        get
        {
            lock (gate)
            {
                return [.. byToken.Keys, .. past.Keys];
            }
        }
    }

    /// <summary>Makes a session. The token is base64 of its ID in ASCII, as real servers have it and clients compute
    /// it.</summary>
    public LogonSession Begin(string userName, Role role)
    {
        var id = RandomId();
        var session = new LogonSession(id, Convert.ToBase64String(Encoding.ASCII.GetBytes(id)), userName, role, time.GetUtcNow());
        lock (gate)
        {
            byToken[session.Token] = session;
        }

        return session;
    }

    /// <summary>What the token is worth now; a valid one is used by this, which begins its idle time anew.</summary>
    public TokenState Use(string? token)
    {
        if (string.IsNullOrEmpty(token))
        {
            return TokenState.Missing;
        }

        lock (gate)
        {
            Expire();
            if (!byToken.TryGetValue(token, out var session))
            {
                return past.GetValueOrDefault(token, TokenState.Unknown);
            }

            byToken[token] = session with { LastUsed = time.GetUtcNow() };
            return TokenState.Valid;
        }
    }

    /// <summary>What the account of a token may use; a token without a session, which only faults let in, may use
    /// everything.</summary>
    public Role RoleOf(string? token)
    {
        lock (gate)
        {
            return token is not null && byToken.TryGetValue(token, out var session) ? session.Role : Role.PortalAdministrator;
        }
    }

    /// <summary>Ends the session with this ID; false if there is none.</summary>
    public bool End(string id)
    {
        lock (gate)
        {
            Expire();
            var session = byToken.Values.FirstOrDefault(each => each.Id.Equals(id, StringComparison.OrdinalIgnoreCase));
            if (session is null)
            {
                return false;
            }

            Forget(session.Token, TokenState.Ended);
            return true;
        }
    }

    private void Expire()
    {
        if (idleTimeout == Timeout.InfiniteTimeSpan)
        {
            return;
        }

        var edge = time.GetUtcNow() - idleTimeout;
        foreach (var session in byToken.Values.Where(session => session.LastUsed <= edge).ToList())
        {
            Forget(session.Token, TokenState.Expired);
        }
    }

    private void Forget(string token, TokenState state)
    {
        byToken.Remove(token);
        if (past.Count >= Remembered)
        {
            past.Clear();
        }

        past[token] = state;
    }

    private static string RandomId() => new Guid(RandomNumberGenerator.GetBytes(16)).ToString("D");
}

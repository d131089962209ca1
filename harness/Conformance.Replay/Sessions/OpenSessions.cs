using System.Collections.Concurrent;

namespace Conformance.Replay.Sessions;

/// <summary>The logon sessions that a run created and that have not ended, whoever asked for them. Safe for parallel
/// use.</summary>
public sealed class OpenSessions
{
    private readonly ConcurrentDictionary<string, LogonSession> open = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> untold = new();

    /// <summary>The sessions, in no order.</summary>
    public IReadOnlyCollection<LogonSession> All => [.. open.Values];

    /// <summary>Logons that may have created a session of which nothing is known, each as a sentence without secrets.</summary>
    public IReadOnlyCollection<string> Untold => [.. untold];

    /// <summary>Adds one.</summary>
    public void Add(LogonSession session) => open[session.Url ?? session.Token] = session;

    /// <summary>Notes a logon that may have created a session which nobody can end.</summary>
    /// <param name="what">What is known of it, as a sentence without secrets.</param>
    public void AddUntold(string what) => untold.Enqueue(what);

    /// <summary>Forgets the one that a DELETE ended.</summary>
    public void End(string url) => open.TryRemove(url, out _);

    /// <summary>The one with a token; null if there is none.</summary>
    public LogonSession? WithToken(string token) => open.Values.FirstOrDefault(session => session.Token == token);
}

using Conformance.Core.Exchanges;

namespace Conformance.Replay.Sessions;

/// <summary>What became of a logoff at the end of a run.</summary>
/// <param name="Session">The session.</param>
/// <param name="Exchange">The DELETE's exchange; null if none was sent or finished.</param>
/// <param name="Problem">
/// Why the session may still be open; null if it has ended (2xx), or was unknown already (401, 404).
/// </param>
public sealed record LogoffResult(LogonSession Session, Exchange? Exchange, string? Problem);

using Conformance.Core.Exchanges;

namespace Conformance.Replay.Sessions;

/// <summary>What became of a logoff at the end of a run. No secrets.</summary>
/// <param name="Exchange">The DELETE's exchange; null if none was sent or finished.</param>
/// <param name="Problem">
/// Why a session may still be open, as the end of a sentence; null if it has ended (204), or was unknown already (401, 404).
/// </param>
public sealed record LogoffResult(Exchange? Exchange, string? Problem);

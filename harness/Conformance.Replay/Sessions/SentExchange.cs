using Conformance.Core.Exchanges;

namespace Conformance.Replay.Sessions;

/// <summary>
/// One exchange on its two ways. What is sent next builds on what the server really said; what is kept, judged and shown is
/// redacted. So
/// no request depends on what redaction found, and no paper on what was sent.
/// </summary>
/// <param name="Clear">What was on the wire, secrets in the clear: never kept, never printed.</param>
/// <param name="Kept">The same, redacted.</param>
public sealed record SentExchange(Exchange Clear, Exchange Kept)
{
    /// <summary>The redacted one's: records print their members, and this one must not.</summary>
    public override string ToString() => Kept.ToString();
}

namespace Conformance.Replay.Tls;

/// <summary>A CA file or a pin that cannot be used: unusable input, never the target's fault.</summary>
public sealed class TlsTrustException : Exception
{
    /// <summary>Says what is wrong with it.</summary>
    /// <param name="message">Where, what was expected and what was found.</param>
    /// <param name="inner">The system's own words, or null.</param>
    public TlsTrustException(string message, Exception? inner)
        : base(message, inner)
    {
    }
}

namespace Conformance.Replay.Transport;

/// <summary>A request that cannot be put on the wire as HTTP/1.1: a fault of the scenario, never of the target.</summary>
public sealed class UnusableRequestException : Exception
{
    /// <summary>Says what is wrong and what to do.</summary>
    /// <param name="message">Where, what was expected and what was found.</param>
    public UnusableRequestException(string message)
        : base(message)
    {
    }
}

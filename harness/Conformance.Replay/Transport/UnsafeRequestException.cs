namespace Conformance.Replay.Transport;

/// <summary>
/// A request that <see cref="SafetyGuard"/> did not let out: it might change the target or carry secrets elsewhere.
/// </summary>
public sealed class UnsafeRequestException : Exception
{
    /// <summary>Says what was refused, why and what to do.</summary>
    /// <param name="method">The method of the refused request.</param>
    /// <param name="url">Its URL.</param>
    /// <param name="reason">Why it was refused and what allows it, if anything does.</param>
    public UnsafeRequestException(string method, string url, string reason)
        : base($"{method} {url} was not sent: {reason}")
    {
        Method = method;
        Url = url;
        Reason = reason;
    }

    /// <summary>The method of the refused request.</summary>
    public string Method { get; }

    /// <summary>The URL of the refused request.</summary>
    public string Url { get; }

    /// <summary>Why it was refused and what allows it, if anything does.</summary>
    public string Reason { get; }
}

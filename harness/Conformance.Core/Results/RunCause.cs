namespace Conformance.Core.Results;

/// <summary>What stood in the way of a whole run: told once, at the top, instead of once for every variant.</summary>
/// <param name="Message">What happened and what to do.</param>
/// <param name="EndsRun">Whether there is no verdict at all, even if something was judged.</param>
public sealed record RunCause(string Message, bool EndsRun)
{
    /// <summary>Whether the target as it was named cannot be what was meant, so that the exit code is 2: what was given is of no
    /// use.</summary>
    public bool IsUnusable { get; init; }

    /// <summary>Whether the target refused the account, which alone explains what was not asked.</summary>
    public bool IsAccountRefused { get; init; }

    /// <summary>The one operation that was asked because all others rest on it, as in <c>GET /</c>; null if more was
    /// asked.</summary>
    public string? OnlyAsked { get; init; }
}

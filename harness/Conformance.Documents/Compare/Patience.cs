namespace Conformance.Documents.Compare;

/// <summary>How long the expressions of one comparison may take, those that cannot be matched in linear time.</summary>
internal sealed class Patience
{
    /// <summary>One expression gets this long for one value.</summary>
    public static readonly TimeSpan OfOne = TimeSpan.FromSeconds(1);

    private const int MostTimeouts = 3;
    private int timeouts;

    /// <summary>Whether so many expressions took too long that no more are tried.</summary>
    public bool IsOver => Volatile.Read(ref timeouts) >= MostTimeouts;

    /// <summary>One expression took too long.</summary>
    public void Spend() => Interlocked.Increment(ref timeouts);
}

namespace Conformance.Documents;

/// <summary>How much of a body is read before giving up.</summary>
/// <param name="MaxBytes">The longest body in bytes. In streams: the longest single entity.</param>
/// <param name="MaxDepth">The deepest nesting; the root has depth 1.</param>
public sealed record DocumentLimits(long MaxBytes, int MaxDepth)
{
    /// <summary>64 MiB and 128 levels: the deepest documented resource has 11.</summary>
    public static DocumentLimits Default { get; } = new(64L * 1024 * 1024, 128);
}

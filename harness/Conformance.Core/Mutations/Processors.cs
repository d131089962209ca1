namespace Conformance.Core.Mutations;

/// <summary>Computing on all processors, and on no more threads than these: a server in the same process needs some of the pool's.</summary>
internal static class Processors
{
    /// <summary>Options of a parallel loop that only computes.</summary>
    public static ParallelOptions Options(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
}

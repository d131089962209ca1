using System.Collections.Concurrent;
using Conformance.Core.Exchanges;

namespace Conformance.Replay.Runs;

/// <summary>The exchanges that a run still holds, by variant. Safe for parallel use.</summary>
internal sealed class KeptExchanges
{
    private readonly ConcurrentDictionary<string, List<Exchange>> byVariant = new(StringComparer.Ordinal);
    private int count;

    /// <summary>How many were added, whether they are still held or not.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>All that are held at this moment, by variant in the order added.</summary>
    // The dictionary's own ToArray is a snapshot; LINQ would count and then copy what has grown in between.
    public IExchangeCollection All => [.. byVariant.ToArray().OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => Copy(pair.Value))];

    /// <summary>Adds one.</summary>
    public void Add(Exchange exchange)
    {
        var own = byVariant.GetOrAdd(exchange.Variant, _ => new List<Exchange>(1));
        lock (own)
        {
            own.Add(exchange);
        }

        Interlocked.Increment(ref count);
    }

    /// <summary>What a variant brought back so far, in the order added.</summary>
    public IReadOnlyList<Exchange> SentBy(string variant) => byVariant.TryGetValue(variant, out var own) ? Copy(own) : [];

    /// <summary>Hands over what a variant brought back, and holds it no longer.</summary>
    public IReadOnlyList<Exchange> Take(string variant) => byVariant.TryRemove(variant, out var own) ? own : [];

    /// <summary>What a variant brought back so far, in the order added.</summary>
    public IReadOnlyList<Exchange> Of(string variant) => byVariant.TryGetValue(variant, out var own) ? Copy(own) : [];

    private static List<Exchange> Copy(List<Exchange> own)
    {
        lock (own)
        {
            return [.. own];
        }
    }
}

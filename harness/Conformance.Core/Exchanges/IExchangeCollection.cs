using System.Runtime.CompilerServices;

namespace Conformance.Core.Exchanges;

/// <summary>
/// Exchanges that are looked at one variant at a time, so that they need not be in memory together. Safe for parallel use; what
/// is
/// looked at twice may be read twice.
/// </summary>
[CollectionBuilder(typeof(ExchangeCollections), nameof(ExchangeCollections.Of))]
public interface IExchangeCollection : IEnumerable<Exchange>
{
    /// <summary>Who sent them, each once, in the order of their first exchange; the run's own <c>session</c> and <c>discovery</c>
    /// among them.</summary>
    IEnumerable<string> Variants { get; }

    /// <summary>Those of one variant in the order sent; empty for one that sent nothing.</summary>
    IEnumerable<Exchange> SentBy(string variant);
}

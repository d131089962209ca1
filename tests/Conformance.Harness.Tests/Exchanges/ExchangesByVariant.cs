using System.Collections;
using Conformance.Core.Exchanges;

namespace Conformance.Harness.Tests.Exchanges;

/// <summary>Exchanges that can only be looked at one variant at a time, and know how often each was.</summary>
internal sealed class ExchangesByVariant(IExchangeCollection all) : IExchangeCollection
{
    private readonly Dictionary<string, int> looks = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, int> Looks => looks;

    public IEnumerable<string> Variants => all.Variants;

    public IEnumerable<Exchange> SentBy(string variant)
    {
        looks[variant] = looks.GetValueOrDefault(variant) + 1;
        return all.SentBy(variant);
    }

    public IEnumerator<Exchange> GetEnumerator() => throw new InvalidOperationException("All exchanges at once: a large run does not fit into memory.");

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

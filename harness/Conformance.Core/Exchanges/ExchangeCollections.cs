using System.Collections;

namespace Conformance.Core.Exchanges;

/// <summary>Collections of exchanges made of others.</summary>
public static class ExchangeCollections
{
    /// <summary>Exchanges in memory.</summary>
    /// <param name="exchanges">The exchanges, those of one variant in the order sent.</param>
    public static IExchangeCollection Of(ReadOnlySpan<Exchange> exchanges) => new InMemory(exchanges.ToArray());

    /// <summary>Several as one; what a variant has in an earlier one comes first.</summary>
    public static IExchangeCollection Joined(IReadOnlyList<IExchangeCollection> parts) => new Several(parts);

    /// <summary>Those of some variants.</summary>
    /// <param name="all">The exchanges to choose from.</param>
    /// <param name="isWanted">Whether a variant's exchanges are wanted; asked each time.</param>
    public static IExchangeCollection OfVariants(this IExchangeCollection all, Func<string, bool> isWanted) => new Chosen(all, isWanted);

    private sealed class InMemory(Exchange[] all) : IExchangeCollection
    {
        private readonly ILookup<string, Exchange> byVariant = all.ToLookup(exchange => exchange.Variant, StringComparer.Ordinal);

        public IEnumerable<string> Variants => byVariant.Select(group => group.Key);

        public IEnumerable<Exchange> SentBy(string variant) => byVariant[variant];

        public IEnumerator<Exchange> GetEnumerator() => all.AsEnumerable().GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private sealed class Several(IReadOnlyList<IExchangeCollection> parts) : IExchangeCollection
    {
        public IEnumerable<string> Variants => parts.SelectMany(part => part.Variants).Distinct(StringComparer.Ordinal);

        public IEnumerable<Exchange> SentBy(string variant) => parts.SelectMany(part => part.SentBy(variant));

        public IEnumerator<Exchange> GetEnumerator() => parts.SelectMany(part => part).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private sealed class Chosen(IExchangeCollection all, Func<string, bool> isWanted) : IExchangeCollection
    {
        public IEnumerable<string> Variants => all.Variants.Where(isWanted);

        public IEnumerable<Exchange> SentBy(string variant) => isWanted(variant) ? all.SentBy(variant) : [];

        public IEnumerator<Exchange> GetEnumerator() => Variants.SelectMany(all.SentBy).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}

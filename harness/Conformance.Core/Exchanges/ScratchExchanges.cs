using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace Conformance.Core.Exchanges;

/// <summary>
/// The exchanges of an archive, laid out where each can be found: gzip cannot be read from the middle, and an archive may hold
/// its variants
/// in any order and at once. In memory are only their places.
/// </summary>
/// <param name="scratch">Where to; empty, read from and written to at any place.</param>
internal sealed class ScratchExchanges(Stream scratch) : IExchangeCollection
{
    private readonly Lock gate = new();
    private readonly List<Stored> stored = [];
    private readonly OrderedDictionary<string, List<int>> byVariant = new(StringComparer.Ordinal);

    /// <summary>How many there are.</summary>
    public int Count => stored.Count;

    /// <summary>How many requests brought them.</summary>
    public int Requests => stored.Count(one => one.Reader is null);

    public IEnumerable<string> Variants => byVariant.Keys;

    public IEnumerable<Exchange> SentBy(string variant) => byVariant.TryGetValue(variant, out var own) ? own.Select(at => Read(stored[at])) : [];

    /// <summary>Adds a line of an archive.</summary>
    /// <param name="variant">Whose exchange it is.</param>
    /// <param name="line">A whole <see cref="ExchangeRecord"/> that makes an exchange.</param>
    public void Add(string variant, byte[] line)
    {
        lock (gate)
        {
            Add(variant, new Stored(scratch.Position, line.Length, new WireRequest(), null));
            scratch.Write(line);
        }
    }

    /// <summary>Adds that a variant read the answer of another.</summary>
    /// <param name="shared">What the archive says.</param>
    /// <exception cref="FormatException">It names no exchange before it.</exception>
    public void Add(SharedRecord shared)
    {
        lock (gate)
        {
            if (shared.Exchange < 1 || shared.Exchange > stored.Count || stored[shared.Exchange - 1].Reader is not null)
            {
                throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"it names exchange {shared.Exchange}, which is none of the {stored.Count} before it."));
            }

            Add(shared.Variant, stored[shared.Exchange - 1] with { Reader = (shared.Variant, shared.Step) });
        }
    }

    public IEnumerator<Exchange> GetEnumerator() => stored.Select(Read).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Add(string variant, Stored one)
    {
        if (!byVariant.TryGetValue(variant, out var own))
        {
            byVariant[variant] = own = new(1);
        }

        own.Add(stored.Count);
        stored.Add(one);
    }

    private Exchange Read(Stored one)
    {
        var line = new byte[one.Length];
        lock (gate)
        {
            scratch.Position = one.Start;
            scratch.ReadExactly(line);
        }

        var exchange = ArchiveMapping.FromLine((ExchangeRecord)JsonSerializer.Deserialize(line, ArchiveJson.Default.ArchiveLine)!) with { Wire = one.Wire };
        return one.Reader is var (variant, step) ? exchange.ReadBy(variant, step) : exchange;
    }

    /// <summary>Where an exchange is.</summary>
    /// <param name="Start">Its line's first byte.</param>
    /// <param name="Length">The line's length in bytes.</param>
    /// <param name="Wire">The request that brought it.</param>
    /// <param name="Reader">Who read it in the place of the one who sent for it; null for the latter.</param>
    private sealed record Stored(long Start, int Length, WireRequest Wire, (string Variant, string Step)? Reader);
}

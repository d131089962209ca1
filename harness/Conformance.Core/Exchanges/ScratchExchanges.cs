using System.Collections;
using System.Text.Json;

namespace Conformance.Core.Exchanges;

/// <summary>
/// The exchanges of an archive, laid out where each can be found: gzip cannot be read from the middle, and an archive may hold its variants
/// in any order and at once. In memory are only their places.
/// </summary>
/// <param name="scratch">Where to; empty, read from and written to at any place.</param>
internal sealed class ScratchExchanges(Stream scratch) : IExchangeCollection
{
    private readonly Lock gate = new();
    private readonly List<(long Start, int Length)> places = [];
    private readonly OrderedDictionary<string, List<int>> byVariant = new(StringComparer.Ordinal);

    /// <summary>How many there are.</summary>
    public int Count => places.Count;

    public IEnumerable<string> Variants => byVariant.Keys;

    public IEnumerable<Exchange> SentBy(string variant) => byVariant.TryGetValue(variant, out var own) ? own.Select(at => Read(places[at])) : [];

    /// <summary>Adds a line of an archive.</summary>
    /// <param name="variant">Whose exchange it is.</param>
    /// <param name="line">A whole <see cref="ExchangeRecord"/> that makes an exchange.</param>
    public void Add(string variant, byte[] line)
    {
        lock (gate)
        {
            if (!byVariant.TryGetValue(variant, out var own))
            {
                byVariant[variant] = own = new(1);
            }

            own.Add(places.Count);
            places.Add((scratch.Position, line.Length));
            scratch.Write(line);
        }
    }

    public IEnumerator<Exchange> GetEnumerator() => places.Select(Read).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Exchange Read((long Start, int Length) place)
    {
        var line = new byte[place.Length];
        lock (gate)
        {
            scratch.Position = place.Start;
            scratch.ReadExactly(line);
        }

        return ArchiveMapping.FromLine((ExchangeRecord)JsonSerializer.Deserialize(line, ArchiveJson.Default.ArchiveLine)!);
    }
}

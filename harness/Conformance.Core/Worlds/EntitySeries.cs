using System.Globalization;

namespace Conformance.Core.Worlds;

/// <summary>
/// Many entities of one type that follow from their number, so that a world of millions needs no memory for them. Key and ID hold
/// the
/// number: <c>task-41</c> and an ID whose last twelve digits are 41 in hexadecimal.
/// </summary>
/// <param name="type">The contract's resource type.</param>
/// <param name="count">How many there are.</param>
/// <param name="keyPrefix">What keys begin with, as in <c>task-</c>.</param>
/// <param name="idPrefix">What IDs begin with: the first four groups of a GUID in lower case, and the hyphen after them.</param>
/// <param name="make">Makes the entity of a number; called again whenever it is asked for.</param>
public sealed class EntitySeries(string type, int count, string keyPrefix, string idPrefix, Func<int, WorldEntity> make)
{
    /// <summary>How many of those made last are kept: members of a collection share their parents.</summary>
    private const int Kept = 256;

    private readonly Made?[] made = new Made?[Kept];

    /// <summary>The contract's resource type.</summary>
    public string Type => type;

    /// <summary>How many there are.</summary>
    public int Count => count;

    /// <summary>The ties by which entities of this series are found from their parents, by element or relation.</summary>
    public IReadOnlyDictionary<string, SeriesTie> Ties { get; init; } = new Dictionary<string, SeriesTie>();

    /// <summary>The key of a number.</summary>
    public string Key(int number) => string.Create(CultureInfo.InvariantCulture, $"{keyPrefix}{number}");

    /// <summary>The ID of a number.</summary>
    public string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"{idPrefix}{number:x12}");

    /// <summary>The entity of a number from 0.</summary>
    public WorldEntity At(int number)
    {
        var slot = number % Kept;
        if (made[slot] is { } known && known.Number == number)
        {
            return known.Entity;
        }

        var entity = make(number);
        made[slot] = new Made(number, entity);
        return entity;
    }

    /// <summary>The number of a key, or null if it is of another series.</summary>
    public int? NumberOfKey(string key) => key.StartsWith(keyPrefix, StringComparison.Ordinal)
        ? Inside(key.AsSpan(keyPrefix.Length), NumberStyles.None)
        : null;

    /// <summary>The number of an ID in lower case, or null if it is of another series.</summary>
    public int? NumberOfId(string id) => id.StartsWith(idPrefix, StringComparison.Ordinal)
        ? Inside(id.AsSpan(idPrefix.Length), NumberStyles.AllowHexSpecifier)
        : null;

    private int? Inside(ReadOnlySpan<char> digits, NumberStyles style) =>
        int.TryParse(digits, style, CultureInfo.InvariantCulture, out var number) && number >= 0 && number < count ? number : null;

    private sealed record Made(int Number, WorldEntity Entity);
}

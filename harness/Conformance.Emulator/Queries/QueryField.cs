using Conformance.Core.Contract;
using Conformance.Core.Worlds;

namespace Conformance.Emulator.Queries;

/// <summary>A field that filters and sorting know.</summary>
/// <param name="Name">The name by the contract.</param>
/// <param name="Type">The value type by the contract.</param>
/// <param name="Values">The possible values in ascending order; empty if any value is possible.</param>
/// <param name="Via">The elements and relations that lead to the entity which has the field; empty if it is the entity itself.</param>
/// <param name="Element">What that entity calls it: an element, an attribute, <c>UID</c> or <c>Name</c>; null if nothing carries it.</param>
public sealed record QueryField(string Name, string Type, IReadOnlyList<string> Values, IReadOnlyList<string> Via, string? Element)
{
    /// <summary>The value as a text; null if the entity has none.</summary>
    public string? Text(World world, WorldEntity entity)
    {
        if (Element is null)
        {
            return null;
        }

        var at = entity;
        foreach (var step in Via)
        {
            if (!at.Refs.TryGetValue(step, out var key) || world.Find(key) is not { } next)
            {
                return null;
            }

            at = next;
        }

        return at.Text(Element);
    }

    /// <summary>What values of this field are compared by.</summary>
    public QueryOrder Order => Values.Count > 0 ? QueryOrder.Index
        : Type == "instant" ? QueryOrder.Instant
        : Type is "bool" ? QueryOrder.Truth
        : ValueTypes.IsJsonNumber(Type) ? QueryOrder.Number
        : QueryOrder.Text;
}

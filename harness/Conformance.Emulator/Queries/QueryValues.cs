using Conformance.Core.Contract;
using Conformance.Core.Worlds;

namespace Conformance.Emulator.Queries;

/// <summary>Reads the fields of query types from a world.</summary>
internal static class QueryValues
{
    /// <summary>The value of a field as a text; null if the entity has none or no representation shows it.</summary>
    public static string? Text(this QueryField field, World world, WorldEntity entity) =>
        Shown(field, world, entity) is { } text && field.Type == "guid" ? ValueTypes.IdOf(text) ?? text : Shown(field, world, entity);

    private static string? Shown(QueryField field, World world, WorldEntity entity)
    {
        var at = entity;
        for (var step = 0; step < field.At.Count; step++)
        {
            if (step < field.At.Count - 1 && at.Refs.TryGetValue(field.At[step], out var key))
            {
                if (world.Find(key) is not { } next)
                {
                    return null;
                }

                at = next;
            }
            else
            {
                return step == field.At.Count - 1 ? at.Text(field.At[step]) : Below(at.Fields.GetValueOrDefault(field.At[step]), field.At, step + 1);
            }
        }

        return null;
    }

    private static string? Below(WorldValue? value, IReadOnlyList<string> path, int step) => value switch
    {
        WorldText text when step == path.Count => text.Text,
        WorldStructure structure when step < path.Count => Below(structure.Fields.GetValueOrDefault(path[step]), path, step + 1),
        WorldList list => list.Items.Select(item => Below(item, path, step)).FirstOrDefault(),
        _ => null,
    };

    /// <summary>What values of this field are compared by.</summary>
    public static QueryOrder Order(this QueryField field) => field.Values.Count > 0 && !ValueTypes.IsJsonBoolean(field.Type) ? QueryOrder.Index
        : field.Type == "instant" ? QueryOrder.Instant
        : ValueTypes.IsJsonBoolean(field.Type) ? QueryOrder.Truth
        : ValueTypes.IsJsonNumber(field.Type) ? QueryOrder.Number
        : QueryOrder.Text;
}

using System.Text.RegularExpressions;
using Conformance.Core.Contract;
using Conformance.Core.Worlds;

namespace Conformance.Emulator.Answers;

/// <summary>Between path templates with holes and entities: <c>/jobs/{ID}/includes/{ID}</c> holds the ID of an entity after that of its parent.</summary>
internal sealed partial class EntityPaths(ApiContract contract, World world)
{
    /// <summary>The template with its holes filled: the last <c>{ID}</c> by the entity's ID, those before by its parents'; other holes by its fields.</summary>
    public string Fill(string template, WorldEntity entity)
    {
        var holes = Hole().Matches(template);
        var filled = template;
        WorldEntity? at = entity;
        for (var index = holes.Count - 1; index >= 0; index--)
        {
            var hole = holes[index];
            var name = hole.Groups[1].Value;
            var isId = name.EndsWith("ID", StringComparison.OrdinalIgnoreCase);
            var text = at is null ? "" : isId ? at.Id : at.Text(name) ?? at.Id;
            filled = filled[..hole.Index] + Uri.EscapeDataString(text) + filled[(hole.Index + hole.Length)..];
            at = at is null ? null : Parent(at, index);
        }

        return filled;
    }

    /// <summary>The entity of a type whose ID is the last of <paramref name="ids"/> and whose parents have the others; null if there is none.</summary>
    /// <param name="type">The type.</param>
    /// <param name="ids">The IDs in the order of the path.</param>
    /// <param name="by">What leads to the nearest parent; null if the contract's first path tells.</param>
    public WorldEntity? Find(string type, IReadOnlyList<string> ids, string? by = null)
    {
        var found = world.ById(type, ids[^1]);
        WorldEntity? at = found;
        for (var index = ids.Count - 2; index >= 0 && at is not null; index--)
        {
            at = by is not null && index == ids.Count - 2 ? world.Follow(at, [by]) : Parent(at, index + 1);
            if (at is null || !at.Id.Equals(ids[index], StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }
        }

        return found;
    }

    /// <summary>The entity that comes before this one in a path with so many IDs before its own; null if the contract knows none.</summary>
    private WorldEntity? Parent(WorldEntity entity, int before)
    {
        var paths = contract.Resources[entity.Type].Paths.Where(path => path.Parent is not null && path.By is not null).ToList();
        var path = paths.Find(path => path.Kind == PathKind.Item && Hole().Count(path.Template) == before + 1);
        return path is not null ? world.Follow(entity, [path.By!])
            : paths is [var any, ..] ? world.Follow(entity, [any.By!])
            : null;
    }

    [GeneratedRegex(@"\{([A-Za-z]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Hole();
}

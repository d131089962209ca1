using System.Text.RegularExpressions;
using Conformance.Core.Contract;
using Conformance.Core.Worlds;

namespace Conformance.Emulator.Answers;

/// <summary>Between path templates with holes and entities: <c>/jobs/{ID}/includes/{ID}</c> holds the ID of an entity after that
/// of its parent.</summary>
internal sealed partial class EntityPaths(ApiContract contract, World world)
{
    /// <summary>The folder in which every tree of files begins.</summary>
    private const string Root = "C:";

    /// <summary>The first of these paths of a resource that the entity has; that of the only one of a parent has the parent's ID.
    /// Null if it has none.</summary>
    public string? Fill(IEnumerable<ResourcePath> own, WorldEntity entity) => own.Select(path => path is { Kind: PathKind.Single, By: { } by }
        ? world.Follow(entity, [by]) is { } parent ? Fill(path.Template, parent) : null
        : Fill(path.Template, entity)).FirstOrDefault(filled => filled is not null);

    /// <summary>
    /// The template with its holes filled: the last <c>{ID}</c> by the entity's ID, those before by its parents'; other holes by
    /// its fields.
    /// Null if it has no such parent.
    /// </summary>
    public string? Fill(string template, WorldEntity entity)
    {
        var holes = Hole().Matches(template);
        var path = contract.Match(template)?.Operation is { } operation && operation.Resource.Type == entity.Type && operation.Path.Kind == PathKind.Item ? operation.Path : null;
        var filled = template;
        WorldEntity? at = entity;
        for (var index = holes.Count - 1; index >= 0; index--)
        {
            var hole = holes[index];
            var name = hole.Groups[1].Value;
            if (index == holes.Count - 1 && contract.Match(template)?.Operation.Path.Tail == true)
            {
                filled = filled[..hole.Index] + Uri.EscapeDataString(Root) + filled[(hole.Index + hole.Length)..];
                continue;
            }

            if (at is null)
            {
                return null;
            }

            var isId = name.EndsWith("ID", StringComparison.OrdinalIgnoreCase);
            filled = filled[..hole.Index] + Uri.EscapeDataString(isId ? at.Id : at.Text(name) ?? at.Id) + filled[(hole.Index + hole.Length)..];
            at = at == entity && path?.By is { } by ? world.Follow(at, [by]) : Parent(at, index);
        }

        return filled;
    }

    /// <summary>The entity of a type whose ID is the last of <paramref name="ids"/> and whose parents have the others; null if
    /// there is none.</summary>
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

    /// <summary>The entity that comes before this one in a path with so many IDs before its own; null if the contract knows
    /// none.</summary>
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

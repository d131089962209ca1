using Conformance.Core.Contract;
using Conformance.Core.Worlds;
using Conformance.Emulator.Answers;

namespace Conformance.Emulator;

/// <summary>Answers GET for the resources of the world, by the contract alone.</summary>
internal sealed class ResourceEndpoint(
    ApiContract contract, World world, Representations representations, SingleResources singles, EmulatorBehaviour behaviour)
{
    private readonly EntityPaths paths = new(contract, world);

    /// <summary>Answers a request that was matched and admitted; its outcome in <paramref name="exchanged"/> is
    /// <see cref="Outcome.Shown"/>.</summary>
    public Reply Show(Exchanged exchanged)
    {
        var (operation, ids, _) = exchanged.Match!;
        var (resource, path) = operation;
        if (Malformed(resource, path, ids) is { } malformed)
        {
            return Error(Outcome.MalformedId, EmulatorDecisions.MalformedIdStatus, $" ID {malformed.Id} is invalid. Type: {malformed.Of}");
        }

        if (path.Kind == PathKind.Collection)
        {
            return List(exchanged, Narrowed(exchanged, world.OfType(resource.Type)));
        }

        if (path.Kind == PathKind.Item)
        {
            return One(operation, exchanged, paths.Find(resource.Type, ids, path.By), resource.Type, ids);
        }

        if (path.Parent is null)
        {
            return One(operation, exchanged, world.OfType(resource.Type) is [var only, ..] ? only : Representations.Empty(resource), resource.Type, ids);
        }

        var above = path.Kind == PathKind.Tree ? ids.Take(ids.Count - (path.Tail ? 1 : 0)).ToList() : ids;
        if (paths.Find(path.Parent, above) is not { } parent)
        {
            return behaviour.ShowsUnknown(operation) ? List(exchanged, []) : Unknown(path.Parent, above[^1]);
        }

        var children = world.Children(resource.Type, path.By!, parent);
        return path.Kind == PathKind.Nested ? List(exchanged, children) : One(operation, exchanged, children.Count > 0 ? children[0] : null, resource.Type, ids);
    }

    /// <summary>The members of the kind that the collection is for, and of what the request's parameters ask for; a star asks for
    /// anything.</summary>
    private IReadOnlyList<WorldEntity> Narrowed(Exchanged exchanged, IReadOnlyList<WorldEntity> all)
    {
        var operation = exchanged.Match!.Operation;
        var kinds = behaviour.WhereOf(operation);
        var asked = behaviour.ParametersOf(operation).Where(parameter => parameter.At is not null)
            .Select(parameter => (parameter.At, Value: exchanged.Request.Parameter(parameter.Name))).Where(each => each.Value is not (null or "*")).ToList();
        return kinds.Count + asked.Count == 0 ? all : [.. all
            .Where(entity => kinds.All(rule => world.Follow(entity, rule.At.SkipLast(1))?.Text(rule.At[^1]) is { } value && rule.Allows(value)))
            .Where(entity => asked.TrueForAll(each => string.Equals(entity.Text(each.At!), each.Value, StringComparison.OrdinalIgnoreCase)))];
    }

    private Reply List(Exchanged exchanged, IReadOnlyList<WorldEntity> all)
    {
        var operation = exchanged.Match!.Operation;
        var window = behaviour.WindowOf(operation);
        var inside = window is null ? all : all.Where(entity => entity.IsInside(window, exchanged.Now));
        inside = all.Count <= Representations.AtOnce ? [.. inside] : inside;
        return Shown(representations.Of(operation, exchanged.AsEntity, behaviour.Members(exchanged, inside)));
    }

    private Reply One(Operation operation, Exchanged exchanged, WorldEntity? entity, string type, IReadOnlyList<string> ids) => (entity ?? (behaviour.ShowsUnknown(operation) ? world.OfType(type)[0] : null)) is not { } found
        ? Unknown(type, ids[^1])
        : Shown(AskedFor(exchanged, representations.Of(operation, exchanged.AsEntity, [found])));

    /// <summary>The answer without the parts that the request's parameters leave out.</summary>
    private Element AskedFor(Exchanged exchanged, Element whole)
    {
        var hidden = behaviour.ParametersOf(exchanged.Match!.Operation).SelectMany(parameter => parameter.HiddenBy(exchanged.Request.Parameter(parameter.Name))).ToHashSet(StringComparer.Ordinal);
        return hidden.Count == 0 ? whole : whole with { Children = whole.Children.RemoveAll(child => hidden.Contains(child.Name)) };
    }

    /// <summary>The first ID of a request that cannot be one, because its type has GUIDs; null if all can.</summary>
    private (string Id, string Of)? Malformed(Resource resource, ResourcePath path, IReadOnlyList<string> ids)
    {
        var own = path.Kind == PathKind.Item || path.Tail ? 1 : 0;
        for (var at = 0; at < ids.Count; at++)
        {
            var of = at >= ids.Count - own ? (path.Tail ? null : resource) : path.Parent is { } parent && at == ids.Count - own - 1 ? contract.Resources[parent] : null;
            if (of is not null && HasGuids(of) && !ValueTypes.IsGuid(ids[at]))
            {
                return (ids[at], of.Type);
            }
        }

        return null;
    }

    private static bool HasGuids(Resource resource) =>
        resource.Id is null ? resource.Key : (resource.Element(resource.Id) ?? resource.Attribute(resource.Id))?.Type == "guid";

    private static Reply Shown(Element body) => new(Outcome.Shown, 200, body);

    private Reply Unknown(string type, string id) =>
        Error(Outcome.UnknownId, EmulatorDecisions.UnknownIdStatus, $"Cannot find {char.ToLowerInvariant(type[0])}{type[1..]} [{id}]");

    private Reply Error(Outcome outcome, int status, string message) => new(outcome, status, singles.Error(status, message));
}

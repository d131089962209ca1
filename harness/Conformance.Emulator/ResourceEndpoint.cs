using Conformance.Core.Contract;
using Conformance.Core.Worlds;
using Conformance.Emulator.Answers;

namespace Conformance.Emulator;

/// <summary>Answers GET for the key resources of the world, by the contract alone.</summary>
internal sealed class ResourceEndpoint(
    World world, Representations representations, SingleResources singles, EmulatorBehaviour behaviour)
{
    /// <summary>Answers a request that was matched and admitted; its outcome in <paramref name="exchanged"/> is <see cref="Outcome.Shown"/>.</summary>
    public Reply Show(Exchanged exchanged)
    {
        var match = exchanged.Match!;
        var operation = match.Operation;
        if (match.Ids.FirstOrDefault(id => !ValueTypes.IsGuid(id)) is { } malformed)
        {
            var of = operation.Path.Parent ?? operation.Resource.Type;
            return Error(Outcome.MalformedId, EmulatorDecisions.MalformedIdStatus, $" ID {malformed} is invalid. Type: {of}");
        }

        return operation.Path.Kind switch
        {
            PathKind.Collection => List(exchanged, world.OfType(operation.Resource.Type)),
            PathKind.Nested => world.ById(operation.Path.Parent!, match.Ids[0]) is { } parent
                ? List(exchanged, world.Children(operation.Resource.Type, operation.Path.By!, parent))
                : Unknown(operation.Path.Parent!, match.Ids[0]),
            _ => world.ById(operation.Resource.Type, match.Ids[0]) is { } entity
                ? Shown(representations.Of(operation, exchanged.AsEntity, [entity]))
                : Unknown(operation.Resource.Type, match.Ids[0]),
        };
    }

    private Reply List(Exchanged exchanged, IReadOnlyList<WorldEntity> all)
    {
        var operation = exchanged.Match!.Operation;
        var window = behaviour.WindowOf(operation);
        var inside = window is null ? all : all.Where(entity => entity.IsInside(window, exchanged.Now));
        inside = all.Count <= Representations.AtOnce ? [.. inside] : inside;
        return Shown(representations.Of(operation, exchanged.AsEntity, behaviour.Members(exchanged, inside)));
    }

    private static Reply Shown(Element body) => new(Outcome.Shown, 200, body);

    private Reply Unknown(string type, string id) =>
        Error(Outcome.UnknownId, EmulatorDecisions.UnknownIdStatus, $"Cannot find {char.ToLowerInvariant(type[0])}{type[1..]} [{id}]");

    private Reply Error(Outcome outcome, int status, string message) => new(outcome, status, singles.Error(status, message));
}

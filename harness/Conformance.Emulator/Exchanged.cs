using Conformance.Core.Contract;
using Conformance.Core.Worlds;
using Conformance.Emulator.Queries;

namespace Conformance.Emulator;

/// <summary>What is known of a request by the time that its answer is made; hooks of <see cref="EmulatorBehaviour"/> decide by
/// it.</summary>
/// <param name="Request">The request.</param>
/// <param name="Match">The operation; null if no resource has the path.</param>
/// <param name="Format">The negotiated format.</param>
/// <param name="AsEntity">Whether entities are asked for rather than references.</param>
/// <param name="Outcome">What became of the request.</param>
/// <param name="Contract">The contract.</param>
/// <param name="World">The world.</param>
/// <param name="Now">The moment of the request.</param>
public sealed record Exchanged(
    EmulatorRequest Request,
    OperationMatch? Match,
    BodyFormat Format,
    bool AsEntity,
    Outcome Outcome,
    ApiContract Contract,
    World World,
    DateTimeOffset Now)
{
    /// <summary>The query that is answered; null for every other request.</summary>
    public Query? Query { get; init; }

    /// <summary>The type of the resource that is shown; null if none is.</summary>
    public string? Type => Outcome == Outcome.Shown ? (Query?.Resource ?? Match?.Operation.Resource)?.Type : null;

    /// <summary>Whether members of a key resource's collection are shown.</summary>
    public bool IsKeyList => Outcome == Outcome.Shown && Match is { Operation: { IsList: true, Resource.Key: true } };

    /// <summary>Whether members of a nested collection are shown.</summary>
    public bool IsNested => Match?.Operation.Path.Kind == PathKind.Nested;
}

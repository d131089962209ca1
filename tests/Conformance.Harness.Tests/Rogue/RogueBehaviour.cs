using Conformance.Core.Exchanges;

namespace Conformance.Harness.Tests.Rogue;

/// <summary>One way for a server to misbehave, and the verdict it must get.</summary>
/// <param name="Name">Family and behaviour; never moves.</param>
/// <param name="Verdicts">The failure it must get, several where the network may choose; empty for a whole response.</param>
/// <param name="Steps">What the server does on each connection.</param>
public sealed record RogueBehaviour(string Name, IReadOnlyList<TransportFailureKind> Verdicts, IReadOnlyList<RogueStep> Steps)
{
    public const string Head = "HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\n";

    /// <summary>The method that it is asked with.</summary>
    public string Method { get; init; } = "GET";

    /// <summary>What must hold of a whole response, in words and code; null if being whole is all.</summary>
    public Func<ReceivedResponse, bool>? Whole { get; init; }

    /// <summary>True if it is asked by https, though it is a plain socket.</summary>
    public bool WantsTls => Name.StartsWith("tls:", StringComparison.Ordinal);

    /// <summary>A server that reads the request, sends these bytes and closes.</summary>
    public static RogueBehaviour Fails(string name, TransportFailureKind verdict, string answer) =>
        new(name, [verdict], [RogueStep.ReadRequest, RogueStep.Send(answer)]);

    /// <summary>The same, but it leaves the connection open: the verdict must come from the bytes, not from the end.</summary>
    public static RogueBehaviour FailsAtOnce(string name, TransportFailureKind verdict, string answer) =>
        new(name, [verdict], [RogueStep.ReadRequest, RogueStep.Send(answer), RogueStep.Hold]);

    /// <summary>A whole response, strange as it is.</summary>
    public static RogueBehaviour IsWhole(string name, string answer, Func<ReceivedResponse, bool>? whole = null) =>
        new(name, [], [RogueStep.ReadRequest, RogueStep.Send(answer), RogueStep.Hold]) { Whole = whole };

    public override string ToString() => Name;
}

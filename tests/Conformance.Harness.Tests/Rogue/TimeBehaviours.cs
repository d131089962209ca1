using static Conformance.Core.Exchanges.TransportFailureKind;

namespace Conformance.Harness.Tests.Rogue;

/// <summary>Servers that take their time, and interim responses.</summary>
public static class TimeBehaviours
{
    private const string Answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private static readonly (string Name, string Sent)[] Stalls =
    [
        ("after one byte", "H"), ("in the status line", "HTTP/1.1 2"), ("after the status line", "HTTP/1.1 200 OK\r\n"), ("in a header", "HTTP/1.1 200 OK\r\nX-A"),
        ("before the end of the head", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n"), ("between CR and LF", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r"),
        ("before the body", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n"), ("in the body", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\no"),
        ("in a body until close", "HTTP/1.1 200 OK\r\n\r\nok"), ("in a chunk size", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2"),
        ("in a chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\no"), ("after a chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok"),
        ("before the last chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n"), ("in the trailers", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n"),
        ("after 100", "HTTP/1.1 100 Continue\r\n\r\n"), ("in 100", "HTTP/1.1 100 Continue\r\n"),
    ];

    public static IEnumerable<RogueBehaviour> All =>
    [
        .. Stalls.Select(stall => new RogueBehaviour(
            $"time: stalls {stall.Name}", [ExchangeTimeout], [RogueStep.ReadRequest, RogueStep.Send(stall.Sent), RogueStep.Hold])),
        new("time: no answer", [FirstByteTimeout], [RogueStep.ReadRequest, RogueStep.Hold]),
        new("time: never reads", [FirstByteTimeout], [RogueStep.Hold]),
        new("time: answer after the deadline", [FirstByteTimeout], [RogueStep.ReadRequest, RogueStep.Pause(4000), RogueStep.Send(Answer)]),
        new("time: slow but in time", [], [RogueStep.ReadRequest, RogueStep.Drip(Answer, 5), RogueStep.Hold]),
        new("time: a byte now and then, head", [ExchangeTimeout], [RogueStep.ReadRequest, RogueStep.Drip(Answer, 200)]),
        new("time: a byte now and then, body", [ExchangeTimeout], [RogueStep.ReadRequest, RogueStep.Send("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n"), RogueStep.Drip(new string('x', 99), 100)]),
        new("time: a byte now and then, until close", [ExchangeTimeout], [RogueStep.ReadRequest, RogueStep.Send("HTTP/1.1 200 OK\r\n\r\n"), RogueStep.Drip(new string('x', 99), 100)]),
        new("time: a byte now and then, chunks", [ExchangeTimeout], [RogueStep.ReadRequest, RogueStep.Send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"), RogueStep.Drip(string.Concat(Enumerable.Repeat("1\r\nx\r\n", 20)), 60)]),
        new("time: interim responses now and then", [ExchangeTimeout], [RogueStep.ReadRequest, RogueStep.Drip(string.Concat(Enumerable.Repeat("HTTP/1.1 102 P\r\n\r\n", 9)), 100)]),
        .. Interims,
    ];

    private static IEnumerable<RogueBehaviour> Interims =>
    [
        RogueBehaviour.IsWhole("interim: 100", Repeat(100, 1) + Answer, response => response is { Status: 200, InterimResponses: 1 }),
        RogueBehaviour.IsWhole("interim: as many as allowed", Repeat(102, 4) + Answer, response => response is { Status: 200, InterimResponses: 4 }),
        RogueBehaviour.IsWhole("interim: 103 with headers", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\nContent-Length: 9\r\n\r\n" + Answer, response => response.Headers.Count == 1),
        RogueBehaviour.IsWhole("interim: 199", Repeat(199, 1) + Answer, response => response.Status == 200),
        RogueBehaviour.FailsAtOnce("interim: one too many", TooManyInterimResponses, Repeat(100, 5) + Answer),
        RogueBehaviour.FailsAtOnce("interim: upgrade after 100", UnexpectedUpgrade, Repeat(100, 1) + Repeat(101, 1)),
        RogueBehaviour.FailsAtOnce("interim: garbage after 100", MalformedResponse, Repeat(100, 1) + "garbage\r\n"),
        RogueBehaviour.Fails("interim: closed after 100", ClosedInsideResponse, Repeat(100, 1)),
        new("interim: without end", [TooManyInterimResponses], [RogueStep.ReadRequest, RogueStep.SendForever("HTTP/1.1 100 Continue\r\n\r\n")]),
    ];

    private static string Repeat(int status, int times) => string.Concat(Enumerable.Repeat($"HTTP/1.1 {status} Interim\r\n\r\n", times));
}

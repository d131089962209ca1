using static Conformance.Core.Exchanges.TransportFailureKind;

namespace Conformance.Harness.Tests.Rogue;

/// <summary>Connections that end at every stage, in each of the ways a connection can end.</summary>
public static class ClosingBehaviours
{
    private const string Counted = "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 4\r\n\r\n<a/>";
    private const string Chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n<a/>\r\n0\r\n\r\n";
    private const string Interim = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    private static readonly (string Name, RogueStep[] Steps)[] Endings =
        [("close", []), ("reset", [RogueStep.Reset]), ("half close", [RogueStep.HalfClose, RogueStep.Hold])];

    public static IEnumerable<RogueBehaviour> All =>
    [
        .. Cut("counted", Counted, [0, 1, 5, 8, 9, 12, 14, 15, 16, 17, 20, 30, 39, 41, 60, 61, 62, 63, 64, 65]),
        .. Cut("chunked", Chunked, [0, 17, 40, 47, 48, 49, 50, 51, 52, 54, 56, 57, 58, 59, 60]),
        .. Cut("interim", Interim, [0, 10, 23, 25, 30, 60]),
        new("closing: reset under a body until close", [ClosedInsideResponse], [RogueStep.ReadRequest, RogueStep.Send("HTTP/1.1 200 OK\r\n\r\nbody"), RogueStep.Reset]),
        new("closing: before the request is read", [ClosedBeforeResponse], []),
        new("closing: reset before the request is read", [ClosedBeforeResponse, ConnectionRefused], [RogueStep.Reset]),
        new("closing: half closed before the request is read", [ClosedBeforeResponse], [RogueStep.HalfClose, RogueStep.Hold]),
        new("closing: answered before the request is read", [], [RogueStep.Send(Counted), RogueStep.ReadRequest]),
        new("closing: answered twice", [], [RogueStep.ReadRequest, RogueStep.Send(Counted), RogueStep.Send(Counted), RogueStep.Hold]),
    ];

    private static IEnumerable<RogueBehaviour> Cut(string name, string answer, int[] places) =>
        from place in places
        from ending in Endings
        select new RogueBehaviour(
            $"closing: {ending.Name} after {place} bytes of {name}",
            [place == 0 ? ClosedBeforeResponse : ClosedInsideResponse],
            [RogueStep.ReadRequest, RogueStep.Send(answer[..place]), .. ending.Steps]);
}

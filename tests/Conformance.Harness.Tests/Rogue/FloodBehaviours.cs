using static Conformance.Core.Exchanges.TransportFailureKind;

namespace Conformance.Harness.Tests.Rogue;

/// <summary>More than anybody asked for. None of it may be kept in memory.</summary>
public static class FloodBehaviours
{
    private const long Gibibyte = 1L << 30;
    private const string Chunked = RogueBehaviour.Head + "Transfer-Encoding: chunked\r\n\r\n";

    public static IEnumerable<RogueBehaviour> All =>
    [
        Flood("status line without end", HeadersTooLarge, "HTTP/1.1 200 ", "x"),
        Flood("header fields without end", HeadersTooLarge, RogueBehaviour.Head, "X-A: 1\r\n"),
        Flood("one header value without end", HeadersTooLarge, RogueBehaviour.Head + "X-A: ", "x"),
        Flood("one header name without end", HeadersTooLarge, RogueBehaviour.Head, "x"),
        Flood("cookies without end", HeadersTooLarge, RogueBehaviour.Head, "Set-Cookie: a=b\r\n"),
        Flood("body until close without end", BodyTooLarge, RogueBehaviour.Head + "\r\n", "<a/>"),
        Flood("bytes that are no protocol", MalformedResponse, "x", "x"),
        Flood("zeros", MalformedResponse, "\0", "\0"),
        Flood("line ends", MalformedResponse, "\r\n", "\r\n"),
        Flood("chunks without end", BodyTooLarge, Chunked, "400\r\n" + new string('x', 1024) + "\r\n"),
        Flood("tiny chunks without end", BodyTooLarge, Chunked, "1\r\nx\r\n"),
        Flood("one chunk size without end", HeadersTooLarge, Chunked, "0"),
        Flood("one chunk extension without end", HeadersTooLarge, Chunked + "1;", "a"),
        Flood("trailers without end", HeadersTooLarge, Chunked + "0\r\n", "X-A: 1\r\n"),
        new("flood: 1 GiB announced and sent", [BodyTooLarge], [RogueStep.ReadRequest, RogueStep.Send($"{RogueBehaviour.Head}Content-Length: {Gibibyte}\r\n\r\n"), RogueStep.SendTimes("x", Gibibyte)]),
        new("flood: 1 GiB until close", [BodyTooLarge], [RogueStep.ReadRequest, RogueStep.Send(RogueBehaviour.Head + "\r\n"), RogueStep.SendTimes("x", Gibibyte)]),
        new("flood: 1 GiB after a short answer", [], [RogueStep.ReadRequest, RogueStep.Send(RogueBehaviour.Head + "Content-Length: 2\r\n\r\nok"), RogueStep.SendTimes("x", Gibibyte)]),
        new("flood: 1 GiB after 204", [], [RogueStep.ReadRequest, RogueStep.Send("HTTP/1.1 204 No Content\r\n\r\n"), RogueStep.SendTimes("x", Gibibyte)]),
        new("flood: a body of exactly the limit", [], [RogueStep.ReadRequest, RogueStep.Send($"{RogueBehaviour.Head}Content-Length: {RogueLimits.Body}\r\n\r\n"), RogueStep.SendTimes("x", RogueLimits.Body), RogueStep.Hold]) { Whole = response => response.Body.Length == RogueLimits.Body },
        new("flood: until close of exactly the limit", [], [RogueStep.ReadRequest, RogueStep.Send(RogueBehaviour.Head + "\r\n"), RogueStep.SendTimes("x", RogueLimits.Body)]) { Whole = response => response.Body.Length == RogueLimits.Body },
        new("flood: until close, one byte more", [BodyTooLarge], [RogueStep.ReadRequest, RogueStep.Send(RogueBehaviour.Head + "\r\n"), RogueStep.SendTimes("x", RogueLimits.Body + 1), RogueStep.Hold]),
    ];

    private static RogueBehaviour Flood(string name, Core.Exchanges.TransportFailureKind kind, string first, string forever) =>
        new($"flood: {name}", [kind], [RogueStep.ReadRequest, RogueStep.Send(first), RogueStep.SendForever(forever)]);
}

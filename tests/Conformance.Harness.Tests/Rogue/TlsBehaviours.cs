using static Conformance.Core.Exchanges.TransportFailureKind;

namespace Conformance.Harness.Tests.Rogue;

/// <summary>What a plain socket does to somebody who wants TLS. Bad certificates are in <c>TlsTrustTests</c>.</summary>
public static class TlsBehaviours
{
    // A ServerHello of TLS 1.0 that chooses TLS_RSA_WITH_AES_128_CBC_SHA.
    private const string OldServerHello =
        "\u0016\u0003\u0001\0\u002a\u0002\0\0\u0026\u0003\u000100000000000000000000000000000000\0\0\u002f\0";

    public static IEnumerable<RogueBehaviour> All =>
    [
        new("tls: silence in the handshake", [ConnectTimeout], [RogueStep.Hold]),
        new("tls: closed at once", [TlsFailed], []),
        new("tls: reset at once", [TlsFailed, ConnectionRefused], [RogueStep.Reset]),
        new("tls: closed after the client's hello", [TlsFailed], [RogueStep.ReadSome]),
        new("tls: reset after the client's hello", [TlsFailed], [RogueStep.ReadSome, RogueStep.Reset]),
        new("tls: half closed after the client's hello", [TlsFailed], [RogueStep.ReadSome, RogueStep.HalfClose, RogueStep.Hold]),
        new("tls: http answered", [TlsFailed], [RogueStep.ReadSome, RogueStep.Send("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"), RogueStep.Hold]),
        new("tls: garbage answered", [TlsFailed], [RogueStep.ReadSome, RogueStep.Send(new string('x', 4000)), RogueStep.Hold]),
        new("tls: zeros answered", [TlsFailed], [RogueStep.ReadSome, RogueStep.Send(new byte[4000]), RogueStep.Hold]),
        new("tls: garbage without end", [TlsFailed], [RogueStep.ReadSome, RogueStep.SendForever("x")]),
        new("tls: handshake failure alert", [TlsFailed], [RogueStep.ReadSome, RogueStep.Send("\u0015\u0003\u0003\0\u0002\u0002\u0028"), RogueStep.Hold]),
        new("tls: protocol version alert", [TlsFailed], [RogueStep.ReadSome, RogueStep.Send("\u0015\u0003\u0003\0\u0002\u0002\u0046"), RogueStep.Hold]),
        new("tls: old protocol", [TlsFailed], [RogueStep.ReadSome, RogueStep.Send(OldServerHello), RogueStep.Hold]),
        new("tls: half a record", [ConnectTimeout], [RogueStep.ReadSome, RogueStep.Send("\u0016\u0003\u0003\u0010\0\u0002\0"), RogueStep.Hold]),
        new("tls: a byte now and then", [ConnectTimeout], [RogueStep.ReadSome, RogueStep.Drip(OldServerHello[..20], 300)]),
    ];
}

using Conformance.Harness.Tests.Rogue;
using Conformance.Replay.Tls;
using Conformance.Replay.Transport;

namespace Conformance.Browser.Tests;

/// <summary>One GET through Chromium to a server of raw sockets.</summary>
internal static class ClientOnTheWire
{
    public const int MostBody = 64 * 1024;

    /// <summary>Times that leave room for a busy machine, and a small body.</summary>
    private static readonly TransportLimits Limits = new() { BodyBytes = MostBody };

    private static readonly TransportLimits Impatient = new() { FirstByte = TimeSpan.FromSeconds(3) };

    /// <summary>Only the whole exchange is short, so that it is no other deadline on a busy machine either.</summary>
    private static readonly TransportLimits Brief = new() { FirstByte = TimeSpan.FromSeconds(30), Exchange = TimeSpan.FromSeconds(5) };

    public static Task<TransportResult> GetAsync(RogueServer server, TlsTrust? trust = null) => GetAsync(server.Url, Limits, trust);

    /// <summary>The same, with a deadline for the first byte that a test can wait for.</summary>
    public static Task<TransportResult> BeginSoonAsync(RogueServer server) => GetAsync(server.Url, Impatient, null);

    /// <summary>The same, with a deadline for all of it that a test can wait for.</summary>
    public static Task<TransportResult> EndSoonAsync(RogueServer server) => GetAsync(server.Url, Brief, null);

    public static Task<TransportResult> GetAsync(string url) => GetAsync(url, Limits, null);

    private static async Task<TransportResult> GetAsync(string url, TransportLimits limits, TlsTrust? trust)
    {
        await using var transport = Chromium.Client.Open(
            new TransportOptions(TargetUrl.Parse(url)) { Limits = limits, Trust = trust ?? TlsTrust.System }, TimeProvider.System);
        return await transport.SendAsync(RequestToSend.Get(url), CancellationToken.None);
    }
}

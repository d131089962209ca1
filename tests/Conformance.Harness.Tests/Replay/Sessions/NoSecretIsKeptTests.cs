using System.IO.Compression;
using System.Text;
using Conformance.Core.Exchanges;
using Conformance.Harness.Tests.Replay.Redaction;
using Conformance.Harness.Tests.Rogue;
using Conformance.Replay.Redaction;
using Conformance.Replay.Sessions;
using Conformance.Replay.Transport;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Replay.Sessions;

/// <summary>A whole small run against a server that echoes every secret in every encoding, up to the archive's bytes.</summary>
public sealed class NoSecretIsKeptTests
{
    private const string Password = "pa&ss <wörd>\"9/+=%";
    private const string Id = "44cfbdbe-5a95-4156-8867-91f069b7c2cc";
    private static readonly string Token = Convert.ToBase64String(Encoding.ASCII.GetBytes(Id));

    [Test]
    public async Task The_archive_of_a_run_against_an_echoing_server_holds_no_secret_in_any_encoding()
    {
        var echo = string.Join("\n", Encodings.All.SelectMany(encoding => new[] { Password, Token, Id }.Select(encoding.Write)));
        var logon = $"<LogonSession Href=\"https://other/api/logonSessions/{Id}\"><SessionId>{Id}</SessionId></LogonSession>";
        await using var server = RogueServer.StartInTurn(
            [RogueStep.ReadRequest, .. Answer($"X-RestSvcSessionId: {Token}\r\nSet-Cookie: X-RestSvcSessionId={Token}; Path=/api;\r\n", logon)],
            [RogueStep.ReadRequest, .. Answer($"X-Echo: {Header(Password)}\r\nConnection: close\r\n", echo)],
            [RogueStep.ReadRequest, RogueStep.Send($"HTTP/1.1 200 OK\r\nX-Bad {Token}\r\n\r\n")],
            [RogueStep.ReadRequest, RogueStep.Send($"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n<a>{Token[..30]}")],
            [RogueStep.ReadRequest, .. Gzipped(Token)],
            [RogueStep.ReadRequest, RogueStep.Send($"HTTP/1.1 204 {Token}\r\n\r\n"), RogueStep.Hold]);
        var url = TargetUrl.Parse($"http://127.0.0.1:{server.Port}/api");
        await using var transport = new HttpTransport(new TransportOptions(url), TimeProvider.System);
        var recording = new RecordingTransport(transport, url, new Redactor(), TimeProvider.System);
        var keeper = new SessionKeeper(recording, new Credentials("admin", Password), TimeProvider.System);
        using var stream = new MemoryStream();
        using var archive = new ArchiveWriter(stream, new ArchiveHeader(recording.BaseUrl, "em13", "any", default, "1"));

        var session = ((LoggedOn)await keeper.LogonAsync("logon", "latest", null, default)).Session;
        for (var step = 0; step < 4; step++)
        {
            var request = RequestToSend.Get($"{recording.BaseUrl}/logonSessions/?id={session.Url![^36..]}", new HeaderField("X-RestSvcSessionId", session.Token));
            archive.Write((await recording.SendAsync("v", $"{step}", request, default)).Kept);
        }

        archive.Write((await keeper.LogoffAllAsync()).Single().Exchange!);
        archive.Complete();

        server.Requests.Should().HaveCount(6).And.Contain(request => request.StartsWith($"GET /api/logonSessions/?id={Id} ", StringComparison.Ordinal));
        var kept = Inflate(stream.ToArray());
        kept.Should().NotContain(Token[..30]);
        var read = ArchiveReader.Read(new MemoryStream(stream.ToArray()), "a", new MemoryStream()).Exchanges;
        var everything = kept + string.Join("\n", read.Select(exchange => Encoding.UTF8.GetString((exchange.Response ?? exchange.Failure!.Partial)!.Body.Span)));
        foreach (var written in echo.Split('\n'))
        {
            everything.Should().NotContainEquivalentOf(written);
        }

        read.Select(exchange => exchange.Failure?.Kind).Should().Equal(
            null, TransportFailureKind.BadHeaderField, TransportFailureKind.ClosedInsideResponse, null, null);
    }

    private static RogueStep[] Answer(string headers, string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        return [RogueStep.Send($"HTTP/1.1 200 OK\r\n{headers}Content-Length: {bytes.Length}\r\n\r\n"), RogueStep.Send(bytes)];
    }

    private static RogueStep[] Gzipped(string text)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.NoCompression))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        var bytes = stream.ToArray();
        return [RogueStep.Send($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\nContent-Length: {bytes.Length}\r\n\r\n"), RogueStep.Send(bytes)];
    }

    private static string Header(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    private static string Inflate(byte[] bytes)
    {
        using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);
        return reader.ReadToEnd();
    }
}

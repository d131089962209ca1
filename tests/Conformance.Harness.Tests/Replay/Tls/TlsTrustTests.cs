using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Conformance.Core.Exchanges;
using Conformance.Harness.Tests.Rogue;
using Conformance.Replay.Tls;
using Conformance.Replay.Transport;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Replay.Tls;

public sealed class TlsTrustTests
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private readonly X509Certificate2 ca = TestCertificates.Authority("Right CA");
    private readonly X509Certificate2 otherCa = TestCertificates.Authority("Other CA");
    private string caFile = string.Empty;

    [OneTimeSetUp]
    public void WriteCaFile()
    {
        caFile = Path.Combine(Directory.CreateTempSubdirectory("conform-tls").FullName, "ca.pem");
        File.WriteAllText(caFile, ca.ExportCertificatePem());
    }

    [OneTimeTearDown]
    public void RemoveCaFile()
    {
        Directory.Delete(Path.GetDirectoryName(caFile)!, recursive: true);
        ca.Dispose();
        otherCa.Dispose();
    }

    [Test]
    public async Task A_certificate_of_the_given_CA_is_believed()
    {
        using var certificate = TestCertificates.Server(ca);

        (await GetAsync(certificate, TlsTrust.CaFile(caFile))).Response!.Status.Should().Be(200);
    }

    [Test]
    public async Task The_pinned_certificate_is_believed_whatever_its_name_and_dates([Values] bool colons)
    {
        using var certificate = TestCertificates.Server(dnsName: "elsewhere.test", fromDays: -20, toDays: -10);
        var pin = TestCertificates.Sha256(certificate);
        pin = colons ? string.Join(':', pin.Chunk(2).Select(pair => new string(pair))) : pin.ToUpperInvariant();

        (await GetAsync(certificate, TlsTrust.Pinned(pin))).Response!.Status.Should().Be(200);
    }

    [Test]
    public async Task A_self_signed_certificate_is_refused_and_the_message_names_the_remedy()
    {
        using var certificate = TestCertificates.Server();

        var failure = (await GetAsync(certificate, TlsTrust.System)).Failure!;

        failure.Kind.Should().Be(TransportFailureKind.TlsFailed);
        failure.Message.Should().Contain("self-signed").And.Contain(TestCertificates.Sha256(certificate)).And.Contain("--pin").And.Contain("--ca");
    }

    [Test]
    public async Task An_unknown_CA_is_refused()
    {
        using var certificate = TestCertificates.Server(otherCa);

        (await GetAsync(certificate, TlsTrust.CaFile(caFile))).Failure!.Message.Should().Contain("unknown CA: issued by CN=Other CA");
        (await GetAsync(certificate, TlsTrust.System)).Failure!.Message.Should().Contain("unknown CA: issued by CN=Other CA");
    }

    [Test]
    public async Task A_wrong_name_is_refused()
    {
        using var certificate = TestCertificates.Server(ca, dnsName: "elsewhere.test");

        (await GetAsync(certificate, TlsTrust.CaFile(caFile))).Failure!.Message
            .Should().Contain("wrong name: it is for elsewhere.test, not for 127.0.0.1");
    }

    [TestCase(-20, -10)]
    [TestCase(10, 20)]
    public async Task A_certificate_outside_its_dates_is_refused(int fromDays, int toDays)
    {
        using var certificate = TestCertificates.Server(ca, fromDays: fromDays, toDays: toDays);

        (await GetAsync(certificate, TlsTrust.CaFile(caFile))).Failure!.Message.Should().Contain("expired or not yet valid");
    }

    [Test]
    public async Task Another_certificate_than_the_pinned_one_is_refused_even_from_the_right_CA()
    {
        using var certificate = TestCertificates.Server(ca);
        using var pinned = TestCertificates.Server(ca);

        var failure = (await GetAsync(certificate, TlsTrust.Pinned(TestCertificates.Sha256(pinned)))).Failure!;

        failure.Kind.Should().Be(TransportFailureKind.TlsFailed);
        failure.Message.Should().Contain($"expected sha256 {TestCertificates.Sha256(pinned)}, actual sha256 {TestCertificates.Sha256(certificate)}");
    }

    [TestCase("zz")]
    [TestCase("")]
    [TestCase("AB:CD")]
    public void A_pin_that_is_no_SHA_256_is_unusable(string pin) =>
        FluentActions.Invoking(() => TlsTrust.Pinned(pin)).Should().Throw<TlsTrustException>().WithMessage("*64 hexadecimal digits*");

    [Test]
    public void A_CA_file_without_a_certificate_is_unusable()
    {
        var empty = Path.Combine(Path.GetDirectoryName(caFile)!, "empty.pem");
        File.WriteAllText(empty, "nothing");

        FluentActions.Invoking(() => TlsTrust.CaFile(empty)).Should().Throw<TlsTrustException>().WithMessage("*empty.pem: holds no certificate*");
        FluentActions.Invoking(() => TlsTrust.CaFile(empty + "x")).Should().Throw<TlsTrustException>().WithMessage("*empty.pemx: the file does not exist. Check the path.");
    }

    [Test]
    public async Task A_connection_over_TLS_is_used_again()
    {
        using var certificate = TestCertificates.Server(ca);
        await using var server = RogueServer.StartTls(
            new SslServerAuthenticationOptions { ServerCertificate = certificate },
            RogueStep.ReadRequest, RogueStep.Send(Ok), RogueStep.ReadRequest, RogueStep.Send(Ok), RogueStep.Hold);
        await using var transport = OnTheWire(server, TlsTrust.CaFile(caFile));

        await transport.SendAsync(RequestToSend.Get(server.Url), default);
        await transport.SendAsync(RequestToSend.Get(server.Url), default);

        server.Connections.Should().Be(1);
    }

    [Test]
    public async Task What_is_left_in_a_TLS_record_is_never_the_next_response()
    {
        using var certificate = TestCertificates.Server(ca);
        await using var server = RogueServer.StartTls(
            new SslServerAuthenticationOptions { ServerCertificate = certificate },
            RogueStep.ReadRequest, RogueStep.Send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n"),
            RogueStep.Send("okHTTP/1.1 500 Stale\r\nContent-Length: 0\r\n\r\n"),
            RogueStep.ReadRequest, RogueStep.Send(Ok), RogueStep.Hold);
        await using var transport = OnTheWire(server, TlsTrust.CaFile(caFile));

        for (var request = 0; request < 5; request++)
        {
            (await transport.SendAsync(RequestToSend.Get(server.Url), default)).Response!.Status.Should().Be(200);
        }
    }

    [TestCase("xxxxxxxxxxxxxxxxxxxxxxxx")]
    [TestCase("\u0017\u0003\u0003\0\u0020xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    [TestCase("\u0015\u0003\u0003\0\u0002\u0002\u0028")]
    public async Task Bytes_that_are_no_TLS_break_the_exchange_and_nothing_else(string bytes)
    {
        using var certificate = TestCertificates.Server(ca);
        await using var server = RogueServer.StartTls(
            new SslServerAuthenticationOptions { ServerCertificate = certificate },
            RogueStep.ReadRequest, RogueStep.Send("HTTP/1.1 200 OK\r\n"), RogueStep.SendRaw(bytes), RogueStep.Hold);
        await using var transport = OnTheWire(server, TlsTrust.CaFile(caFile));

        (await transport.SendAsync(RequestToSend.Get(server.Url), default)).Failure!.Kind.Should().BeOneOf(
            TransportFailureKind.ClosedInsideResponse, TransportFailureKind.ClosedBeforeResponse);
    }

    private static async Task<TransportResult> GetAsync(X509Certificate2 certificate, TlsTrust trust)
    {
        await using var server = RogueServer.StartTls(
            new SslServerAuthenticationOptions { ServerCertificate = certificate }, RogueStep.ReadRequest, RogueStep.Send(Ok), RogueStep.Hold);
        await using var transport = OnTheWire(server, trust);
        return await transport.SendAsync(RequestToSend.Get(server.Url), default);
    }

    private static HttpTransport OnTheWire(RogueServer server, TlsTrust trust) =>
        Transport.OnTheWireTests.To(server, options => options with { Trust = trust });
}

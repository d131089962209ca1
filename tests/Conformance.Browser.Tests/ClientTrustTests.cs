using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Conformance.Core.Exchanges;
using Conformance.Harness.Tests.Replay.Tls;
using Conformance.Harness.Tests.Rogue;
using Conformance.Replay.Tls;
using Conformance.Replay.Transport;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Browser.Tests;

/// <summary>Chromium believes whom the run believes, and nobody else.</summary>
public sealed class ClientTrustTests
{
    private readonly X509Certificate2 ca = TestCertificates.Authority("Right CA");
    private readonly X509Certificate2 otherCa = TestCertificates.Authority("Other CA");
    private string folder = "";

    private string CaFile => Path.Combine(folder, "ca.pem");

    [OneTimeSetUp]
    public void WriteCaFile()
    {
        folder = Directory.CreateTempSubdirectory("conform-tls-").FullName;
        File.WriteAllText(CaFile, ca.ExportCertificatePem());
    }

    [OneTimeTearDown]
    public void RemoveCaFile()
    {
        Directory.Delete(folder, recursive: true);
        ca.Dispose();
        otherCa.Dispose();
    }

    [Test]
    public async Task A_certificate_of_the_given_CA_is_believed()
    {
        using var certificate = TestCertificates.Server(ca);

        var result = await GetAsync(certificate, TlsTrust.CaFile(CaFile));

        result.Failure.Should().BeNull();
        result.Response!.Status.Should().Be(200);
    }

    [Test]
    public async Task A_certificate_of_another_CA_is_refused_with_the_message_of_our_own_client()
    {
        using var certificate = TestCertificates.Server(otherCa);

        var failure = (await GetAsync(certificate, TlsTrust.CaFile(CaFile))).Failure!;

        failure.Kind.Should().Be(TransportFailureKind.TlsFailed);
        failure.Message.Should().Contain("unknown CA: issued by CN=Other CA").And.Contain("--ca");
    }

    [Test]
    public async Task A_certificate_for_another_name_is_refused_even_from_the_given_CA()
    {
        using var certificate = TestCertificates.Server(ca, dnsName: "elsewhere.test");

        (await GetAsync(certificate, TlsTrust.CaFile(CaFile))).Failure!.Message.Should().Contain("wrong name: it is for elsewhere.test");
    }

    [Test]
    public async Task Without_a_CA_file_Chromium_s_own_roots_decide()
    {
        using var certificate = TestCertificates.Server(ca);

        var failure = (await GetAsync(certificate, TlsTrust.System)).Failure!;

        failure.Kind.Should().Be(TransportFailureKind.TlsFailed);
        failure.Message.Should().Contain("net::ERR_CERT_AUTHORITY_INVALID");
    }

    private static async Task<TransportResult> GetAsync(X509Certificate2 certificate, TlsTrust trust)
    {
        await using var server = RogueServer.StartTls(
            new SslServerAuthenticationOptions { ServerCertificate = certificate },
            RogueStep.ReadRequest, RogueStep.Send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"), RogueStep.Hold);
        return await ClientOnTheWire.GetAsync(server, trust);
    }
}

using Conformance.Core.Exchanges;
using Conformance.Harness.Tests.Cli;
using Conformance.Harness.Tests.Rogue;
using Conformance.Replay.Transport;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Networks;

/// <summary>A server that wants a certificate of its client.</summary>
public sealed class ClientCertificateTests
{
    [TestCase(116, "certificate_required")]
    [TestCase(42, "bad_certificate")]
    [TestCase(40, "handshake_failure")]
    public async Task The_alert_is_named_with_what_it_may_mean(int number, string alert)
    {
        await using var server = RogueServer.Start(RogueStep.ReadSome, RogueStep.Send([0x15, 3, 3, 0, 2, 2, (byte)number]), RogueStep.Hold);
        var url = server.Url.Replace("http:", "https:", StringComparison.Ordinal);
        await using var transport = new HttpTransport(new TransportOptions(TargetUrl.Parse(url)) { Limits = RogueLimits.Small }, TimeProvider.System);

        var result = await transport.SendAsync(RequestToSend.Get(url), CancellationToken.None);

        result.Failure!.Kind.Should().Be(TransportFailureKind.TlsFailed);
        result.Failure.Message.Should().Contain($"the server sent the TLS alert {alert}: it may want a client certificate, and none is sent.");
    }

    [Test]
    public async Task A_run_against_it_has_no_verdict_and_blames_no_requirement()
    {
        await using var server = RogueServer.Start(RogueStep.ReadSome, RogueStep.Send([0x15, 3, 3, 0, 2, 2, 116]), RogueStep.Hold);
        var url = server.Url.Replace("http:", "https:", StringComparison.Ordinal);

        var (code, output, errors) = await CommandLine.RunAsync(["run", "--target", new Uri(url).GetLeftPart(UriPartial.Authority) + "/api", "--user", "x", "--select", "jobs/one"]);

        code.Should().Be(3, output + errors);
        (output + errors).Should().Contain("the server sent the TLS alert certificate_required").And.NotContain("DEVIATES").And.NotContain("requirement  ");
    }
}

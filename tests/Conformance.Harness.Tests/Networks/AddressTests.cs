using System.Net;
using Conformance.Harness.Tests.Cli;
using Conformance.Harness.Tests.Fakes;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Networks;

/// <summary>Targets whose host is an IPv6 address, and bases with percent signs.</summary>
public sealed class AddressTests
{
    private static readonly string[] Slice = ["--select", "replica-task-sessions/list*", "--select", "authentication/logo*"];

    [TestCase("[::1]", "[::1]")]
    [TestCase("[0:0:0:0:0:0:0:1]", "[::1]")]
    [TestCase("[::1%25lo]", "[::1]")]
    [TestCase("[::1%lo]", "[::1]")]
    [TestCase("[::ffff:127.0.0.1]", "[::ffff:127.0.0.1]")]
    public async Task A_target_at_an_IPv6_address_is_asked_by_its_name_without_a_zone(string host, string named)
    {
        var hosts = new System.Collections.Concurrent.ConcurrentDictionary<string, byte>();
        await using var right = await RightServer.StartAsync();
        await using var front = new FakeServer(request => right.AnswerAsync(request), named == "[::1]" ? IPAddress.IPv6Loopback : null) { Hosts = name => hosts[name] = 0 };

        var (code, output, errors) = await CommandLine.RunAsync(["run", "--target", $"http://{host}:{front.Port}/api", "--user", RightServer.User, .. Slice]);

        code.Should().Be(0, output + errors);
        right.ActiveLogonSessions.Should().Be(0);
        hosts.Keys.Should().Equal($"{named}:{front.Port}");
    }

    [Test]
    public async Task A_zone_that_is_no_interface_leaves_no_verdict()
    {
        var (code, output, _) = await CommandLine.RunAsync(["run", "--target", "https://[fe80::1%25nope0]:9398/api", "--user", "u", .. Slice]);

        code.Should().Be(3);
        Gateway.Requirements(output).Should().BeEmpty();
        output.Should().Contain("the zone nope0 of https://[fe80::1%25nope0]:9398 is no network interface of this machine.");
    }

    [Test]
    public async Task A_link_local_address_without_a_zone_leaves_no_verdict()
    {
        var (code, output, _) = await CommandLine.RunAsync(["run", "--target", "http://[fe80::1]:9/api", "--user", "u", .. Slice]);

        code.Should().Be(3);
        output.Should().Contain("A link-local address needs its zone, as in [fe80::1%25eth0].");
    }

    [TestCase("http://::1:9398/api")]
    [TestCase("http://[::1/api")]
    [TestCase("http://[::1%25]:9398/api")]
    [TestCase("http://[::1%25a/b]:9398/api")]
    [TestCase("http://[127.0.0.1]:9398/api")]
    [TestCase("http://127.0.0.1:9/%zz/api")]
    [TestCase("http://127.0.0.1:9/api%2")]
    [TestCase("http://127.0.0.1:9/em/%2e%2e/api")]
    public async Task A_url_that_cannot_be_a_base_is_unusable(string target)
    {
        var (code, output, errors) = await CommandLine.RunAsync(["run", "--target", target, "--user", "u", .. Slice]);

        code.Should().Be(2, output + errors);
        (output + errors).Should().Contain("URL");
    }

    [TestCase("/%61pi")]
    [TestCase("/ap%69/")]
    [TestCase("/%41PI")]
    public async Task A_base_with_percent_signs_is_what_a_server_reads_in_it(string path)
    {
        await using var gateway = await Gateway.StartAsync((right, request) => right.AnswerAsync(request, "/api" + request.Target[(request.Target.IndexOf('/', 1) is var at and > 0 ? at : request.Target.Length)..]));

        var (code, output) = await gateway.RunAsync(path, Slice);

        Gateway.Requirements(output).Should().BeEmpty();
        code.Should().Be(0);
    }
}

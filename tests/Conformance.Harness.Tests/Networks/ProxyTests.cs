using System.IO.Compression;
using Conformance.Emulator;
using Conformance.Harness.Tests.Cli;
using Conformance.Harness.Tests.Fakes;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Networks;

/// <summary>A proxy between the run and its target.</summary>
public sealed class ProxyTests
{
    private const string Secret = "pr\u00f6xy s\u00a3cret";
    private static readonly string[] Slice = ["--select", "replica-task-sessions/list*", "--select", "authentication/logo*"];

    [TestCase(true, null)]
    [TestCase(true, "op:erator")]
    [TestCase(false, null)]
    [TestCase(false, "operator")]
    public async Task A_run_goes_through_a_proxy_and_keeps_no_word_of_its_password(bool https, string? user)
    {
        await using var right = await RightServer.StartAsync(Role.PortalAdministrator, https);
        await using var proxy = new SmallProxy(user is null ? null : $"{user}:{Secret}");
        var folder = Directory.CreateTempSubdirectory("proxy-").FullName;
        string[] identity = https ? ["--pin", right.Fingerprint!] : [];
        string[] account = user is null ? [] : ["--proxy-user", user];

        var (code, output, errors) = await RunAsync(["run", "--target", right.BaseUrl, "--user", RightServer.User, "--proxy", proxy.Url, .. identity, .. account, .. Slice, "--report", folder]);

        code.Should().Be(0, output + errors);
        right.ActiveLogonSessions.Should().Be(0);
        proxy.Asked.Should().NotBeEmpty().And.OnlyContain(line => https
            ? line == $"CONNECT {new Uri(right.BaseUrl).Authority} HTTP/1.1" : line.Contains($" {new Uri(right.BaseUrl).GetLeftPart(UriPartial.Authority)}/api", StringComparison.Ordinal));
        var kept = output + errors + await AllTextAsync(folder);
        kept.Should().NotContain(Secret).And.NotContain("Proxy-Authorization");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_proxy_that_wants_to_know_who_asks_leaves_no_verdict(bool https)
    {
        await using var right = await RightServer.StartAsync(Role.PortalAdministrator, https);
        await using var proxy = new SmallProxy($"operator:{Secret}");
        string[] identity = https ? ["--pin", right.Fingerprint!] : [];

        var (code, output, _) = await RunAsync(["run", "--target", right.BaseUrl, "--user", RightServer.User, "--proxy", proxy.Url, .. identity, .. Slice]);

        code.Should().Be(3);
        Gateway.Requirements(output).Should().BeEmpty();
        output.Should().Contain($"the proxy {proxy.Url} gave no way to ").And.Contain("give --proxy-user NAME, and the password in the variable CONFORM_PROXY_PASSWORD.");
    }

    [Test]
    public async Task A_proxy_that_is_none_leaves_no_verdict()
    {
        await using var server = FakeServer.Always(null);

        var (code, output, _) = await RunAsync(["run", "--target", "https://127.0.0.1:9/api", "--user", "u", "--proxy", server.Origin, .. Slice]);

        code.Should().Be(3);
        output.Should().Contain($"the proxy {server.Origin} closed the connection in answer to CONNECT.");
    }

    [TestCase("https://127.0.0.1:1", "the URL of an HTTP proxy is expected")]
    [TestCase("socks5://127.0.0.1:1", "is not a usable URL")]
    [TestCase("http://a:b@127.0.0.1:1", "it holds a user name or password before the host")]
    public async Task A_url_that_is_no_proxy_is_unusable(string url, string words)
    {
        var (code, output, errors) = await RunAsync(["run", "--target", "http://127.0.0.1:9/api", "--user", "u", "--proxy", url]);

        code.Should().Be(2);
        (output + errors).Should().Contain(words).And.NotContain("a:b");
    }

    [Test]
    public async Task Proxies_of_the_environment_are_not_used()
    {
        await using var right = await RightServer.StartAsync();
        await using var proxy = new SmallProxy();
        var variables = new Dictionary<string, string> { ["http_proxy"] = proxy.Url, ["HTTPS_PROXY"] = proxy.Url, ["ALL_PROXY"] = proxy.Url };

        var (code, output, _) = await CommandLine.RunInAsync(CommandLine.Root, variables, ["run", "--target", right.BaseUrl, "--user", RightServer.User, .. Slice]);

        code.Should().Be(0, output);
        proxy.Asked.Should().BeEmpty();
    }

    private static Task<(int ExitCode, string Output, string Errors)> RunAsync(string[] arguments) =>
        CommandLine.RunInAsync(CommandLine.Root, new Dictionary<string, string> { ["CONFORM_PROXY_PASSWORD"] = Secret }, arguments);

    private static async Task<string> AllTextAsync(string folder)
    {
        var texts = new List<string>();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            await using Stream stream = File.OpenRead(file);
            await using var plain = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
            using var reader = new StreamReader(plain);
            texts.Add(await reader.ReadToEndAsync());
        }

        return string.Concat(texts);
    }
}

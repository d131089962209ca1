using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Conformance.Core.Contract;
using Conformance.Core.Worlds;
using Conformance.Emulator.Styles;
using Conformance.Harness.Tests.Contract;
using Conformance.Harness.Tests.Worlds;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Emulator;

[TestFixture]
public sealed partial class StyleCatalogueTests
{
    /// <summary>Styles that change what an answer says, lawfully; the others change only how it is written.</summary>
    private static readonly string[] Telling = ["extra-members", "foreign-host", "misspelt-links", "fraction-0", "fraction-3", "fraction-7"];

    private static IEnumerable<string> Names => StyleCatalogue.All.Select(style => style.Name);

    private static IEnumerable<string> Silent => Names.Except(Telling);

    [TestCaseSource(nameof(Silent))]
    public async Task A_style_of_writing_changes_no_XML_information(string name)
    {
        var contract = await ContractFiles.ContractAsync();
        var world = await WorldFiles.StandardAsync();
        Xml(contract, world, [name]).Should().Equal(Xml(contract, world, []));
    }

    [Test]
    public async Task All_styles_of_writing_together_change_no_XML_information()
    {
        var contract = await ContractFiles.ContractAsync();
        var world = await WorldFiles.StandardAsync();
        Xml(contract, world, Silent).Should().Equal(Xml(contract, world, []));
    }

    [TestCaseSource(nameof(Names))]
    public async Task With_any_style_every_body_is_well_formed(string name)
    {
        foreach (var (probe, answer) in Probes.Answer(await ContractFiles.ContractAsync(), await WorldFiles.StandardAsync(), [], [name]))
        {
            var body = Body(answer);
            if (body.Length > 0 && answer.Contains("application/json", StringComparison.Ordinal))
            {
                FluentActions.Invoking(() => JsonDocument.Parse(body).Dispose()).Should().NotThrow(probe);
            }
            else if (body.Length > 0)
            {
                FluentActions.Invoking(() => Seed.Canonical(body)).Should().NotThrow(probe);
            }
        }
    }

    [TestCase("fraction-0", @"CreationTimeUTC>2026-02-28T12:00:15Z<")]
    [TestCase("fraction-3", @"CreationTimeUTC>2026-02-28T12:00:15\.760Z<")]
    [TestCase("fraction-7", @"CreationTimeUTC>2026-02-28T12:00:15\.7600000Z<")]
    [TestCase("prefixed", @"<v:ReplicaTaskSessions [^>]*xmlns:v=""http://www.veeam.com/ent/v1.0""")]
    [TestCase("bom", "^\uFEFF<\\?xml")]
    [TestCase("foreign-host", @"Href=""https://enterprise06\.tech\.local:9398/api/")]
    [TestCase("misspelt-links", @"Href=""[^""]*/repicaTaskSessions/")]
    [TestCase("reversed", @"<ReplicaTaskSession VmDisplayName=")]
    [TestCase("extra-members", @"<VendorNote>")]
    public async Task A_style_shows_on_the_wire(string name, string pattern)
    {
        await using var emulator = await RunningEmulator.StartAsync(options => options with { Styles = [name] });
        var (token, _) = await emulator.LogOnAsync();
        using var response = await emulator.GetAsync("/replicaTaskSessions?format=Entity", token);
        Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync()).Should().MatchRegex(pattern);
    }

    [Test]
    public async Task Omit_absent_leaves_out_what_is_otherwise_null()
    {
        var contract = await ContractFiles.ContractAsync();
        var world = await WorldFiles.StandardAsync();
        var probe = $"GET /replicaSessions/{world.Entity("running-session").Id}?format=Entity application/json";
        Probes.Answer(contract, world, [], [])[probe].Should().Contain("\"EndTimeUTC\":null");
        Probes.Answer(contract, world, [], ["omit-absent"])[probe].Should().NotContain("null");
    }

    [Test]
    public async Task Misspelt_paths_are_served_with_their_style_only()
    {
        await using var emulator = await RunningEmulator.StartAsync(options => options with { Styles = ["misspelt-links"] });
        var (token, _) = await emulator.LogOnAsync();
        using var response = await emulator.GetAsync("/repicaTaskSessions/c20dae03-4f75-4191-ae81-862f4b7988ca", token);
        ((int)response.StatusCode).Should().Be(200);
    }

    [TestCase("", "Content-Length: ", "Transfer-Encoding")]
    [TestCase("chunked", "Transfer-Encoding: chunked", "Content-Length")]
    [TestCase("close", "Connection: close", "keep-alive")]
    [TestCase("charset", "Content-Type: application/xml; charset=utf-8", "Content-Type: application/xml\r")]
    [TestCase("lower-case-headers", "x-restsvcsessionid: ", "\r\nX-RestSvcSessionId: ")]
    public async Task A_style_shows_in_the_head_of_the_answer(string name, string there, string notThere)
    {
        await using var emulator = await RunningEmulator.StartAsync(options => options with { Styles = name.Length == 0 ? [] : [name] });
        var uri = new Uri(emulator.Server.BaseUrl);
        using var client = new TcpClient();
        await client.ConnectAsync(uri.Host, uri.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /api/sessionMngr/ HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nAuthorization: {RunningEmulator.Basic()}\r\n\r\n"));
        var head = await HeadAsync(stream);
        head.Should().StartWith("HTTP/1.1 201").And.Contain(there).And.NotContain(notThere);
        head.Should().Contain("Date: Sun, 01 Mar 2026 12:00:00 GMT", "the clock is the emulator's");
    }

    [Test]
    public void An_unknown_name_is_refused_with_the_nearest() =>
        FluentActions.Invoking(() => StyleCatalogue.Combine(["chunkd"])).Should().Throw<ArgumentException>().WithMessage("*Did you mean \"chunked\"?*");

    private static async Task<string> HeadAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        while (!text.ToString().Contains("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(buffer) is > 0 and var count)
        {
            text.Append(Encoding.UTF8.GetString(buffer, 0, count));
        }

        return text.ToString().Split("\r\n\r\n")[0] + "\r\n";
    }

    private static Dictionary<string, string> Xml(ApiContract contract, World world, IEnumerable<string> styles) =>
        Probes.Answer(contract, world, [], styles)
            .Where(answer => !answer.Value.Contains("application/json", StringComparison.Ordinal) && Body(answer.Value).Length > 0)
            .ToDictionary(answer => answer.Key, answer => Seed.Canonical(Body(answer.Value)), StringComparer.Ordinal);

    private static string Body(string answer) => BlankLine().Split(answer, 2)[1].Trim('\uFEFF', '\n');

    [GeneratedRegex("\n\n")]
    private static partial Regex BlankLine();
}

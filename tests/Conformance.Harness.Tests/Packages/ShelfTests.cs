using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Packages;

/// <summary>
/// The tool from the shelf is precompiled and is the same program: it says and does what the one of the framework does.
/// Slow: <c>--filter TestCategory!=Packages</c> leaves it out.
/// </summary>
[Category("Packages")]
public sealed partial class ShelfTests
{
    private const string Selected = "area:replica-task-sessions";
    private Shelf shelf = null!;

    private static readonly string[][] Commands =
    [
        ["--help"], ["list"], ["check"], ["schema", "--out", "schemas"], ["compare", "left.xml", "right.xml"], ["judge", "out"], ["rnu"],
    ];

    [OneTimeSetUp]
    public async Task InstallAsync()
    {
        shelf = new Shelf();
        await shelf.InstallAsync();
        await File.WriteAllTextAsync(Path.Combine(shelf.Folder, "left.xml"), """<Job xmlns="http://www.veeam.com/ent/v1.0" Name="a" UID="u"><State>On</State></Job>""");
        await File.WriteAllTextAsync(Path.Combine(shelf.Folder, "right.xml"), """<Job xmlns="http://www.veeam.com/ent/v1.0" UID="u" Name="b"><State>Off</State></Job>""");
        await File.WriteAllTextAsync(Path.Combine(shelf.Folder, "same.json"), """{"Name":"a","UID":"u","State":"On"}""");
        var (code, output) = await shelf.RunAsync("run", "--select", Selected, "--report", "out");
        code.Should().Be(0, output);
    }

    [OneTimeTearDown]
    public void Remove() => shelf.Dispose();

    [Test]
    public void What_is_installed_is_a_program_of_this_machine() =>
        File.Exists(shelf.Program).Should().BeTrue("the portable package has none");

    [TestCaseSource(nameof(Commands))]
    public async Task It_says_what_the_program_of_the_framework_says(params string[] command)
    {
        var ahead = await shelf.RunAsync(command);
        var managed = await shelf.ManagedAsync(command);

        ahead.ExitCode.Should().Be(managed.ExitCode, ahead.Output);
        Timeless(ahead.Output).Should().Be(Timeless(managed.Output));
    }

    [Test]
    public async Task It_finds_what_the_program_of_the_framework_finds()
    {
        string[] run = ["run", "--target", "emulator", "--select", "area:negotiation", "--report"];
        var ahead = await shelf.RunAsync([.. run, "ahead"]);
        var managed = await shelf.ManagedAsync([.. run, "managed"]);

        Timeless(ahead.Output).Should().Be(Timeless(managed.Output));
        Files("ahead").Should().BeEquivalentTo(Files("managed"));
        var (code, output) = await shelf.ManagedAsync("diff", "ahead", "managed");
        code.Should().Be(0, output);
    }

    [Test]
    public async Task It_records_what_the_program_of_the_framework_can_run()
    {
        using var served = Shell.Start(shelf.Tool, shelf.Folder, new Dictionary<string, string> { ["CONFORM_PASSWORD"] = Vendor.Password }, ["serve", "--https"]);
        try
        {
            var url = (await served.StandardOutput.ReadLineAsync())!["listening ".Length..];
            var pin = (await served.StandardOutput.ReadLineAsync())!["sha256 ".Length..];
            var recorded = await shelf.RunAsync("record", "--target", url, "--pin", pin, "--user", "administrator", "--select", Selected, "--out", "recorded");
            recorded.ExitCode.Should().Be(0, recorded.Output);
            var replayed = await shelf.ManagedAsync(
                "run", "--target", url, "--pin", pin, "--user", "administrator", "--scenarios", "recorded/scenarios", "--fixtures", "recorded/fixtures");
            replayed.ExitCode.Should().Be(0, replayed.Output);
        }
        finally
        {
            served.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Figures for whoever reads the log. They are no assertion: a loaded machine is no fault of the program.</summary>
    [Test]
    public async Task Its_start_is_timed()
    {
        var help = await TimedAsync("--help");
        var first = await FirstRequestAsync();
        var gate = await TimedAsync("run", "--select", Selected, "--report", "gate", "--junit", "gate.xml");

        TestContext.Progress.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{Shelf.Kind}: conform --help {help:0} ms, first request {first:0} ms, a few scenarios with reports {gate:0} ms"));
        first.Should().BePositive();
    }

    private async Task<double> TimedAsync(params string[] args)
    {
        var started = Stopwatch.GetTimestamp();
        var (code, output) = await shelf.RunAsync(args);
        code.Should().Be(0, output);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    /// <summary>From the start of the program until a server gets its first bytes, in milliseconds.</summary>
    private async Task<double> FirstRequestAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/api";
        var started = Stopwatch.GetTimestamp();
        var running = shelf.RunAsync("run", "--target", url, "--user", "administrator", "--select", Selected);
        using (var socket = await listener.AcceptSocketAsync())
        {
            await socket.ReceiveAsync(new byte[1]);
        }

        var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        listener.Stop();
        await running;
        return elapsed;
    }

    private IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(Path.Combine(shelf.Folder, folder), "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Path.Combine(shelf.Folder, folder), path));

    private static string Timeless(string output) => Times().Replace(output, "…");

    [GeneratedRegex(@"\d+(\.\d+)? m?s\b|\d{4}-\d\d-\d\dT[0-9:.]+Z?|1\.\d+\.\d+(\+[0-9a-f]+)?|: +\d+(\.\d+)?,")]
    private static partial Regex Times();
}

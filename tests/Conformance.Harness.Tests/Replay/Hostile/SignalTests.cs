using System.Diagnostics;
using System.Globalization;
using Conformance.Harness.Tests.Cli;
using Conformance.Harness.Tests.Fakes;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Replay.Hostile;

/// <summary>A program that is told to go ends its sessions and writes its reports first.</summary>
[Platform(Include = "Linux")]
public sealed class SignalTests
{
    [TestCase("HUP")]
    [TestCase("QUIT")]
    [TestCase("TERM")]
    public async Task A_signal_ends_the_session_and_writes_the_reports(string signal)
    {
        var folder = Directory.CreateTempSubdirectory("conform-test-").FullName;
        using var over = new CancellationTokenSource();
        var reached = new TaskCompletionSource();
        var deleted = false;
        await using var right = await RightServer.StartAsync();
        await using var server = new FakeServer(async request =>
        {
            deleted |= request.Method == "DELETE";
            if (request.Method == "GET" && request.Target != "/api/")
            {
                reached.TrySetResult();
                await Task.Delay(Timeout.Infinite, over.Token);
            }

            return await right.AnswerAsync(request);
        });

        using var conform = Process.Start(Start(server, folder))!;
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(60));
        using var kill = Process.Start("kill", ["-" + signal, conform.Id.ToString(CultureInfo.InvariantCulture)]);
        var errors = await conform.StandardError.ReadToEndAsync();
        await conform.WaitForExitAsync();
        await over.CancelAsync();

        conform.ExitCode.Should().Be(3, errors);
        deleted.Should().BeTrue("the session is ended");
        File.Exists(Path.Combine(folder, "results.json")).Should().BeTrue();
        Directory.Delete(folder, recursive: true);
    }

    private static ProcessStartInfo Start(FakeServer server, string folder)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "conform.dll");
        var start = new ProcessStartInfo("dotnet", [program, "run", "--target", server.Origin + "/api", "--user", RightServer.User, "--select", "read-side/*/read", "--quiet", "--report", folder])
        {
            RedirectStandardError = true,
            WorkingDirectory = CommandLine.Root,
        };
        start.Environment["CONFORM_PASSWORD"] = CommandLine.Password;
        return start;
    }
}

using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Conformance.Cli;
using Conformance.Core.Results;
using Conformance.Harness.Tests.Contract;
using FluentAssertions;
using NUnit.Framework;

#pragma warning disable CA2025 // Every task is awaited before its writer goes.

namespace Conformance.Harness.Tests.Emulator;

[TestFixture]
[CancelAfter(30_000)]
public sealed class ServeCommandTests
{
    [Test]
    public async Task It_prints_where_it_listens_and_the_fingerprint_and_ends_well_when_cancelled(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var output = new LineSignal(lines: 2);
        var serving = RunAsync(["--https", "--now", "2021-11-04T09:00:00Z", "--style", "indented", "--fault", "logon-200"], output, stop.Token);
        await Task.WhenAny(serving, output.Written);
        var lines = output.ToString().Split('\n');
        lines[0].TrimEnd().Should().MatchRegex("^listening https://127\\.0\\.0\\.1:[0-9]+/api$");
        lines[1].TrimEnd().Should().MatchRegex("^sha256 [0-9A-F]{64}$");
        await stop.CancelAsync();
        (await serving).Should().Be(ExitCodes.Conformant);
    }

    [TestCase("--now", "yesterday", "*--now yesterday: an instant in UTC*")]
    [TestCase("--fault", "window-60-day", "*Did you mean \"window-60-days\"?*")]
    [TestCase("--style", "chunkd", "*Did you mean \"chunked\"?*")]
    [TestCase("--port", "70000", "*--port 70000*")]
    [TestCase("--dialect", "em14", "*--dialect em14*")]
    [TestCase("--password-env", "NOT_SET", "*NOT_SET holds no password*")]
    [TestCase("--second-user", "lesser", "*CONFORM_SECOND_PASSWORD holds no password*--second-password-env VAR*")]
    [TestCase("--second-user", "administrator", "*the second account is another than that of --user*")]
    public async Task A_value_that_cannot_be_used_is_refused(string option, string value, string message, CancellationToken cancellationToken)
    {
        using var output = new LineSignal(lines: 1);
        var run = () => RunAsync([option, value], output, cancellationToken);
        (await run.Should().ThrowAsync<UsageException>()).WithMessage(message);
    }

    [Test]
    public async Task A_port_that_is_taken_is_named(CancellationToken cancellationToken)
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        using var output = new LineSignal(lines: 1);
        var run = () => RunAsync(["--port", port], output, cancellationToken);
        (await run.Should().ThrowAsync<UsageException>()).WithMessage($"*{port}*");
    }

    [Test]
    public async Task Faults_lists_every_fault_and_style()
    {
        using var output = new LineSignal(lines: 1);
        (await FaultsCommand.Create(Place(output)).Parse([]).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }, CancellationToken.None)).Should().Be(ExitCodes.Conformant);
        output.ToString().Should().Contain("window-60-days").And.Contain("links\n").And.Contain("styles (lawful)\n").And.Contain("chunked");
    }

    private static Task<int> RunAsync(string[] args, LineSignal output, CancellationToken cancellationToken) =>
        ServeCommand.Create(Place(output)).Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }, cancellationToken);

    private static CallerPlace Place(LineSignal output) =>
        new(new Terminal(output, TextWriter.Null, IsTerminal: false), ContractFiles.Root(), name => name == "CONFORM_PASSWORD" ? "secret" : null);

    /// <summary>A writer that tells when it has seen a number of lines.</summary>
    private sealed class LineSignal(int lines) : StringWriter(System.Globalization.CultureInfo.InvariantCulture)
    {
        private readonly TaskCompletionSource written = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int seen;

        public Task Written => written.Task;

        public override Task FlushAsync(CancellationToken cancellationToken)
        {
            seen = GetStringBuilder().ToString().Count(letter => letter == '\n');
            if (seen >= lines)
            {
                written.TrySetResult();
            }

            return Task.CompletedTask;
        }

        public override Encoding Encoding => Encoding.UTF8;
    }
}

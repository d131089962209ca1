using Conformance.Emulator;
using Conformance.Harness.Tests.Cli;
using Conformance.Harness.Tests.Fakes;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Networks;

/// <summary>A right server with something in between, asked as a user would; no logon session may stay behind.</summary>
internal sealed class Gateway : IAsyncDisposable
{
    private readonly RightServer right;
    private readonly FakeServer front;

    private Gateway(RightServer right, FakeServer front)
    {
        this.right = right;
        this.front = front;
    }

    public string Origin => front.Origin;

    public RightServer Right => right;

    /// <summary>Starts the right server and what stands before it.</summary>
    /// <param name="answer">Makes the answer to a request; the right server is there to be asked.</param>
    /// <param name="role">The role of the account.</param>
    public static async Task<Gateway> StartAsync(Func<RightServer, FakeRequest, Task<FakeAnswer?>> answer, Role role = Role.PortalAdministrator)
    {
#pragma warning disable CA2000 // The gateway disposes of both.
        var right = await RightServer.StartAsync(role);
        return new Gateway(right, new FakeServer(request => answer(right, request)));
#pragma warning restore CA2000
    }

    /// <summary>Runs a selection against it, and looks for sessions that were left behind.</summary>
    public async Task<(int Code, string Output)> RunAsync(string path, params IEnumerable<string> options)
    {
        var (code, output, errors) = await CommandLine.RunAsync(["run", "--target", front.Origin + path, "--user", RightServer.User, .. options]);
        await TestContext.Out.WriteLineAsync(output + errors);
        right.ActiveLogonSessions.Should().Be(0, output + errors);
        return (code, output + errors);
    }

    /// <summary>The requirements of the findings that are told.</summary>
    public static IEnumerable<string> Requirements(string output) =>
        output.Split('\n').Where(line => line.StartsWith("  requirement  ", StringComparison.Ordinal)).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);

    public async ValueTask DisposeAsync()
    {
        await front.DisposeAsync();
        await right.DisposeAsync();
    }
}

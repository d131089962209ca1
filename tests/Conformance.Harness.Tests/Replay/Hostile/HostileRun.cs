using System.Text;
using Conformance.Harness.Tests.Cli;
using Conformance.Harness.Tests.Fakes;

namespace Conformance.Harness.Tests.Replay.Hostile;

/// <summary>A run by a user's command line against a right server between which and the run stands something hostile.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">What stood on the terminal, both streams.</param>
/// <param name="Asked">Method and target of every request, in the order of arrival.</param>
internal sealed record HostileRun(int ExitCode, string Output, IReadOnlyList<string> Asked)
{
    /// <summary>Runs some variants.</summary>
    /// <param name="change">Answers a request, given what the right server answers; null closes the connection.</param>
    /// <param name="options">More options; <c>--select</c> among them.</param>
    public static Task<HostileRun> OfAsync(Func<FakeRequest, FakeAnswer, FakeAnswer?> change, params string[] options) =>
        OfAsync((request, answer, _) => Task.FromResult(change(request, answer)), options);

    /// <summary>The same with answers that take their time, until the token ends with the run.</summary>
    public static async Task<HostileRun> OfAsync(Func<FakeRequest, FakeAnswer, CancellationToken, Task<FakeAnswer?>> change, params string[] options)
    {
        var asked = new List<string>();
        using var over = new CancellationTokenSource();
        await using var right = await RightServer.StartAsync();
        await using var server = new FakeServer(async request =>
        {
            lock (asked)
            {
                asked.Add($"{request.Method} {request.Target}");
            }

            return await change(request, (await right.AnswerAsync(request))!, over.Token);
        });
        var (code, output, errors) = await CommandLine.RunAsync(["run", "--target", server.Origin + "/api", "--user", RightServer.User, .. options]);
        await over.CancelAsync();
        return new HostileRun(code, output + errors, asked);
    }

    /// <summary>Whether a request is the logon, or the deletion of a session.</summary>
    public static bool IsLogon(FakeRequest request) => request.Method == "POST";

    /// <summary>An answer with a text of its body replaced.</summary>
    public static FakeAnswer Replaced(FakeAnswer answer, string from, string to) =>
        answer with { Body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(answer.Body).Replace(from, to, StringComparison.Ordinal)) };
}

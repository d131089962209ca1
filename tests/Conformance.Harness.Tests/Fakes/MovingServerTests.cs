using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Conformance.Harness.Tests.Cli;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Fakes;

/// <summary>A session goes on while a run reads it, over a socket: what differs is asked again, and what came is in the
/// archive.</summary>
public sealed partial class MovingServerTests
{
    private static readonly string[] Selected = ["--select", "read-side/replica-sessions/read", "--parallel", "1"];

    [Test]
    public async Task A_session_that_goes_on_with_each_request_is_let_through_and_counted()
    {
        var progress = 10;
        var (code, output, folder) = await RunAsync(_ => Interlocked.Increment(ref progress));

        code.Should().Be(0, output);
        output.Should().MatchRegex("in motion +[1-9]");
        var (again, judged, _) = await CommandLine.RunAsync("judge", folder);
        again.Should().Be(0, judged);
        judged.Should().MatchRegex("in motion +[1-9]", "what was asked again is in the archive");
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task A_running_session_of_which_one_format_never_says_what_the_other_says_is_blamed()
    {
        var (code, output, folder) = await RunAsync(request => IsJson(request) ? 11 : 12);

        code.Should().Be(1, output);
        output.Should().Contain("NEG-004");
        var (again, judged, _) = await CommandLine.RunAsync("judge", folder);
        again.Should().Be(1, judged);
        judged.Should().Contain("NEG-004");
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A run against a server whose running sessions show this progress.</summary>
    private static async Task<(int Code, string Output, string Folder)> RunAsync(Func<FakeRequest, int> progress)
    {
        await using var right = await RightServer.StartAsync();
        await using var server = new FakeServer(async request => await right.AnswerAsync(request) is not { } answer ? null
            : request.Target.Contains("/replicaSessions", StringComparison.Ordinal) ? answer with { Body = Progressed(answer.Body, progress(request)) } : answer);
        var folder = Directory.CreateTempSubdirectory("conform-test-").FullName;
        var (code, output, errors) = await CommandLine.RunAsync(
            ["run", "--target", server.Origin + "/api", "--user", RightServer.User, "--report", folder, .. Selected]);
        return (code, output + errors, folder);
    }

    private static bool IsJson(FakeRequest request) => request.Fields.Any(field => field is { Name: "Accept", Value: "application/json" });

    private static byte[] Progressed(byte[] body, int progress)
    {
        var text = Encoding.UTF8.GetString(body);
        if (!text.StartsWith('{'))
        {
            return Encoding.UTF8.GetBytes(Session().Replace(text, session => session.Value.Contains("<EndTimeUTC>", StringComparison.Ordinal) ? session.Value
                : Progress().Replace(session.Value, $"<Progress>{progress}</Progress>")));
        }

        var list = JsonNode.Parse(text)!;
        foreach (var session in (list["ReplicaJobSessions"] as JsonArray ?? []).Where(session => session!["EndTimeUTC"] is null && session["Progress"] is not null))
        {
            session!["Progress"] = progress;
        }

        return Encoding.UTF8.GetBytes(list.ToJsonString());
    }

    [GeneratedRegex("<ReplicaJobSession .*?</ReplicaJobSession>", RegexOptions.Singleline)]
    private static partial Regex Session();

    [GeneratedRegex("<Progress>[0-9]+</Progress>")]
    private static partial Regex Progress();
}

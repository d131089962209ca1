using System.Globalization;
using Conformance.Harness.Tests.Cli;
using Conformance.Harness.Tests.Fakes;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Rogue;

/// <summary>A body that is larger than any tree of ours, whole and well-formed, at every stage of a run.</summary>
[NonParallelizable] // Large bodies hold up the whole process while memory is collected: servers of other tests would miss their limits.
public sealed class LargeBodyStageTests
{
    private const int Bytes = 9 * 1024 * 1024;

    private static readonly (string Name, string Start, string Part, string End)[] Bodies =
    [
        ("one text", "<Job xmlns=\"http://www.veeam.com/ent/v1.0\"><a>", "xxxxxxxx", "</a></Job>"),
        ("many elements", "<Job xmlns=\"http://www.veeam.com/ent/v1.0\">", "<a/>", "</Job>"),
        ("one text in pieces", "<Job xmlns=\"http://www.veeam.com/ent/v1.0\"><a>", "x<!-- -->", "</a></Job>"),
    ];

    [Test]
    public async Task A_large_body_at_one_stage_gets_a_verdict(
        [Values("entry point", "logon", "discovery", "data", "logoff")] string stage, [Values(0, 1, 2)] int which)
    {
        var (name, start, part, end) = Bodies[which];
        var count = Bytes / part.Length;
        var length = start.Length + ((long)count * part.Length) + end.Length;
        var behaviour = new RogueBehaviour($"large: {name}", [],
        [
            RogueStep.ReadRequest,
            RogueStep.Send(string.Create(
                CultureInfo.InvariantCulture, $"{RogueBehaviour.Head}Content-Length: {length}\r\n\r\n{start}")),
            RogueStep.SendTimes(part, count),
            RogueStep.Send(end),
        ]);
        await using var right = await RightServer.StartAsync();
        await using var server = new StagedServer(right, behaviour, request => RogueStageTests.StageOf(request) == stage);

        var (code, output, errors) = await CommandLine.RunAsync(
            "run", "--target", server.Origin + "/api", "--user", RightServer.User, "--select", "jobs/one[accept=absent]", "--timeout", "20");

        var said = output + errors;
        code.Should().BeOneOf([0, 1, 3, 4], said);
        said.Should().NotContain("fault of the harness").And.NotContain(CommandLine.Password);
        if (stage == "data")
        {
            said.Should().Contain("0 violated").And.Contain("NOT TESTED");
        }
    }
}

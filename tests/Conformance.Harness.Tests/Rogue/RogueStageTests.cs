using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Conformance.Harness.Tests.Cli;
using Conformance.Harness.Tests.Fakes;
using FluentAssertions;
using NUnit.Framework;
using static Conformance.Core.Exchanges.TransportFailureKind;

namespace Conformance.Harness.Tests.Rogue;

/// <summary>
/// Every rogue behaviour at every stage of a run ends with a verdict: in time, without a fault of the harness, and with a word on
/// each session
/// that may be left behind.
/// </summary>
/// <remarks>
/// A sample runs by default. <c>CONFORM_ROGUE=all</c> runs all of them, any other value is the seed of another sample; both take
/// the same command.
/// </remarks>
[Parallelizable(ParallelScope.All)]
public sealed class RogueStageTests
{
    private const int Sampled = 8;
    private const string Variable = "CONFORM_ROGUE";
    private const string List = "/api/replicaSessions";

    private static readonly string[] Stages = ["entry point", "logon", "discovery", "data", "logoff"];

    // A run of the command line has wider limits than the table of the transport: what is over those may be whole here.
    private static readonly Core.Exchanges.TransportFailureKind[] ByLimit = [TooManyInterimResponses, HeadersTooLarge, BodyTooLarge];

    private static readonly IReadOnlyList<RogueBehaviour> Table =
    [
        .. StatusLineBehaviours.All, .. HeaderBehaviours.All, .. LengthBehaviours.All, .. ChunkBehaviours.All, .. ClosingBehaviours.All,
        .. TimeBehaviours.All, .. FloodBehaviours.All, .. ContentBehaviours.All,
    ];

    internal sealed record Combination(string Stage, RogueBehaviour Behaviour)
    {
        public override string ToString() => $"{Stage}: {Behaviour.Name}";
    }

    private static IReadOnlyList<Combination> All { get; } =
        [.. Stages.SelectMany(stage => Table.Where(behaviour => behaviour.Method == "GET").Select(behaviour => new Combination(stage, behaviour)))];

    private static IEnumerable<Combination> Chosen()
    {
        var choice = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } word ? word : "1";
        return choice == "all" ? All
            : All.OrderBy(each => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{choice} {each}"))), StringComparer.Ordinal).Take(Sampled);
    }

    private RightServer right = null!;

    [OneTimeSetUp]
    public async Task Start() => right = await RightServer.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await right.DisposeAsync();

    [Test]
    public void There_are_at_least_a_thousand_combinations() => All.Should().HaveCountGreaterThanOrEqualTo(1000);

    [TestCaseSource(nameof(Chosen))]
    public async Task A_rogue_server_at_one_stage_gets_a_verdict(object data)
    {
        var (stage, behaviour) = (Combination)data;
        var watch = Stopwatch.StartNew();
        await using var server = new StagedServer(right, behaviour, request => StageOf(request) == stage);

        var (code, output, errors) = await CommandLine.RunAsync(
            "run", "--target", server.Origin + "/api", "--user", RightServer.User, "--select", "jobs/one[accept=absent]", "--timeout", "1.5", "--max-body", "1");

        var said = $"{Environment.GetEnvironmentVariable(Variable)} {output}{errors}";
        code.Should().BeOneOf([0, 1, 3, 4], said);
        said.Should().NotContain("fault of the harness").And.NotContain(CommandLine.Password);
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(40), said);
        if (behaviour.Verdicts.Count > 0 && !behaviour.Verdicts.Intersect(ByLimit).Any())
        {
            code.Should().Be(3, said);
        }

        if (stage == "logoff")
        {
            said.Contains("session left: ", StringComparison.Ordinal).Should().Be(code == 3, said);
        }
    }

    internal static string StageOf(FakeRequest request) => request switch
    {
        { Method: "POST" } => "logon",
        { Method: "DELETE" } => "logoff",
        { Target: "/api/" } => "entry point",
        _ => request.Target.Split('?')[0] == List ? "discovery" : "data",
    };
}

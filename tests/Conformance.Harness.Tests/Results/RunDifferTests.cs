using Conformance.Core.Judging;
using Conformance.Core.Reports;
using Conformance.Core.Results.Diffs;
using Conformance.Emulator.Styles;
using Conformance.Harness.Tests.Reports;
using Conformance.Runs;
using Conformance.Harness.Tests.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Results;

/// <summary>What one target does and the other does not, and only that.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class RunDifferTests
{
    /// <summary>Without paths that one of the styles serves and a plain server does not.</summary>
    private static readonly Core.Scenarios.Selection Some = new(["area:negotiation", "area:errors", "!errors/path", "area:replica-*", "area:window", "read-side/replica-task-sessions*"]);

    private static readonly Lazy<Task<(Prepared Prepared, RunSide Side)>> Plain = new(() => RunAsync(new RunRequest()));

    public static IEnumerable<string> Styles() => StyleCatalogue.All.Select(style => style.Name);

    [Test]
    public async Task Two_runs_of_one_target_are_the_same()
    {
        var diff = await AgainstPlainAsync(new RunRequest());

        DiffText.Of(diff).Should().EndWith($"\n\nSAME  {diff.Common} variants in common\n");
        diff.AreSame.Should().BeTrue();
        diff.Lawful.Should().BeEmpty();
    }

    [TestCaseSource(nameof(Styles))]
    public async Task A_lawful_style_is_no_difference(string style)
    {
        var diff = await AgainstPlainAsync(new RunRequest { Styles = [style] });

        diff.AreSame.Should().BeTrue(DiffText.Of(diff));
    }

    [TestCase("prefixed", "NamespacePrefix")]
    [TestCase("charset", "parameter")]
    [TestCase("chunked", "header field")]
    [TestCase("extra-members", "only right")]
    [TestCase("fraction-7", "TextValue")]
    public async Task A_lawful_style_is_told_as_lawful_variety(string style, string what)
    {
        var diff = await AgainstPlainAsync(new RunRequest { Styles = [style] });

        diff.Lawful.Select(answer => answer.What).Should().Contain(what);
    }

    [Test]
    public async Task The_dialects_differ_in_member_names_only()
    {
        var diff = await AgainstPlainAsync(new RunRequest { Dialect = "em13" });

        diff.AreSame.Should().BeTrue(DiffText.Of(diff));
        diff.Lawful.Should().ContainSingle().Which.Should().Match<AnswerDiff>(answer => answer.What == "member names" && answer.Left == "em12" && answer.Right == "em13");
    }

    [Test]
    public async Task A_fault_is_told_by_its_requirement_and_by_the_values_that_differ()
    {
        var diff = await AgainstPlainAsync(new RunRequest { Faults = ["state-unknown"] });

        diff.Requirements[0].Should().Match<RequirementDiff>(one => one.Requirement.Id == "REP-008" && one.Left == Outcome.Passed && one.Right == Outcome.Deviates && one.OnlyLeft.Count == 0);
        diff.Answers.Should().ContainSingle().Which.Should().Match<AnswerDiff>(answer => answer.Where == "State" && answer.Right == "Finished");
    }

    [Test]
    public async Task A_behaviour_that_no_requirement_settles_is_a_difference()
    {
        var diff = await AgainstPlainAsync(new RunRequest { Faults = ["window-second-short"] });

        diff.Requirements.Should().BeEmpty();
        diff.Behaviours.Should().Contain(new BehaviourDiff("window.edge.exact", "WIN-005", "listed", "not listed"));
    }

    [Test]
    public async Task Variants_of_one_side_only_are_a_difference()
    {
        var diff = await AgainstPlainAsync(new RunRequest { Selection = new([.. Some.Expressions, "!area:window"]) });

        diff.Variants.Should().ContainSingle().Which.Should().Match<VariantDiff>(variants => variants.Left == Outcome.Passed && variants.Right == null);
        diff.Requirements.Should().BeEmpty("only variants in common are compared");
        diff.Answers.Should().BeEmpty();
    }

    [Test]
    public async Task In_an_unknown_world_values_say_nothing_and_verdicts_decide()
    {
        var unknown = new RunRequest { World = Core.Scenarios.TargetWorld.Any };
        var (prepared, left) = await RunAsync(unknown);

        Compared(prepared, left, (await RunAsync(unknown)).Side).AreSame.Should().BeTrue();
        Compared(prepared, left, (await RunAsync(unknown with { Faults = ["state-unknown"] })).Side).Requirements[0].Requirement.Id.Should().Be("REP-008");
    }

    [Test]
    public async Task It_fits_two_screens_and_lets_no_server_steer_the_terminal()
    {
        var (prepared, left) = await Plain.Value;
        var hostile = await SampleResults.GetAsync("hostile");

        var text = DiffText.Of(Compared(prepared, left, new RunSide("b", hostile with { Header = left.Result.Header }, left.Exchanges)));

        text.TrimEnd('\n').Split('\n').Length.Should().BeLessThan(100);
        text.Should().Contain("javascript").And.NotContain("\u001b").And.NotContain("\u202e").And.NotContain("\0");
    }

    private static async Task<RunDiff> AgainstPlainAsync(RunRequest request)
    {
        var (prepared, left) = await Plain.Value;
        return Compared(prepared, left, (await RunAsync(request)).Side);
    }

    private static RunDiff Compared(Prepared prepared, RunSide left, RunSide right) => RunDiffer.Compare(left, right, prepared.Plan.Variants, prepared.Rules);

    private static async Task<(Prepared Prepared, RunSide Side)> RunAsync(RunRequest request)
    {
        var sliced = request.Selection.Expressions.Count == 0 ? request with { Selection = Some } : request;
        var prepared = await EmbeddedRuns.PreparedAsync(sliced);
        var output = await ConformanceRun.ExecuteAsync(prepared, TimeProvider.System, null, CancellationToken.None);
        return (prepared, new RunSide("archive", output.Result, output.Record.Exchanges));
    }
}

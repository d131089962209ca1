using Conformance.Core.Judging;
using Conformance.Core.Mutations;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Mutations;

/// <summary>Each clause of the gate, by a suite or a verdict that violates just that one.</summary>
public sealed class MutationGateTests
{
    /// <summary>Asked by one line only, and broken by a change of the status line only.</summary>
    private const string Broken = "HTTP-003";

    private RecordedRun recorded = null!;
    private IReadOnlyList<MutationVerdict> some = [];

    private Rulebook Rules => recorded.Prepared.Rules;

    [OneTimeSetUp]
    public async Task JudgeSome()
    {
        recorded = await RecordedRun.Get();
        var run = recorded.Mutated();
        some = run.Judge([.. run.Mutations("authentication/entry-point", (_, name) => name is "http-version" or "header-spelling")], null, CancellationToken.None);
        Faults(some).Should().BeEmpty();
    }

    [Test]
    public void A_requirement_without_a_check_is_named()
    {
        var more = Rules.Suite.Requirements.Append(new("HTTP-999", Rules.Suite.Requirements[Broken] with { Id = "HTTP-999" })).ToDictionary(StringComparer.Ordinal);

        MutationGate.Faults(Rules.For(Rules.Suite with { Requirements = more }), some, whole: false)
            .Should().Equal($"HTTP-999 has no check: {Rules.Suite.Requirements[Broken].Statement}");
    }

    [Test]
    public void A_check_without_a_requirement_is_named()
    {
        var less = Rules.Suite.Requirements.Where(pair => pair.Key != Broken).ToDictionary(StringComparer.Ordinal);

        MutationGate.Faults(Rules.For(Rules.Suite with { Requirements = less }), some, whole: false)
            .Should().Equal($"a check is for {Broken}, which is no requirement");
    }

    [Test]
    public void A_requirement_that_no_mutation_breaks_is_named() =>
        MutationGate.Faults(Rules, [.. recorded.Verdicts(GateTests.Most).Where(verdict => !verdict.Blamed.Contains(Broken))], whole: true)
            .Should().Equal($"no mutation breaks {Broken}, so nothing shows that its check can fail");

    [Test]
    public void A_requirement_that_is_blamed_only_where_it_says_nothing_counts_as_not_broken() =>
        MutationGate.Faults(Rules, [.. recorded.Verdicts(GateTests.Most).Where(verdict => !verdict.Blamed.Contains(Broken)), With(Killed, Ruling.Breach(["NEG-001"]))], whole: true)
            .Should().Contain($"no mutation breaks {Broken}, so nothing shows that its check can fail");

    [Test]
    public void A_record_that_says_the_same_whatever_is_answered_is_named() =>
        MutationGate.Faults(Rules, [.. recorded.Verdicts(GateTests.Most).Where(verdict => !verdict.Told.Contains("NEG-007"))], whole: true)
            .Should().Equal("no mutation changes what is recorded for NEG-007, so nothing shows that its record tells behaviours apart");

    [Test]
    public void A_breach_that_survives_is_named()
    {
        var line = Ablation.OfLines(Rules).First(ablation => ablation.Requirements.Contains(Broken) && ablation.What.EndsWith("http-version", StringComparison.Ordinal));

        Faults([recorded.Mutated().Under(line.Without).Judge(Killed.Mutation)]).Should().Equal("1 breaches that nobody noticed: http-version");
    }

    [Test]
    public void A_breach_that_is_blamed_only_on_a_wrong_requirement_is_named() =>
        Faults([With(Killed, Ruling.Breach(["NEG-001"]))]).Should().Equal("1 breaches blamed only on requirements that say nothing of them: http-version");

    [Test]
    public void A_breach_that_is_blamed_on_a_right_requirement_beside_a_wrong_one_is_caught() =>
        Faults([With(Killed, Ruling.Breach(["NEG-001", Broken]))]).Should().BeEmpty();

    [Test]
    public void A_lawful_change_that_is_blamed_is_named() =>
        Faults([With(Killed, Ruling.Spare(LawfulChange.Unspecified))]).Should().Equal("1 lawful changes that are blamed: http-version");

    private MutationVerdict Killed => some.First(verdict => verdict.Fate == MutationFate.Killed);

    private IReadOnlyList<string> Faults(IReadOnlyList<MutationVerdict> verdicts) => MutationGate.Faults(Rules, verdicts, whole: false);

    /// <summary>The same change judged again, as if an operator had ruled otherwise.</summary>
    private MutationVerdict With(MutationVerdict verdict, Ruling ruling) => recorded.Mutated().Judge(verdict.Mutation with { Settled = new Lazy<Ruling>(ruling) });
}

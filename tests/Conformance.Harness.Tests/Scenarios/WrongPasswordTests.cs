using Conformance.Core.Scenarios;
using Conformance.Harness.Tests.Runs;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Scenarios;

/// <summary>Accounts get locked, so a run sends one logon with a wrong password and can leave it out.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class WrongPasswordTests
{
    private static readonly RunRequest Live = new() { Target = "https://em.example.com:9398/api", User = "auditor" };

    [Test]
    public async Task A_run_sends_one_logon_with_a_wrong_password() =>
        (await EmbeddedRuns.PreparedAsync(Live)).Plan.Variants.Count(AuthModes.SendsWrongPassword).Should().Be(1);

    [Test]
    public async Task All_shards_of_a_run_send_it_once_together()
    {
        var plan = (await EmbeddedRuns.PreparedAsync(Live)).Plan;

        Enumerable.Range(1, 4).SelectMany(index => new Shard(index, 4).Of(plan).Variants).Count(AuthModes.SendsWrongPassword).Should().Be(1);
    }

    [Test]
    public async Task The_option_leaves_it_out_and_says_so()
    {
        var plan = (await EmbeddedRuns.PreparedAsync(Live with { NoWrongPassword = true })).Plan;

        plan.Variants.Where(AuthModes.SendsWrongPassword).Should().BeEmpty();
        plan.Excluded.Where(each => AuthModes.SendsWrongPassword(each.Variant)).Should().ContainSingle().Which.Reason.Should().Contain("--no-wrong-password");
    }

    [TestCase(0, null)]
    [TestCase(1, null)]
    [TestCase(2, 1)]
    [TestCase(3, 1)]
    [TestCase(4, 2)]
    [TestCase(1000, 334)]
    public void A_page_size_makes_two_or_three_pages(int members, int? size) => PickStep.PageSize(members).Should().Be(size);
}

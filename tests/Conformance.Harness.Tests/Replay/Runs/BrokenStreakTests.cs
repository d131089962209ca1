using Conformance.Core.Exchanges;
using Conformance.Replay.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Replay.Runs;

/// <summary>When a target is taken for gone: w is a variant with whole answers, s one that nobody answered, b one whose answer
/// broke off.</summary>
public sealed class BrokenStreakTests
{
    private const int Variants = 4000;

    [TestCase("sss", 3, "3 variants in a row found nobody")]
    [TestCase("b", 20, "20 of 20 variants had no whole answer")]
    [TestCase("wss", 32, "21 of 32 variants had no whole answer")]
    [TestCase("wb", 46, "23 of 46 variants had no whole answer")]
    [TestCase("wwwwb", 165, "33 of 165 variants had no whole answer")]
    public void A_target_is_gone_whether_it_breaks_in_a_row_or_again_and_again(string pattern, int after, string told)
    {
        var streak = new BrokenStreak(silent: 3, broken: 20);

        var gone = Enumerable.Range(1, Variants).First(at => streak.Count(Exchange(pattern[(at - 1) % pattern.Length])));

        gone.Should().Be(after);
        streak.Cause(gone, Variants)!.Message.Should().Contain(told);
    }

    [Test]
    public void A_network_that_loses_one_answer_in_eleven_ends_no_run()
    {
        var streak = new BrokenStreak(silent: 3, broken: 20);

        Enumerable.Range(0, Variants).Should().NotContain(at => streak.Count(Exchange(at % 11 == 0 ? 's' : 'w')));
        streak.Cause(Variants, Variants).Should().BeNull();
    }

    private static BrokenExchange? Exchange(char kind) => kind == 'w' ? null
        : new BrokenExchange(new TransportFailure(TransportFailureKind.FirstByteTimeout, "no byte came.", null), kind == 's');
}

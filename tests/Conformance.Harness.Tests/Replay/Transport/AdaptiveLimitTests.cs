using Conformance.Replay.Transport;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Replay.Transport;

/// <summary>How many requests are under way follows the answers.</summary>
public sealed class AdaptiveLimitTests
{
    private static readonly TimeSpan Usual = TimeSpan.FromMilliseconds(100);

    private int apart;

    [Test]
    public async Task Two_are_under_way_at_the_start()
    {
        var limit = Of(8);

        await limit.EnterAsync(CancellationToken.None);
        await limit.EnterAsync(CancellationToken.None);
        var third = limit.EnterAsync(CancellationToken.None);

        third.IsCompleted.Should().BeFalse();
        limit.Leave(Usual, isBusy: false);
        await third;
    }

    [Test]
    public async Task A_most_of_one_is_never_two()
    {
        var limit = Of(1);

        await AnswerAsync(limit, 40, Usual);

        limit.Limit.Should().Be(1);
    }

    [Test]
    public async Task Answers_that_stay_as_fast_raise_it_one_by_one_to_the_most()
    {
        var limit = Of(4);

        await AnswerAsync(limit, AdaptiveLimit.Window, Usual);
        limit.Limit.Should().Be(3);
        await AnswerAsync(limit, 10 * AdaptiveLimit.Window, Usual);

        limit.Limit.Should().Be(4);
        limit.Falls.Should().Be(0);
    }

    [Test]
    public async Task Slower_answers_halve_it_and_faster_ones_raise_it_again()
    {
        var limit = Of(8);
        await AnswerAsync(limit, 10 * AdaptiveLimit.Window, Usual);

        await AnswerAsync(limit, AdaptiveLimit.Window, Usual * 2.5);
        limit.Limit.Should().Be(4);
        await AnswerAsync(limit, AdaptiveLimit.Window, Usual * 1.8);
        limit.Limit.Should().Be(4, "it is neither slower nor as fast");
        await AnswerAsync(limit, AdaptiveLimit.Window, Usual);

        limit.Limit.Should().Be(5);
        limit.Seen.Should().Be((2, 8));
    }

    [Test]
    public async Task A_server_that_has_too_much_to_do_counts_as_slow()
    {
        var limit = Of(8);
        await AnswerAsync(limit, 3 * AdaptiveLimit.Window, Usual);

        for (var time = 0; time < AdaptiveLimit.Window; time++)
        {
            await limit.EnterAsync(CancellationToken.None);
            limit.Leave(TimeSpan.FromMilliseconds(1), isBusy: true);
        }

        limit.Limit.Should().Be(2);
    }

    [Test]
    public async Task What_is_slow_alone_is_the_new_measure()
    {
        var limit = Of(8);
        await AnswerAsync(limit, AdaptiveLimit.Window, Usual);

        await AnswerAsync(limit, 2 * AdaptiveLimit.Window, Usual * 5);
        limit.Limit.Should().BeLessThan(3);
        await AnswerAsync(limit, 20 * AdaptiveLimit.Window, Usual * 5);

        limit.Limit.Should().Be(8);
    }

    [Test]
    public async Task What_nobody_feels_is_no_difference()
    {
        var limit = Of(8);
        await AnswerAsync(limit, AdaptiveLimit.Window, TimeSpan.FromMilliseconds(1));

        await AnswerAsync(limit, 10 * AdaptiveLimit.Window, TimeSpan.FromMilliseconds(20));

        limit.Falls.Should().Be(0);
    }

    [Test]
    public async Task Who_gives_up_waiting_takes_no_place()
    {
        var limit = Of(1);
        using var patience = new CancellationTokenSource();
        await limit.EnterAsync(CancellationToken.None);
        var tired = limit.EnterAsync(patience.Token);
        var next = limit.EnterAsync(CancellationToken.None);

        await patience.CancelAsync();
        limit.Leave(Usual, isBusy: false);

        await next;
        await tired.Invoking(wait => wait).Should().ThrowAsync<OperationCanceledException>();
        limit.Leave(Usual, isBusy: false);
        await limit.EnterAsync(CancellationToken.None);
    }

    [Test]
    public async Task Who_waits_for_something_in_this_program_leaves_room_for_another()
    {
        var limit = Of(1);
        await limit.EnterAsync(CancellationToken.None);
        var next = limit.EnterAsync(CancellationToken.None);
        next.IsCompleted.Should().BeFalse();

        apart = 1;
        limit.LetIn();

        await next;
    }

    private AdaptiveLimit Of(int most) => new(most, () => apart);

    /// <summary>One after the other, so that no answer is of another limit.</summary>
    private static async Task AnswerAsync(AdaptiveLimit limit, int times, TimeSpan took)
    {
        for (var time = 0; time < times; time++)
        {
            await limit.EnterAsync(CancellationToken.None);
            limit.Leave(took, isBusy: false);
        }
    }
}

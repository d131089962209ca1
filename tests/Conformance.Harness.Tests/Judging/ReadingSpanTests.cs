using Conformance.Core.Contract;
using System.Globalization;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Judging;

/// <summary>The time between answers goes by the target's clock, and by ours only where it tells none.</summary>
public sealed class ReadingSpanTests
{
    private static readonly DateTimeOffset Ours = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The target's clock is an hour ahead.</summary>
    private static readonly DateTimeOffset Theirs = Ours.AddHours(1);

    private static ReadingSpan Dated => ReadingSpan.Of([Answer(Ours, Theirs), Answer(Ours.AddSeconds(30), Theirs.AddSeconds(30))]);

    private static ReadingSpan Undated => ReadingSpan.Of([Answer(Ours, Theirs), Answer(Ours.AddSeconds(30), null)]);

    [Test]
    public void A_moment_between_the_answers_lies_in_the_span() => Dated.Holds(Theirs.AddSeconds(15)).Should().BeTrue();

    [Test]
    public void Our_own_clock_does_not_count_where_the_target_tells_its_own() => Dated.Holds(Ours.AddSeconds(15)).Should().BeFalse();

    [Test]
    public void A_moment_well_before_or_after_the_answers_lies_outside()
    {
        Dated.Holds(Theirs.AddMinutes(-2)).Should().BeFalse();
        Dated.Holds(Theirs.AddMinutes(3)).Should().BeFalse();
    }

    [Test]
    public void Where_one_answer_tells_no_clock_ours_may_be_minutes_off() => Undated.Holds(Ours.AddMinutes(-9)).Should().BeTrue();

    [Test]
    public void What_turns_thirty_days_old_between_the_answers_may_leave_the_window() =>
        Dated.MayLeave(Theirs.AddSeconds(15).AddDays(-30), 30, TimeSpan.FromHours(15)).Should().BeTrue();

    [Test]
    public void What_turned_thirty_days_old_an_hour_ago_does_not_leave_it_where_no_calendar_day_begins() =>
        Span(Theirs.AddMinutes(5)).MayLeave(Theirs.AddDays(-30).AddHours(-1), 30, TimeSpan.FromHours(15)).Should().BeFalse();

    [Test]
    public void What_turned_thirty_days_old_an_hour_ago_may_leave_it_where_a_calendar_day_of_some_zone_begins() =>
        Span(Theirs.AddSeconds(-10)).MayLeave(Theirs.AddDays(-30).AddHours(-1), 30, TimeSpan.FromHours(15)).Should().BeTrue();

    private static ReadingSpan Span(DateTimeOffset from) => ReadingSpan.Of([Answer(from, from), Answer(from.AddSeconds(20), from.AddSeconds(20))]);

    private static Answer Answer(DateTimeOffset sent, DateTimeOffset? date)
    {
        IReadOnlyList<HeaderField> headers = date is { } at ? [new HeaderField("Date", at.ToString(HttpDate.Preferred, CultureInfo.InvariantCulture))] : [];
        var exchange = new Exchange(
            "variant", "step", new SentRequest("GET", "http://127.0.0.1/api/jobs", [], default), new ReceivedResponse("HTTP/1.1", 200, "OK", headers, default, BodyFraming.None),
            null, sent, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        return new Answer(exchange, ApiRepresentation.Mapping);
    }
}

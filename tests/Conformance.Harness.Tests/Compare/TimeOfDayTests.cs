using Conformance.Documents.Compare;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Compare;

/// <summary>A job's time is a time of day in XML and a date with that time in JSON of one and the same page.</summary>
public sealed class TimeOfDayTests
{
    [TestCase("22:00:00.0000000+01:00")]
    [TestCase("2019-10-23T22:00:00+02:00")]
    [TestCase("2019-10-23T22:00:00")]
    public void The_clock_is_read_whatever_stands_round_it(string text)
    {
        TimesOfDay.TryParse(text, out var clock).Should().BeTrue();

        clock.Should().Be(TimeSpan.FromHours(22));
    }

    [TestCase("25:00:00")]
    [TestCase("22:00")]
    [TestCase("2019-10-23")]
    [TestCase("")]
    public void Anything_else_is_no_time_of_day(string text) => TimesOfDay.TryParse(text, out _).Should().BeFalse();

    [Test]
    public void Only_a_text_without_a_date_is_bare()
    {
        TimesOfDay.IsBare("22:00:00").Should().BeTrue();
        TimesOfDay.IsBare("2019-10-23T22:00:00").Should().BeFalse();
    }
}

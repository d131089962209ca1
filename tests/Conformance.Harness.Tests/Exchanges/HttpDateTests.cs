using Conformance.Core.Exchanges;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Exchanges;

/// <summary>The three forms of a date, and what is none.</summary>
public sealed class HttpDateTests
{
    private static readonly DateTimeOffset Known = new(1994, 11, 6, 8, 49, 37, TimeSpan.Zero);

    [TestCase("Sun, 06 Nov 1994 08:49:37 GMT")]
    [TestCase("Sunday, 06-Nov-94 08:49:37 GMT")]
    [TestCase("Sun Nov  6 08:49:37 1994")]
    public void Every_form_of_RFC_9110_is_read(string text) => HttpDate.Read(text).Should().Be(Known);

    [TestCase("1994-11-06T08:49:37Z")]
    [TestCase("Sun, 06 Nov 1994 08:49:37 +0100")]
    [TestCase("0")]
    [TestCase("")]
    [TestCase(null)]
    public void What_has_another_form_is_no_date(string? text) => HttpDate.Read(text).Should().BeNull();

    [Test]
    public void An_obsolete_form_is_not_the_preferred_one() => HttpDate.ReadPreferred("Sun Nov  6 08:49:37 1994").Should().BeNull();
}

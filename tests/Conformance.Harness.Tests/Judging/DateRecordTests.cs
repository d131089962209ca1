using System.Globalization;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Scenarios;
using Conformance.Harness.Tests.Runs;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Judging;

/// <summary>What a target does with Date is recorded, and never fails.</summary>
public sealed class DateRecordTests
{
    private const string Scenario = "authentication/entry-point";

    private Prepared prepared = null!;
    private RunOutput output = null!;

    [OneTimeSetUp]
    public async Task Record()
    {
        prepared = await EmbeddedRuns.PreparedAsync(new RunRequest { Selection = new Selection([Scenario]) });
        output = await ConformanceRun.ExecuteAsync(prepared, TimeProvider.System, null, CancellationToken.None);
    }

    [Test]
    public void A_date_of_now_is_recorded() => Recorded(at => at.ToString(HttpDate.Preferred, CultureInfo.InvariantCulture)).Should().Be("a Date, within ten minutes of our clock");

    [Test]
    public void A_date_of_another_zone_is_recorded() => Recorded(at => at.AddHours(1).ToString(HttpDate.Preferred, CultureInfo.InvariantCulture)).Should().Be("a Date, more than ten minutes from our clock");

    [Test]
    public void A_date_in_an_obsolete_form_is_recorded() =>
        Recorded(at => at.UtcDateTime.ToString("ddd MMM d HH:mm:ss yyyy", CultureInfo.InvariantCulture)).Should().Be("a Date in an obsolete form, within ten minutes of our clock");

    [Test]
    public void A_date_that_is_none_is_recorded() => Recorded(_ => "yesterday").Should().Be("a Date that is none");

    [Test]
    public void A_missing_date_is_recorded() => Recorded(_ => null).Should().Be("no Date");

    /// <summary>The behaviour that the profile holds if each answer has this Date; the run has no finding then.</summary>
    private string Recorded(Func<DateTimeOffset, string?> date)
    {
        IExchangeCollection exchanges = [.. output.Record.Exchanges.Select(exchange => exchange with { Response = With(exchange.Response!, date(exchange.SentAt)) })];
        var judged = new RunJudge(prepared.Plan.Variants, prepared.Request.Facts, prepared.Rules).Complete(output.Record.Variants, exchanges).ToList();
        judged.SelectMany(variant => variant.Findings).Should().BeEmpty();
        return judged.SelectMany(variant => variant.Profile).Single(entry => entry.Requirement == "HTTP-005").Behaviour;
    }

    private static ReceivedResponse With(ReceivedResponse response, string? date) => response with
    {
        Headers = [.. response.Headers.Where(field => field.Name != "Date"), .. date is null ? [] : new[] { new HeaderField("Date", date) }],
    };
}

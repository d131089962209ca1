using Conformance.Core.Contract;
using Conformance.Documents.Compare;
using Conformance.Harness.Tests.Documents;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Compare;

[TestFixture]
public sealed class PlaceholderTests
{
    private const string Id = "c20dae03-4f75-4191-ae81-862f4b7988ca";

    private static readonly Dictionary<string, string> Bound = new() { ["session"] = "urn:x", ["n"] = "5" };

    [TestCase("${xmlunit.ignore}", "anything")]
    [TestCase(" ${xmlunit.ignore} ", "")]
    [TestCase("${xmlunit.isNumber}", "-1.5e3")]
    [TestCase("${xmlunit.isDateTime}", "2021-11-03T21:00:26.19Z")]
    [TestCase("${xmlunit.isDateTime(dd.MM.yyyy)}", "03.11.2021")]
    [TestCase("${xmlunit.matchesRegex(\\d{5})}", "x12345y")]
    [TestCase("${xmlunit.matchesRegex(^(a|b)$)}", "b")]
    [TestCase("${conform.uuid}", Id)]
    [TestCase("${conform.uid(Job)}", "urn:veeam:Job:" + Id)]
    [TestCase("${conform.uid}", "urn:veeam:Job:" + Id)]
    [TestCase("${conform.instant}", "2021-11-03T21:00:26Z")]
    [TestCase("${conform.instant(2021-11-03T21:00:26Z,2021-11-03T21:00:26Z)}", "2021-11-03T21:00:26.000Z")]
    [TestCase("${conform.bytes}", "17179869184")]
    [TestCase("${conform.bytes(1,)}", "1")]
    [TestCase("${conform.url(/api/jobs/*)}", "https://host:9398/api/jobs/1?format=Entity")]
    [TestCase("${conform.bound(session)}", "urn:x")]
    [TestCase("https://host/api/jobs/${conform.uuid}?format=Entity", "https://host/api/jobs/" + Id + "?format=Entity")]
    [TestCase("${conform.bound(n)}-${conform.bytes}", "5-7")]
    public void A_value_that_fits_is_no_difference(string hole, string actual)
    {
        Compare(Xml(hole), Xml(actual)).Differences.Should().BeEmpty();
        Compare(Attribute(hole), Attribute(actual)).Differences.Should().BeEmpty();
        Compare(Json(hole), Json(actual)).Differences.Should().BeEmpty();
        Compare(Json(hole), $"<r><a>{actual}</a></r>").Differences.Should().BeEmpty("across representations too");
    }

    [TestCase("${xmlunit.isNumber}", "12a", "a number")]
    [TestCase("${xmlunit.isNumber}", "", "a number")]
    [TestCase("${xmlunit.isDateTime}", "yesterday", "a date or an instant")]
    [TestCase("${xmlunit.matchesRegex(^\\d$)}", "12", "a text that matches ^\\d$")]
    [TestCase("${xmlunit.matchesRegex()}", "12", "a text that matches ")]
    [TestCase("x ${xmlunit.isNumber}", "x 1", "xmlunit.isNumber to be the whole text, as XmlUnit has it")]
    [TestCase("${conform.bytes}", "5\n", "a number of bytes")]
    [TestCase("${xmlunit.isNumber}", "5\n", "a number")]
    [TestCase("${xmlunit.matchesRegex([)}", "5", "a text that matches [, which is no regular expression")]
    [TestCase("${conform.uuid}", "c20dae03", "a UUID")]
    [TestCase("${conform.uid}", "urn:other:Job:" + Id, "a UID, urn:veeam:TYPE:UUID")]
    [TestCase("${conform.uid(Job)}", "urn:veeam:Vm:" + Id, "a UID, urn:veeam:Job:UUID")]
    [TestCase("${conform.instant}", "2021-11-03T21:00:26", "an instant in UTC (as in 2021-11-03T21:00:26.19Z)")]
    [TestCase("${conform.instant}", "2021-11-03T21:00:26.12345678Z", "an instant in UTC (as in 2021-11-03T21:00:26.19Z)")]
    [TestCase("${conform.instant(,2021-11-03T21:00:26Z)}", "2021-11-03T21:00:27Z", "an instant in UTC (as in 2021-11-03T21:00:26.19Z) up to 2021-11-03T21:00:26Z")]
    [TestCase("${conform.bytes}", "-1", "a number of bytes")]
    [TestCase("${conform.bytes(5,9)}", "10", "a number of bytes from 5 to 9")]
    [TestCase("${conform.url(/api/jobs/*)}", "https://host/api/jobs/1/x", "an absolute http URL with the path /api/jobs/*")]
    [TestCase("${conform.url}", "/api/jobs", "an absolute http URL")]
    [TestCase("${conform.bound(session)}", "urn:y", "the value of session, \"urn:x\"")]
    [TestCase("${conform.bound(none)}", "urn:y", "the value of none, which is not bound")]
    [TestCase("a-${conform.uuid}", "a-b", "a-[a UUID]")]
    [TestCase("${conform.uiid}", "a", "a value for the placeholder conform.uiid, which does not exist")]
    public void A_value_that_does_not_fit_is_told_with_what_was_expected(string hole, string actual, string expectation)
    {
        foreach (var comparison in new[] { Compare(Xml(hole), Xml(actual)), Compare(Json(hole), Json(actual)), Compare(Json(hole), Xml(actual)) })
        {
            comparison.Differences.Should().ContainSingle().Which.Message.Should().Be($"Expected {expectation}, but found \"{actual}\".");
        }
    }

    [Test]
    public void A_hole_takes_a_JSON_number_but_no_container_and_no_absence()
    {
        Compare(Json("${xmlunit.isNumber}"), """{"a":5}""").AreSame.Should().BeTrue();
        Compare(Json("${xmlunit.ignore}"), """{"a":[5]}""").AreSame.Should().BeTrue();
        Compare(Json("${conform.bytes}"), """{"a":[5]}""").AreSame.Should().BeFalse();
        Compare(Json("${xmlunit.ignore}"), "{}").AreSame.Should().BeFalse();
        Compare(Xml("${xmlunit.ignore}"), "<r><a><b/></a></r>").AreSame.Should().BeTrue();
    }

    [Test]
    public void What_is_no_placeholder_is_literal() => PlaceholderSyntax.Parse("a ${b} ${other.x} ${conform.uuid").Should().ContainSingle();

    [Test]
    public void Faults_of_placeholders_are_found_without_a_body()
    {
        PlaceholderSyntax.Faults("${conform.uiid} ${xmlunit.matchesRegex(()} ${conform.bytes(a,b)} ${conform.bound}").Should().HaveCount(4);
        PlaceholderSyntax.Faults("${conform.uuid} and ${xmlunit.matchesRegex(\\d+)}").Should().BeEmpty();
    }

    [Test]
    public void An_expression_that_could_go_on_for_ever_is_matched_in_linear_time() =>
        Compare(Xml("${xmlunit.matchesRegex(^(a+)+$)}"), Xml(new string('a', 40) + "!")).Differences.Should().ContainSingle()
            .Which.Message.Should().StartWith("Expected a text that matches ^(a+)+$, but found");

    [Test]
    public void Expressions_that_never_end_are_cut_short_and_after_a_few_no_more_are_tried()
    {
        var evil = "<r>" + string.Concat(Enumerable.Repeat("<a>${xmlunit.matchesRegex(^(a+)+\\1$)}</a>", 60)) + "</r>";
        var body = "<r>" + string.Concat(Enumerable.Repeat("<a>" + new string('a', 40) + "!</a>", 60)) + "</r>";

        var messages = Compare(evil, body).Differences.Select(difference => difference.Message).ToList();

        messages.Should().HaveCount(60);
        messages.Where(message => message.Contains("took longer than 1 s to try", StringComparison.Ordinal)).Should().NotBeEmpty();
        messages.Where(message => message.Contains("which was not tried", StringComparison.Ordinal)).Should().HaveCountGreaterThan(50);
    }

    [TestCase("<r><a>${ xmlunit.isNumber }</a></r>", "<r><a>5</a></r>", true)]
    [TestCase("<r><a>${xmlunit.matchesRegex ( ^[a-z]+$ ) }</a></r>", "<r><a>abc</a></r>", true)]
    [TestCase("<r><a>${ conform.bytes ( 1, 9 ) }</a></r>", "<r><a>5</a></r>", true)]
    [TestCase("<r x='${xmlunit.ignore}'/>", "<r/>", true)]
    [TestCase("<r x='${xmlunit.isNumber}'/>", "<r/>", false)]
    [TestCase("<r/>", "<r x='${xmlunit.ignore}'/>", false)]
    [TestCase("<r>${xmlunit.ignore}<b/></r>", "<r><b/></r>", true)]
    [TestCase("<r>${xmlunit.isNumber}<b/></r>", "<r><b/></r>", false)]
    [TestCase("<r><a>${xmlunit.ignore}</a></r>", "<r><a/></r>", true)]
    [TestCase("<r><a>${xmlunit.isNumber}</a></r>", "<r><a> 5 </a></r>", false)]
    [TestCase("<r xmlns:x='http://www.w3.org/2001/XMLSchema-instance' x:type='${xmlunit.ignore}'/>", "<r xmlns:x='http://www.w3.org/2001/XMLSchema-instance' xmlns:p='urn:v' x:type='p:T'/>", true)]
    [TestCase("<r xmlns:x='http://www.w3.org/2001/XMLSchema-instance' xmlns:p='urn:v' x:type='p:${xmlunit.ignore}'/>", "<r xmlns:x='http://www.w3.org/2001/XMLSchema-instance' xmlns:p='urn:v' x:type='p:T'/>", false)]
    [TestCase("<r><a>${xmlunit.isDateTime}</a></r>", "<r><a>03/11/2021</a></r>", true)]
    [TestCase("<r><a>${xmlunit.isDateTime}</a></r>", "<r><a>25/12/2021</a></r>", false)]
    public void Placeholders_of_XmlUnit_are_taken_as_XmlUnit_takes_them_or_as_TRAPS_says(string expected, string actual, bool same) =>
        Compare(expected, actual).AreSame.Should().Be(same, string.Join('\n', Compare(expected, actual).Differences));

    private static Comparison Compare(string expected, string actual) =>
        Comparer.Compare(Bodies.Any(expected), Bodies.Any(actual), ApiRepresentation.Options with { Variables = Bound });

    private static string Xml(string text) => $"<r><a>{text.Replace("&", "&amp;", StringComparison.Ordinal)}</a></r>";

    private static string Attribute(string text) => $"<r a=\"{text.Replace("&", "&amp;", StringComparison.Ordinal)}\"/>";

    private static string Json(string text) => "{\"a\":" + System.Text.Json.JsonSerializer.Serialize(text) + "}";
}

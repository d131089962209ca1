using System.Text;
using System.Text.RegularExpressions;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Mutations;
using Conformance.Core.Scenarios;
using Conformance.Harness.Tests.Runs;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Judging;

/// <summary>What a second reading of the pages changed: of each a lawful answer that passes, and a wrong one that does
/// not.</summary>
[Parallelizable(ParallelScope.All)]
public sealed partial class SecondReadingTests
{
    [TestCase("Negotiate, Basic Realm=RestSvc", "", Description = "One field may hold several challenges.")]
    [TestCase("Negotiate,Basic realm=\"RestSvc\"", "")]
    [TestCase("Negotiate", "AUTH-008")]
    [TestCase("Negotiate, X-Basic realm=RestSvc", "AUTH-008")]
    public async Task A_refused_logon_may_ask_for_other_schemes_besides(string challenge, string blamed) =>
        (await BlamedAsync("authentication/logon-refused", exchange => With(exchange.Response!, "WWW-Authenticate", challenge)))
            .Where(requirement => requirement != "AUTH-028").Should().Equal(Listed(blamed));

    [TestCase("PATCH", 501, "")]
    [TestCase("PATCH", 404, "ERR-003")]
    [TestCase("DELETE", 501, "ERR-003")]
    public async Task Only_a_method_that_no_page_knows_may_be_answered_with_501(string method, int status, string blamed) =>
        (await BlamedAsync("errors/method", exchange => exchange.Request.Method == method ? Edited(exchange.Response! with { Status = status }, text => text.Replace("405", $"{status}", StringComparison.Ordinal)) : exchange.Response!))
            .Should().Equal(Listed(blamed));

    [TestCase("/api/logonSessions/{0}", "")]
    [TestCase("https://em.example/api/logonSessions/{0}/", "")]
    [TestCase("/api/logonSessions/0badc0de-0000-4000-8000-00000badc0de", "AUTH-037")]
    public async Task A_Location_of_a_logon_names_its_session(string location, string blamed) =>
        (await BlamedAsync("authentication/logon", exchange => exchange.Step != "logon" ? exchange.Response!
            : With(exchange.Response!, "Location", string.Format(System.Globalization.CultureInfo.InvariantCulture, location, SessionId().Match(Text(exchange.Response!)).Groups[1].Value))))
            .Should().Equal(Listed(blamed));

    [TestCase("A B", "A-C", "AB", "", Description = "An order by code points stands so; one that passes over blanks and signs does not.")]
    [TestCase("a", "B", "A", "", Description = "No page says whether case counts.")]
    [TestCase("A B", "A-C", "A B", "QRY-023")]
    public async Task Texts_that_an_order_may_tell_apart_need_not_stand_together(string first, string second, string third, string blamed) =>
        (await BlamedAsync("read-side/query-job/sort-reversed", exchange => Edited(exchange.Response!, text => Job().Count(text) is var count ? Named(text, (at, _) =>
            new[] { first, second, third }.ElementAtOrDefault(exchange.Step == "ascending" ? at : count - 1 - at) ?? $"zz{(exchange.Step == "ascending" ? at : count - 1 - at):00}") : text), "field=Name"))
            .Should().Equal(Listed(blamed));

    [TestCase(true, "")]
    [TestCase(false, "QRY-003")]
    public async Task What_is_unequal_may_differ_in_case_alone(bool inOtherCase, string blamed)
    {
        const string scenario = "read-side/query-job/filter";
        var (_, output) = await RecordedAsync(scenario);
        var other = output.Record.Exchanges.Single(exchange => exchange.Variant.Contains("field=Name", StringComparison.Ordinal) && exchange.Step == "other");
        var value = QueryUrl.Parameter(other.Request.Url, "filter")!.Split("!=")[1].Trim('"');
        var renamed = Uid().Match(Job().Match(Text(other.Response!)).Value).Value;

        (await BlamedAsync(scenario, exchange => Edited(exchange.Response!, text => Named(text, (_, job) =>
            !job.Contains(renamed, StringComparison.Ordinal) ? null : inOtherCase ? value.ToUpperInvariant() : value)), "field=Name")).Should().Equal(Listed(blamed));
    }

    [TestCase(200, "")]
    [TestCase(204, "RTS-001")]
    [TestCase(404, "RTS-001")]
    public async Task A_session_without_tasks_exists(int status, string blamed) =>
        (await BlamedAsync("replica-task-sessions/empty", exchange => status == 200 ? exchange.Response!
            : (exchange.Response! with { Status = status, Headers = [.. exchange.Response.Headers.Where(field => !field.Name.StartsWith("Content-", StringComparison.Ordinal))] }).WithBody(default)))
            .Where(requirement => requirement != "ERR-004").Should().Equal(Listed(blamed));

    [TestCase("web01", "web01")]
    [TestCase("task_1", "task_1")]
    [TestCase("2025-08-15T06:00:00Z", "\"2025-08-15T06:00:00Z\"")]
    [TestCase("urn:veeam:Backup:39cb6675-8930-436a-8ac3-8a4ae6195cb1", "\"urn:veeam:Backup:39cb6675-8930-436a-8ac3-8a4ae6195cb1\"")]
    [TestCase("11.0.0.837", "\"11.0.0.837\"")]
    [TestCase("Backup Job 5", "\"Backup Job 5\"")]
    public void A_value_of_a_filter_stands_in_quotes_unless_it_is_a_word(string value, string written) => FieldValues.Literal(value).Should().Be(written);

    [Test]
    public async Task No_filter_has_a_value_without_quotes_that_is_no_word()
    {
        var (_, run) = await RecordedAsync("read-side/query-replica-task-session/*", "window/*", "replica-task-sessions/query", "query/s*");
        var filters = run.Record.Exchanges.Select(exchange => QueryUrl.Parameter(exchange.Request.Url, "filter")).OfType<string>().Distinct().ToList();

        filters.Select(filter => Quoted().Replace(filter, "")).Should().OnlyContain(rest => Words().IsMatch(rest)).And.HaveCountGreaterThan(20);
    }

    [TestCase("query-page-shorter", "read-side/query-replica-task-session/pages", "QRY-016")]
    [TestCase("query-spelling-lacks-last", "query/*", "QRY-026")]
    [TestCase("logon-location-elsewhere", "authentication/*", "AUTH-037")]
    [TestCase("query-lacks-first", "read-side/*/query-collection", "QRY-011")]
    public async Task A_demand_that_became_stricter_fails_a_server_that_breaks_it_and_no_other(string fault, string scenarios, string blamed)
    {
        var selection = new Selection([scenarios]);
        var right = await EmbeddedRuns.RunAsync(new RunRequest { Selection = selection });
        var wrong = await EmbeddedRuns.RunAsync(new RunRequest { Selection = selection, Faults = [fault] });

        right.Result.Findings.Should().BeEmpty();
        wrong.Result.Findings.Select(group => (group.First.Requirement.Id, group.First.Requirement.Level)).Distinct().Should().Equal((blamed, RequirementLevel.Documented));
    }

    /// <summary>The requirements that are not met when the answers of a right server are changed so.</summary>
    private static async Task<IReadOnlyList<string>> BlamedAsync(string scenario, Func<Exchange, ReceivedResponse> change, string variant = "")
    {
        var (prepared, output) = await RecordedAsync(scenario);
        IExchangeCollection exchanges =
        [
            .. output.Record.Exchanges.Where(exchange => exchange.Variant.Contains(variant, StringComparison.Ordinal)).Select(exchange => exchange with { Response = change(exchange) }),
        ];
        var variants = prepared.Plan.Variants.Where(each => each.Id.Contains(variant, StringComparison.Ordinal)).ToList();
        variants.Should().NotBeEmpty();
        return [.. new RunJudge(variants, prepared.Request.Facts, prepared.Rules).Complete(output.Record.Variants, exchanges).SelectMany(judged => judged.Findings).Select(finding => finding.Requirement.Id).Distinct()];
    }

    private static async Task<(Prepared Prepared, RunOutput Output)> RecordedAsync(params string[] scenarios)
    {
        var prepared = await EmbeddedRuns.PreparedAsync(new RunRequest { Selection = new Selection(scenarios) });
        return (prepared, await ConformanceRun.ExecuteAsync(prepared, TimeProvider.System, null, CancellationToken.None));
    }

    /// <summary>The jobs of an answer with other names; null leaves one as it is.</summary>
    private static string Named(string text, Func<int, string, string?> name)
    {
        var at = 0;
        return Job().Replace(text, job => name(at++, job.Value) is { } other ? Name().Replace(job.Value, $" Name=\"{other}\"") : job.Value);
    }

    private static ReceivedResponse With(ReceivedResponse response, string name, string value) =>
        response with { Headers = [.. response.Headers.Where(field => !field.Name.Equals(name, StringComparison.OrdinalIgnoreCase)), new HeaderField(name, value)] };

    private static string[] Listed(string blamed) => blamed.Length == 0 ? [] : [blamed];

    private static string Text(ReceivedResponse response) => Encoding.UTF8.GetString(response.Body.Span);

    private static ReceivedResponse Edited(ReceivedResponse response, Func<string, string> edit) => response.WithBody(Encoding.UTF8.GetBytes(edit(Text(response))));

    [GeneratedRegex("SessionId\"?[>:]\"?([0-9a-f-]{36})")]
    private static partial Regex SessionId();

    [GeneratedRegex("<Job [^>]*UID=[^>]*>")]
    private static partial Regex Job();

    [GeneratedRegex(" Name=\"[^\"]*\"")]
    private static partial Regex Name();

    [GeneratedRegex("urn:veeam:Job:[0-9a-f-]{36}")]
    private static partial Regex Uid();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("^[A-Za-z0-9_=<>!;,()]*$")]
    private static partial Regex Words();
}

using System.Net;
using System.Xml.Linq;
using Conformance.Core.Worlds;
using Conformance.Emulator;
using Conformance.Harness.Tests.Worlds;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Emulator;

[TestFixture]
public sealed class QueryTests
{
    private RunningEmulator emulator = null!;
    private World world = null!;
    private string token = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        emulator = await RunningEmulator.StartAsync();
        world = await WorldFiles.StandardAsync(emulator.Time.GetUtcNow());
        (token, _) = await emulator.LogOnAsync();
    }

    [OneTimeTearDown]
    public async Task Stop() => await emulator.DisposeAsync();

    /// <summary>Filters over replica task sessions and the keys of what they match.</summary>
    private static IEnumerable<TestCaseData> Filters()
    {
        yield return Matches("Result==Failed", "failed-task");
        yield return Matches("CreationTimeUTC<2015-01-01T00:00:00Z", "old-task");
        yield return Matches("Result>Success", "warning-task", "failed-task", "long-task");
        yield return Matches("result>=\"warning\";RESULT!=Failed", "warning-task", "long-task");
        yield return Matches("State==InProgress,State==Pending", "running-task", "pending-task");
        yield return Matches("State==Pending,State==InProgress;VmDisplayName==web01", "running-task", "pending-task");
        yield return Matches("(State==Pending,State==InProgress);VmDisplayName==web01", "running-task");
        yield return Matches("CreationTime<2015-01-01T00:00:00Z", "old-task");
        yield return Matches("CreationTime<2015-01-01T00:00:00", "old-task");
        yield return Matches("EndTime<=\"2014-10-19T07:02:33Z\"", "old-task");
        yield return Matches("TotalSize>9007199254740992", "recent-task-3");
        yield return Matches("JobSessionUid==urn:veeam:ReplicaJobSession:f5bf1a4b-c229-452e-a4e8-0354e1752b4e", "seed-task");
        yield return Matches("JobSessionUid==f5bf1a4b-c229-452e-a4e8-0354e1752b4e", "seed-task");
        yield return Matches("UID==c20dae03-4f75-4191-ae81-862f4b7988ca", "seed-task");
        yield return Matches("JobName==\"Nightly Replication\";CreationTime<=2030-01-01;Result==Success;VmDisplayName==web02;State==Completed", "recent-task-2");
        yield return Matches("BackupServerName==backup-branch.tech.local;Result==Warning", "warning-task");
        yield return Matches("BackupServerUid==8fe1d0b0-7579-5634-84d0-77c52418b374;Result==Failed", "failed-task");
        yield return Matches("VmDisplayName==nobody");
    }

    private static TestCaseData Matches(string filter, params string[] keys) => new TestCaseData(filter, keys).SetArgDisplayNames(filter);

    [TestCaseSource(nameof(Filters))]
    public async Task A_filter_matches_what_its_words_say(string filter, string[] keys)
    {
        var root = await Query($"type=ReplicaTaskSession&filter={WebUtility.UrlEncode(filter)}");
        Uids(root).Should().Equal(keys.Select(key => world.Entity(key).Uid));
    }

    [Test]
    public async Task Booleans_are_compared_in_any_case()
    {
        Uids(await Query("type=job&filter=ScheduleConfigured==False")).Should().Equal(world.Entity("idle-job").Uid);
    }

    [Test]
    public async Task References_are_the_default_and_entities_are_asked_for_in_any_case()
    {
        (await Query("type=BackupServer")).Elements().First().Name.LocalName.Should().Be("Refs");
        var entities = await Query("type=backupserver&format=entities");
        entities.Elements().Select(element => element.Name.LocalName).Should().Equal("Entities", "PagingInfo");
        entities.Elements().First().Elements().Single().Name.LocalName.Should().Be("BackupServers");
    }

    [Test]
    public async Task JSON_repeats_the_outer_name_in_the_inner_list()
    {
        var references = await emulator.JsonAsync("/query?type=BackupServer&pageSize=1", token);
        references.GetProperty("Refs").GetProperty("Refs").GetArrayLength().Should().Be(1);
        references.GetProperty("PagingInfo").GetProperty("PagesCount").GetInt32().Should().Be(3);
        references.GetProperty("PagingInfo").GetProperty("Links")[0].GetProperty("Rel").GetString().Should().Be("First");
        var entities = await emulator.JsonAsync("/query?type=BackupServer&format=Entities", token);
        entities.GetProperty("Entities").GetProperty("BackupServers").GetProperty("BackupServers").GetArrayLength().Should().Be(3);
    }

    [Test]
    public async Task Sorting_is_by_the_fields_own_order_and_turns_round()
    {
        var ascending = Uids(await Query("type=ReplicaTaskSession&sortAsc=creationtime"));
        ascending.Should().Equal(world.OfType("ReplicaTaskSession").OrderBy(task => task.Instants["CreationTimeUTC"]).Select(task => task.Uid));
        var descending = Uids(await Query("type=ReplicaTaskSession&sortDesc=TotalSize"));
        descending[0].Should().Be(world.Entity("recent-task-3").Uid);
    }

    [Test]
    public async Task Pages_partition_the_list_and_their_links_lead_through_it()
    {
        var whole = Uids(await Query("type=ReplicaJobSession&sortAsc=Name"));
        var seen = new List<string>();
        var path = "/query?type=ReplicaJobSession&sortAsc=Name&filter=Result%3D%3DSuccess%2CResult!%3DSuccess&pageSize=4";
        while (path is not null)
        {
            var root = await emulator.XmlAsync(path, token);
            seen.AddRange(Uids(root));
            path = Link(root, "Next") is { } next ? next[(next.IndexOf("/api/", StringComparison.Ordinal) + 4)..] : null;
        }

        seen.Should().Equal(whole);
    }

    [Test]
    public async Task Links_keep_the_parameters_in_their_order_and_append_the_paging()
    {
        var root = await Query("type=ReplicaTaskSession&page=2&filter=VmDisplayName!=%22a+b%22&format=Entities&pageSize=3");
        var paging = root.Element(RunningEmulator.Ns + "PagingInfo")!;
        paging.Attributes().Select(attribute => (attribute.Name.LocalName, attribute.Value)).Should().Contain([("PageNum", "2"), ("PageSize", "3")]);
        Link(root, "Previous").Should().EndWith("/api/query?type=ReplicaTaskSession&filter=VmDisplayName!%3d%22a+b%22&format=Entities&pageSize=3&page=1");
        paging.Descendants(RunningEmulator.Ns + "Link").Select(link => link.Attribute("Rel")!.Value).Should().Equal("First", "Previous", "Next", "Last");
    }

    [Test]
    public async Task A_query_without_a_page_size_has_pages_of_100_and_nothing_found_is_one_empty_page()
    {
        var root = await Query("type=ReplicaTaskSession&filter=Name==nothing");
        var paging = root.Element(RunningEmulator.Ns + "PagingInfo")!;
        paging.Attribute("PageSize")!.Value.Should().Be("100");
        paging.Attribute("PagesCount")!.Value.Should().Be("1");
        paging.Descendants(RunningEmulator.Ns + "Link").Select(link => link.Attribute("Rel")!.Value).Should().Equal("First", "Last");
    }

    [TestCase("", TestName = "No type")]
    [TestCase("type=Nothing", TestName = "An unknown type")]
    [TestCase("type=Job&filter=Colour==red", TestName = "An unknown field")]
    [TestCase("type=Job&filter=Name=x", TestName = "No operator")]
    [TestCase("type=Job&filter=(Name==x", TestName = "An open parenthesis")]
    [TestCase("type=Job&filter=Name==%22x", TestName = "An open quote")]
    [TestCase("type=Job&filter=Name==x;", TestName = "Nothing behind and")]
    [TestCase("type=Job&filter=NextRun>yesterday", TestName = "An instant that is none")]
    [TestCase("type=ReplicaTaskSession&filter=Result==Good", TestName = "A value outside the list")]
    [TestCase("type=ReplicaTaskSession&filter=TotalSize>much", TestName = "A number that is none")]
    [TestCase("type=Job&sortAsc=Colour", TestName = "An unknown field to sort by")]
    [TestCase("type=Job&sortAsc=Name&sortDesc=Name", TestName = "Both directions")]
    [TestCase("type=Job&pageSize=0", TestName = "No page size")]
    [TestCase("type=Job&page=-1", TestName = "A page before the first")]
    public async Task What_cannot_be_read_is_answered_with_an_error(string query)
    {
        using var response = await emulator.GetAsync("/query?" + query, token);
        response.StatusCode.Should().Be((HttpStatusCode)EmulatorDecisions.BadQueryStatus);
        XDocument.Parse(await response.Content.ReadAsStringAsync()).Root!.Attribute("Message")!.Value.Should().NotBeEmpty();
    }

    [Test]
    public async Task A_query_needs_a_token()
    {
        using var response = await emulator.GetAsync("/query?type=Job");
        response.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    private Task<XElement> Query(string query) => emulator.XmlAsync("/query?" + query, token);

    private static List<string> Uids(XElement root) =>
        [.. root.Descendants().Where(element => element.Attribute("UID") is not null).Select(element => element.Attribute("UID")!.Value)];

    private static string? Link(XElement root, string rel) => root.Element(RunningEmulator.Ns + "PagingInfo")!
        .Descendants(RunningEmulator.Ns + "Link").FirstOrDefault(link => link.Attribute("Rel")!.Value == rel)?.Attribute("Href")!.Value;
}

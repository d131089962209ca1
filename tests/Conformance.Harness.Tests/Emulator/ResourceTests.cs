using System.Net;
using System.Text.Json;
using Conformance.Emulator;
using Conformance.Harness.Tests.Worlds;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Emulator;

[TestFixture]
public sealed class ResourceTests
{
    private RunningEmulator emulator = null!;
    private string token = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        emulator = await RunningEmulator.StartAsync();
        (token, _) = await emulator.LogOnAsync();
    }

    [OneTimeTearDown]
    public async Task Stop() => await emulator.DisposeAsync();

    [Test]
    public async Task The_seeds_answer_is_given_word_for_word_when_the_clock_is_right()
    {
        await using var then = await RunningEmulator.StartAsync(options => options with { Styles = ["foreign-host"] }, Seed.Now);
        var (token, _) = await then.LogOnAsync();
        using var response = await then.GetAsync(Seed.Path + "?format=Entity", token);
        var body = await response.Content.ReadAsStringAsync();
        Seed.Canonical(body).Should().Be(Seed.Canonical(Seed.Body));
        body.Should().StartWith("<?xml version=\"1.0\" encoding=\"utf-8\"?><ReplicaTaskSessions xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\" xmlns:xsi=");
    }

    [Test]
    public async Task The_seeds_answer_in_JSON_carries_the_same()
    {
        await using var then = await RunningEmulator.StartAsync(now: Seed.Now);
        var (token, _) = await then.LogOnAsync();
        var root = await then.JsonAsync(Seed.Path + "?format=Entity", token);
        var task = root.GetProperty("ReplicaTaskSessions").EnumerateArray().Single();
        task.GetProperty("TotalSize").GetInt64().Should().Be(17179869184);
        task.GetProperty("Reason").GetString().Should().BeEmpty();
        task.EnumerateObject().Select(member => member.Name).Should().Equal(
            "JobSessionUid", "CreationTimeUTC", "EndTimeUTC", "State", "Result", "Reason", "TotalSize", "VmDisplayName", "Name", "UID", "Links", "Href", "Type");
        task.GetProperty("Links").EnumerateArray().Select(link => link.GetProperty("Rel").GetString()).Should().Equal("Up", "Up", "Alternate");
    }

    [Test]
    public async Task EM_13_writes_camel_case_keys()
    {
        await using var newer = await RunningEmulator.StartAsync(options => options with { Dialect = EmulatorDialect.Em13 });
        var (token, _) = await newer.LogOnAsync();
        var task = (await newer.JsonAsync("/replicaTaskSessions?format=Entity", token)).GetProperty("replicaTaskSessions")[0];
        task.EnumerateObject().Select(member => member.Name).Should().Equal(
            "jobSessionUid", "creationTimeUTC", "endTimeUTC", "state", "result", "reason", "totalSize", "vmDisplayName", "name", "uid", "links", "href", "type");
    }

    [TestCase(null, "application/xml")]
    [TestCase("application/xml", "application/xml")]
    [TestCase("application/json", "application/json")]
    [TestCase("*/*", "application/xml")]
    [TestCase("application/xml, application/json", "application/json")]
    [TestCase("application/json, application/xml", "application/json")]
    [TestCase("text/html", "application/xml")]
    [TestCase("application/json; q=0.5", "application/json")]
    public async Task Accept_decides_the_format(string? accept, string mediaType)
    {
        using var response = await emulator.GetAsync("/backupServers", token, accept);
        response.Content.Headers.ContentType!.ToString().Should().Be(mediaType);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        response.Content.Headers.ContentLength.Should().Be(bytes.Length);
        ((char)bytes[0]).Should().Be(mediaType.EndsWith("json", StringComparison.Ordinal) ? '{' : '<');
    }

    [TestCase("/replicaTaskSessions", "EntityReferences")]
    [TestCase("/replicaTaskSessions?format=Entity", "ReplicaTaskSessions")]
    [TestCase("/replicaTaskSessions?format=entity", "ReplicaTaskSessions")]
    [TestCase("/replicaTaskSessions?format=nonsense", "EntityReferences")]
    [TestCase("/REPLICATASKSESSIONS/c20dae03-4f75-4191-ae81-862f4b7988ca", "EntityRef")]
    [TestCase("/replicaTaskSessions/C20DAE03-4F75-4191-AE81-862F4B7988CA?format=Entity", "ReplicaTaskSession")]
    [TestCase("/replicaSessions", "EntityReferences")]
    [TestCase("/replicaSessions?format=Entity", "ReplicaJobSessions")]
    [TestCase("/backupServers/7445e6ce-86f5-4171-b909-dac209c66563?format=Entity", "BackupServer")]
    [TestCase("/jobs?format=Entity", "Jobs")]
    [TestCase("/logonSessions", "LogonSessions")]
    public async Task A_path_and_its_format_decide_the_root_element(string path, string root) =>
        (await emulator.XmlAsync(path, token)).Name.Should().Be(RunningEmulator.Ns + root);

    [Test]
    public async Task References_and_entities_are_each_others_alternate()
    {
        var reference = await emulator.XmlAsync("/replicaTaskSessions/c20dae03-4f75-4191-ae81-862f4b7988ca", token);
        reference.Attribute("Type")!.Value.Should().Be("ReplicaTaskSessionReference");
        var alternate = reference.Descendants(RunningEmulator.Ns + "Link").Single(link => link.Attribute("Rel")!.Value == "Alternate");
        alternate.Attribute("Type")!.Value.Should().Be("ReplicaTaskSession");
        var entity = await emulator.XmlAsync(new Uri(alternate.Attribute("Href")!.Value).PathAndQuery["/api".Length..], token);
        entity.Attribute("Href")!.Value.Should().Be(alternate.Attribute("Href")!.Value);
        entity.Descendants(RunningEmulator.Ns + "Link").Last().Attribute("Href")!.Value.Should().Be(reference.Attribute("Href")!.Value);
    }

    [Test]
    public async Task A_running_task_has_no_end_in_XML_and_null_in_JSON()
    {
        var world = await WorldFiles.StandardAsync();
        var path = $"/replicaTaskSessions/{world.Entity("running-task").Id}?format=Entity";
        (await emulator.XmlAsync(path, token)).Elements().Select(element => element.Name.LocalName).Should().NotContain("EndTimeUTC");
        (await emulator.JsonAsync(path, token)).GetProperty("EndTimeUTC").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Test]
    public async Task Structured_elements_are_written_by_the_contract_in_both_formats()
    {
        var world = await WorldFiles.StandardAsync();
        var path = $"/jobs/{world.Entity("nightly-job").Id}?format=Entity";
        var daily = (await emulator.XmlAsync(path, token)).Descendants(RunningEmulator.Ns + "OptionsDaily").Single();
        daily.Attribute("Enabled")!.Value.Should().Be("true");
        daily.Elements(RunningEmulator.Ns + "Days").Should().HaveCount(7);
        var job = await emulator.JsonAsync(path, token);
        var standard = job.GetProperty("JobScheduleOptions").GetProperty("Standart");
        standard.GetProperty("RetryOptions").GetProperty("RetrySpecified1").GetBoolean().Should().BeTrue();
        standard.GetProperty("OptionsDaily").GetProperty("Days").GetArrayLength().Should().Be(7);
        standard.GetProperty("OptionsDaily").GetProperty("Enabled").GetBoolean().Should().BeTrue();
        job.GetProperty("JobInfo").GetProperty("ReplicaJobInfo").GetProperty("Includes").GetProperty("ObjectInJobs").GetArrayLength().Should().Be(2);
    }

    [Test]
    public async Task Names_with_markup_and_foreign_letters_arrive_whole_in_both_formats()
    {
        var world = await WorldFiles.StandardAsync();
        var name = world.Entity("warning-task").Name;
        name.Should().Contain("&").And.Contain("<").And.Contain("\"").And.Contain("東京");
        var path = $"/replicaTaskSessions/{world.Entity("warning-task").Id}?format=Entity";
        (await emulator.XmlAsync(path, token)).Attribute("Name")!.Value.Should().Be(name);
        (await emulator.JsonAsync(path, token)).GetProperty("Name").GetString().Should().Be(name);
    }

    [Test]
    public async Task HEAD_is_answered_as_GET_without_the_body()
    {
        using var get = await emulator.GetAsync("/backupServers", token);
        using var head = await emulator.SendAsync(HttpMethod.Head, "/backupServers", token);
        head.StatusCode.Should().Be(HttpStatusCode.OK);
        head.Content.Headers.ContentType.Should().Be(get.Content.Headers.ContentType);
        head.Content.Headers.ContentLength.Should().Be(get.Content.Headers.ContentLength);
        (await head.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
    }

    [Test]
    public async Task Every_link_that_the_contract_holds_resolves_to_what_its_type_says()
    {
        var contract = await Contract.ContractFiles.ContractAsync();
        foreach (var start in new[] { "/replicaTaskSessions?format=Entity", "/replicaTaskSessions", "/replicaSessions?format=Entity", "/jobs?format=Entity", "/backupServers?format=Entity" })
        {
            foreach (var link in (await emulator.XmlAsync(start, token)).Descendants(RunningEmulator.Ns + "Link"))
            {
                var href = link.Attribute("Href")!.Value;
                if (contract.MatchHref(href) is not { Operation.Resource.Key: true } match || href.Contains("action=", StringComparison.Ordinal))
                {
                    continue;
                }

                var target = await emulator.XmlAsync(contract.BelowBase(href)!, token);
                var type = link.Attribute("Type")!.Value;
                if (match.Operation.IsList)
                {
                    target.Name.LocalName.Should().Be("EntityReferences", href);
                }
                else
                {
                    target.Attribute("Type")!.Value.Should().Be(type, href);
                    target.Attribute("Name")!.Value.Should().Be(link.Attribute("Name")?.Value ?? target.Attribute("Name")!.Value, href);
                }
            }
        }
    }
}

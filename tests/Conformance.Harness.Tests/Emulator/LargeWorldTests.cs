using System.Xml.Linq;
using Conformance.Core.Worlds;
using Conformance.Harness.Tests.Worlds;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Emulator;

/// <summary>A world with more entities than a body is made of at once.</summary>
[TestFixture]
public sealed class LargeWorldTests
{
    private const int Added = 2_517;
    private RunningEmulator emulator = null!;
    private World world = null!;
    private string token = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        world = LargeWorld.Grow(await WorldFiles.StandardAsync(WorldFiles.Now), Added, seed: 7);
        emulator = await RunningEmulator.StartAsync(options => options with { World = world });
        (token, _) = await emulator.LogOnAsync();
    }

    [OneTimeTearDown]
    public async Task Stop() => await emulator.DisposeAsync();

    [TestCase("", "Ref")]
    [TestCase("?format=Entity", "ReplicaTaskSession")]
    public async Task Every_member_is_sent_in_XML_and_in_JSON(string format, string member)
    {
        using var response = await emulator.GetAsync("/replicaTaskSessions" + format, token);
        response.Headers.TransferEncodingChunked.Should().BeTrue();
        var uids = XDocument.Parse(await response.Content.ReadAsStringAsync()).Root!
            .Elements(RunningEmulator.Ns + member).Select(element => element.Attribute("UID")!.Value).ToList();
        uids.Should().OnlyHaveUniqueItems();
        uids.Count(uid => world.ById("ReplicaTaskSession", uid[^36..])!.Key.StartsWith("large-", StringComparison.Ordinal)).Should().Be(Added);
        var json = await emulator.JsonAsync("/replicaTaskSessions" + format, token);
        json.EnumerateObject().Single().Value.EnumerateArray().Select(item => item.GetProperty("UID").GetString()).Should().Equal(uids);
    }

    [Test]
    public async Task A_fault_also_changes_what_is_sent_in_pieces()
    {
        await using var faulty = await RunningEmulator.StartAsync(options => options with { World = world, Faults = ["uid-missing", "entities-lack-last"] });
        var (other, _) = await faulty.LogOnAsync();
        var right = await emulator.XmlAsync("/replicaTaskSessions?format=Entity", token);
        var wrong = await faulty.XmlAsync("/replicaTaskSessions?format=Entity", other);
        wrong.Elements().Should().HaveCount(right.Elements().Count() - 1).And.OnlyContain(element => element.Attribute("UID") == null);
    }

    [Test]
    public async Task Nested_collections_hold_what_the_members_say()
    {
        var session = world.OfType("ReplicaJobSession")[^1];
        var nested = await emulator.XmlAsync($"/replicaSessions/{session.Id}/replicaTaskSessions?format=Entity", token);
        nested.Elements().Should().HaveCount(Added % 25).And.OnlyContain(task => task.Element(RunningEmulator.Ns + "JobSessionUid")!.Value == session.Uid);
        var job = world.Entity(session.Refs["JobUid"]);
        world.Children("ReplicaJobSession", "JobUid", job).Should().Contain(each => each.Uid == session.Uid).And.OnlyContain(each => each.Refs["JobUid"] == job.Key);
    }

    [Test]
    public async Task A_page_as_long_as_everything_is_sent_in_pieces_too()
    {
        var result = await emulator.JsonAsync("/query?type=ReplicaTaskSession&format=Entities&pageSize=1000000&sortDesc=CreationTime", token);
        result.GetProperty("Entities").GetProperty("ReplicaTaskSessions").GetProperty("ReplicaTaskSessions").GetArrayLength().Should().BeGreaterThan(Added);
        result.GetProperty("PagingInfo").GetProperty("PagesCount").GetInt32().Should().Be(1);
        var same = await emulator.XmlAsync("/query?type=ReplicaTaskSession&pageSize=1000000", token);
        same.Elements().Select(element => element.Name.LocalName).Should().Equal("Refs", "PagingInfo");
    }

    [Test]
    public async Task The_same_seed_gives_the_same_world()
    {
        var again = LargeWorld.Grow(await WorldFiles.StandardAsync(WorldFiles.Now), Added, seed: 7).OfType("ReplicaTaskSession")[^1];
        var other = LargeWorld.Grow(await WorldFiles.StandardAsync(WorldFiles.Now), Added, seed: 8).OfType("ReplicaTaskSession")[^1];
        again.Should().BeEquivalentTo(world.OfType("ReplicaTaskSession")[^1]);
        other.Id.Should().NotBe(again.Id);
    }
}

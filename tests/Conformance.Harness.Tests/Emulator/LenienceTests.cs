using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Emulator;

/// <summary>What servers take though no page says so, because clients send it.</summary>
[TestFixture]
public sealed class LenienceTests
{
    [TestCase("/replicaSessions/{0}", "ReplicaJobSession")]
    [TestCase("/replicaSessions/{0}/replicaTaskSessions", "EntityReferences")]
    public async Task A_whole_UID_in_the_place_of_an_ID_is_taken_for_the_ID(string path, string root)
    {
        await using var emulator = await RunningEmulator.StartAsync();
        var (token, _) = await emulator.LogOnAsync();
        var session = (await emulator.XmlAsync("/replicaSessions", token)).Elements().First();
        var uid = session.Attribute("UID")!.Value;

        var byUid = await emulator.XmlAsync(string.Format(null, path, uid) + "?format=Entity", token);
        var byId = await emulator.XmlAsync(string.Format(null, path, uid.Split(':')[^1]) + "?format=Entity", token);

        byUid.ToString().Should().Be(byId.ToString());
        byUid.Name.LocalName.Should().BeOneOf(root, "ReplicaTaskSessions");
    }

    [TestCase("/replicaSessions/urn:veeam:ReplicaJobSession:0badc0de-0000-4000-8000-00000badc0de", 404)]
    [TestCase("/replicaSessions/urn:veeam:ReplicaJobSession:99999", 400)]
    public async Task A_UID_of_nothing_is_answered_as_its_ID_is(string path, int status)
    {
        await using var emulator = await RunningEmulator.StartAsync();
        var (token, _) = await emulator.LogOnAsync();

        using var response = await emulator.GetAsync(path, token);

        ((int)response.StatusCode).Should().Be(status);
    }

    [TestCase("filter=Progress%3E=0", 200)]
    [TestCase("filter=progress%3C0", 200)]
    [TestCase("sortDesc=Progress", 200)]
    [TestCase("filter=Nonsense==1", 400)]
    [TestCase("filter=Progress==much", 400)]
    public async Task A_filter_and_an_order_may_name_any_field_that_entities_show(string query, int status)
    {
        await using var emulator = await RunningEmulator.StartAsync();
        var (token, _) = await emulator.LogOnAsync();

        using var response = await emulator.GetAsync("/query?type=ReplicaJobSession&" + query, token);

        ((int)response.StatusCode).Should().Be(status);
    }
}

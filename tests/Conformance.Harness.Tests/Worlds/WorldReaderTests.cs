using Conformance.Core.Contract;
using Conformance.Core.Worlds;
using Conformance.DataFiles;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Worlds;

[TestFixture]
public sealed class WorldReaderTests
{
    private const string Head = "world: w\ntitle: t\norigin: https://h:9398\nentities:\n";
    private const string Server = "  - { key: s, type: BackupServer, id: 00000000-0000-0000-0000-000000000001, name: s, fields: { Description: \"\", Port: 1, Version: \"1.0\" } }\n";

    [Test]
    public async Task The_standard_world_holds_the_seed_word_for_word()
    {
        var world = await WorldFiles.StandardAsync();
        var task = world.Entity("seed-task");
        task.Name.Should().Be("ubuntu88@2021-11-03 21:00:26");
        task.Uid.Should().Be("urn:veeam:ReplicaTaskSession:c20dae03-4f75-4191-ae81-862f4b7988ca");
        task.Text("JobSessionUid").Should().Be("urn:veeam:ReplicaJobSession:f5bf1a4b-c229-452e-a4e8-0354e1752b4e");
        task.Text("CreationTimeUTC").Should().Be("2021-11-03T21:00:26.19Z");
        world.Entity("seed-session").Name.Should().Be("Replication Job 1@2021-11-03 21:00:11");
        world.Follow(task, ["JobSessionUid", "JobUid", "BackupServer"])!.Name.Should().Be("enterprise06.tech.local");
    }

    [Test]
    public async Task The_standard_world_is_large_enough()
    {
        var world = await WorldFiles.StandardAsync();
        world.OfType("BackupServer").Should().HaveCountGreaterThanOrEqualTo(2);
        world.OfType("Job").Should().HaveCountGreaterThanOrEqualTo(3);
        world.OfType("ReplicaJobSession").Should().HaveCountGreaterThanOrEqualTo(6);
        world.OfType("ReplicaTaskSession").Should().HaveCountGreaterThanOrEqualTo(12);
        world.Children("ReplicaTaskSession", "JobSessionUid", world.Entity("empty-session")).Should().BeEmpty();
    }

    [TestCase("inside-two-days-task", true)]
    [TestCase("inside-one-second-task", true)]
    [TestCase("outside-one-second-task", false)]
    [TestCase("outside-two-days-session", false)]
    [TestCase("long-session", false)]
    [TestCase("task-inside-in-session-outside", true)]
    [TestCase("task-outside-in-session-inside", false)]
    public async Task The_window_looks_at_the_creation(string key, bool inside) =>
        (await WorldFiles.StandardAsync()).Entity(key).IsInside(new WindowRule(30, "CreationTimeUTC"), WorldFiles.Now).Should().Be(inside);

    [TestCase("now", "2026-03-01T12:00:00Z")]
    [TestCase("now-29d23h59m", "2026-01-30T12:01:00Z")]
    [TestCase("now-30d+1s", "2026-01-30T12:00:01Z")]
    [TestCase("now-1d+420ms", "2026-02-28T12:00:00.42Z")]
    public void A_relative_time_is_resolved(string text, string expected)
    {
        WorldClock.TryResolve(text, WorldFiles.Now, out var instant).Should().BeTrue();
        WorldClock.Write(instant).Should().Be(expected);
    }

    [TestCase("now1d")]
    [TestCase("now-1")]
    [TestCase("now-1w")]
    [TestCase("now-")]
    [TestCase("nowhere")]
    public void A_relative_time_of_another_form_is_refused(string text) =>
        WorldClock.TryResolve(text, WorldFiles.Now, out _).Should().BeFalse();

    [Test]
    public void Now_loses_its_fraction() =>
        WorldClock.Anchor(WorldFiles.Now.AddMilliseconds(999)).Should().Be(WorldFiles.Now);

    [Test]
    public async Task Every_fault_is_reported_with_its_place_and_the_nearest_known_word()
    {
        var read = () => WorldFiles.ReadAsync(Head + Server
            + "  - { key: j, type: Job, id: 00000000-0000-0000-0000-000000000002, name: j, refs: { BackupServer: x }, fields: { JobTyp: Replica } }\n"
            + "  - { key: r, type: ReplicaJobSession, id: 00000000-0000-0000-0000-000000000003, refs: { JobUid: j }, fields: { JobName: j, JobType: Replica, CreationTimeUTC: now-1w, State: Stoped, Result: Success, Progress: 1, IsRetry: maybe } }\n"
            + "  - { key: q, type: Jobb, id: 00000000-0000-0000-0000-000000000004 }\n");

        (await read.Should().ThrowAsync<DataException>()).Which.Faults.Select(fault => fault.ToString()[11..]).Should().Equal(
            "6:5: j lacks the field \"JobType\", which the contract requires. Add it.",
            "6:5: j lacks the field \"ScheduleConfigured\", which the contract requires. Add it.",
            "6:5: j lacks the field \"ScheduleEnabled\", which the contract requires. Add it.",
            "6:99: \"x\" is no BackupServer of this world. Did you mean \"s\"?",
            "6:114: unknown field \"JobTyp\". Did you mean \"JobType\"?",
            "7:160: \"now-1w\" is no relative time. Write it as in now-29d23h59m or now-30d+1s.",
            "7:175: \"Stoped\" is not one of the values of State. Did you mean \"Stopped\"?",
            "7:222: \"maybe\" is no value for IsRetry: true or false is expected.",
            "8:21: \"Jobb\" is no resource of the contract that has data. Did you mean \"Job\"?");
    }

    [Test]
    public async Task An_unknown_key_is_answered_with_the_nearest()
    {
        var world = await WorldFiles.StandardAsync();
        world.Invoking(each => each.Entity("seed-sesion")).Should().Throw<KeyNotFoundException>().WithMessage("*Did you mean \"seed-session\"?*");
    }

    [Test]
    public async Task An_ID_is_found_whatever_the_case_of_its_digits() =>
        (await WorldFiles.StandardAsync()).ById("ReplicaJobSession", "F5BF1A4B-C229-452E-A4E8-0354E1752B4E")!.Key.Should().Be("seed-session");
}

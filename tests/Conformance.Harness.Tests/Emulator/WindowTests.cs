using System.Net;
using Conformance.Harness.Tests.Worlds;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Emulator;

[TestFixture]
public sealed class WindowTests
{
    [Test]
    public async Task Collections_hold_what_was_created_in_the_last_30_days()
    {
        await using var emulator = await RunningEmulator.StartAsync();
        var world = await WorldFiles.StandardAsync();
        var (token, _) = await emulator.LogOnAsync();
        var sessions = await UidsAsync(emulator, "/replicaSessions", token);
        string[] inside = ["recent-session", "running-session", "empty-session", "inside-two-days-session", "inside-one-second-session", "edge-session", "boundary-session"];
        string[] outside = ["outside-one-second-session", "outside-two-days-session", "long-session", "old-session", "seed-session"];
        sessions.Should().Contain(inside.Select(key => world.Entity(key).Uid));
        sessions.Should().NotContain(outside.Select(key => world.Entity(key).Uid));
    }

    [Test]
    public async Task A_nested_collection_looks_at_the_tasks_own_creation()
    {
        await using var emulator = await RunningEmulator.StartAsync();
        var world = await WorldFiles.StandardAsync();
        var (token, _) = await emulator.LogOnAsync();
        (await UidsAsync(emulator, $"/replicaSessions/{world.Entity("boundary-session").Id}/replicaTaskSessions", token)).Should().Equal(
            world.Entity("inside-two-days-task").Uid, world.Entity("inside-one-second-task").Uid, world.Entity("edge-task").Uid);
        (await UidsAsync(emulator, $"/replicaSessions/{world.Entity("long-session").Id}/replicaTaskSessions", token)).Should().Equal(
            world.Entity("task-inside-in-session-outside").Uid);
        (await UidsAsync(emulator, $"/replicaSessions/{world.Entity("empty-session").Id}/replicaTaskSessions", token)).Should().BeEmpty();
    }

    [Test]
    public async Task The_window_slides_to_the_millisecond()
    {
        await using var emulator = await RunningEmulator.StartAsync();
        var world = await WorldFiles.StandardAsync();
        var (token, _) = await emulator.LogOnAsync();
        emulator.Time.Advance(TimeSpan.FromSeconds(1));
        (await UidsAsync(emulator, "/replicaSessions", token)).Should().Contain(world.Entity("inside-one-second-session").Uid).And.NotContain(world.Entity("edge-session").Uid);
        emulator.Time.Advance(TimeSpan.FromMilliseconds(1));
        (await UidsAsync(emulator, "/replicaSessions", token)).Should().NotContain(world.Entity("inside-one-second-session").Uid);
    }

    [Test]
    public async Task What_is_older_is_still_found_by_its_ID()
    {
        await using var emulator = await RunningEmulator.StartAsync();
        var world = await WorldFiles.StandardAsync();
        var (token, _) = await emulator.LogOnAsync();
        using var response = await emulator.GetAsync("/replicaTaskSessions/" + world.Entity("old-task").Id, token);
        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private static async Task<List<string>> UidsAsync(RunningEmulator emulator, string path, string token) =>
        [.. (await emulator.XmlAsync(path, token)).Elements().Select(member => member.Attribute("UID")!.Value)];
}

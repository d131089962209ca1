using System.Globalization;

namespace Conformance.Core.Worlds;

/// <summary>
/// Makes a world large: jobs, sessions and any number of task sessions of the last 29 days that follow from a seed and their
/// number. What
/// the contract asks for beside times and results is that of the first entity of the type in the world that it grows from.
/// </summary>
public static class LargeWorld
{
    private const int TasksPerSession = 25;
    private const int SessionsPerJob = 200;
    private static readonly TimeSpan Age = TimeSpan.FromDays(29);

    private static readonly string[] Templates = ["Job", "ReplicaJobSession", "ReplicaTaskSession"];

    /// <summary>A type that a world lacks but needs to be grown from; null if there is none.</summary>
    public static string? Missing(World world) => Templates.FirstOrDefault(type => world.OfType(type).Count == 0);

    /// <summary>The world with so many more task sessions, and the sessions and jobs that they belong to.</summary>
    /// <param name="world">A world with at least one job, replica session and replica task session.</param>
    /// <param name="tasks">How many task sessions to add; at least one.</param>
    /// <param name="seed">Another seed gives other IDs, sizes and results.</param>
    public static World Grow(World world, int tasks, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(tasks, 1);
        var sessions = ((tasks - 1) / TasksPerSession) + 1;
        var jobs = ((sessions - 1) / SessionsPerJob) + 1;
        var job = world.OfType(Templates[0])[0];
        var session = world.OfType(Templates[1])[0];
        var task = world.OfType(Templates[2])[0];
        var start = world.Now - Age;

        EntitySeries allJobs = null!;
        allJobs = new EntitySeries(job.Type, jobs, "large-job-", IdPrefix(seed, 1), number => job with
        {
            Key = allJobs.Key(number),
            Id = allJobs.Id(number),
            Name = JobName(number),
        });

        DateTimeOffset Created(int number) => start + (Age / sessions * number) + TimeSpan.FromMilliseconds(Dice(seed, number, 1) % 900);

        EntitySeries allSessions = null!;
        allSessions = new EntitySeries(session.Type, sessions, "large-session-", IdPrefix(seed, 2), number =>
        {
            var (created, owner) = (Created(number), number % jobs);
            return Made(session, allSessions, number, $"{JobName(owner)}@{WorldClock.WriteInName(created)}", "JobUid", allJobs, owner, created, created.AddMinutes(20), new()
            {
                ["JobName"] = JobName(owner),
                ["Result"] = Result(seed, number, 2),
            });
        })
        {
            Ties = new Dictionary<string, SeriesTie>
            {
                ["JobUid"] = new(allJobs, owner => owner, jobs, owner => (sessions - owner + jobs - 1) / jobs),
            },
        };

        EntitySeries allTasks = null!;
        allTasks = new EntitySeries(task.Type, tasks, "large-task-", IdPrefix(seed, 3), number =>
        {
            var owner = number / TasksPerSession;
            var created = Created(owner).AddSeconds(10 + (2 * (number % TasksPerSession)));
            var machine = string.Create(CultureInfo.InvariantCulture, $"vm-{number % 5000:0000}");
            var result = Result(seed, number, 3);
            return Made(task, allTasks, number, $"{machine}@{WorldClock.WriteInName(created)}", "JobSessionUid", allSessions, owner, created, created.AddSeconds(30 + (Dice(seed, number, 4) % 600)), new()
            {
                ["VmDisplayName"] = machine,
                ["Result"] = result,
                ["Reason"] = result == "Success" ? "" : result == "Warning" ? "Changed block tracking was off." : "The host is not available.",
                ["TotalSize"] = ((1 + (Dice(seed, number, 5) % 512)) << 30).ToString(CultureInfo.InvariantCulture),
            });
        })
        {
            Ties = new Dictionary<string, SeriesTie>
            {
                ["JobSessionUid"] = new(allSessions, owner => owner * TasksPerSession, 1, owner => Math.Min(TasksPerSession, tasks - (owner * TasksPerSession))),
            },
        };

        return new World(world.Name, world.Origin, world.Now, world.Entities, [allJobs, allSessions, allTasks]);
    }

    private static WorldEntity Made(
        WorldEntity template, EntitySeries series, int number, string name, string by, EntitySeries parents, int parent,
        DateTimeOffset created, DateTimeOffset ended, Dictionary<string, string> own)
    {
        var fields = new Dictionary<string, WorldValue>(template.Fields, StringComparer.Ordinal)
        {
            [by] = new WorldText($"urn:veeam:{parents.Type}:{parents.Id(parent)}"),
            ["CreationTimeUTC"] = new WorldText(WorldClock.Write(created)),
            ["EndTimeUTC"] = new WorldText(WorldClock.Write(ended)),
        };
        foreach (var (field, text) in own)
        {
            fields[field] = new WorldText(text);
        }

        return template with
        {
            Key = series.Key(number),
            Id = series.Id(number),
            Name = name,
            Fields = fields,
            Instants = new Dictionary<string, DateTimeOffset>(template.Instants, StringComparer.Ordinal) { ["CreationTimeUTC"] = created, ["EndTimeUTC"] = ended },
            Refs = new Dictionary<string, string>(template.Refs, StringComparer.Ordinal) { [by] = parents.Key(parent) },
        };
    }

    private static string JobName(int number) => string.Create(CultureInfo.InvariantCulture, $"Replication of estate {number + 1}");

    private static string Result(long seed, int number, int salt) => (Dice(seed, number, salt) % 20) switch { 0 => "Failed", 1 or 2 => "Warning", _ => "Success" };

    private static string IdPrefix(long seed, int salt)
    {
        var (high, low) = (Dice(seed, -1, salt), Dice(seed, -2, salt));
        return string.Create(CultureInfo.InvariantCulture, $"{(uint)high:x8}-{(ushort)low:x4}-4{(low >> 16) & 0xFFF:x3}-8{(low >> 32) & 0xFFF:x3}-");
    }

    /// <summary>A number of 63 bits that follows from the seed: the finisher of SplitMix64.</summary>
    private static long Dice(long seed, int number, int salt)
    {
        unchecked
        {
            var mixed = (ulong)seed + (0x9E3779B97F4A7C15UL * (ulong)((((long)number) << 8) + salt + 1));
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return (long)((mixed ^ (mixed >> 31)) >> 1);
        }
    }
}

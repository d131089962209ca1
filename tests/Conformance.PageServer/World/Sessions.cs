using System.Globalization;
using System.Xml.Linq;
using static Conformance.PageServer.World.Shape;
using F = Conformance.PageServer.World.Families;

namespace Conformance.PageServer.World;

/// <summary>Sessions of jobs and their tasks, from hours to two months old (backupsessions_id.md and its like).</summary>
internal static class Sessions
{
    private static readonly string[] Results = ["Success", "Warning", "Failed"];

    /// <summary>Ages in hours; those above 720 are outside the 30 days.</summary>
    public static readonly double[] Ages = [2.5, 26, 75, 170, 341, 507, 676, 718.5, 721.5, 1090];

    public static void Build(Estate estate)
    {
        foreach (var job in estate.Of(F.Job))
        {
            foreach (var (age, index) in Ages.Where((_, index) => (index + job.Name.Length) % 3 != 0).Select((age, index) =>
                (age, index)))
            {
                Run(estate, job, age + (job.Name.Length / 20.0), index);
            }
        }

        Restores(estate);
        System(estate);
    }

    /// <summary>Adds the common facts and elements of a session that has ended.</summary>
    public static Entity Add(Estate estate, Family family, Entity server, string owner, double age, string label, TimeSpan took,
        params XAttribute[] attributes)
    {
        var began = estate.Start.AddHours(-age).AddTicks(1234500 + (owner.Length * 10));
        var name = $"{label}@{began.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}";
        var session = estate.Add(family, owner + "/" + age.ToString(CultureInfo.InvariantCulture), name, server, began,
            attributes);
        session.Facts["Created"] = Write(began);
        session.Facts["Ended"] = Write(began + took);
        return session;
    }

    public static string Result(int index) => Results[index % 3];

    private static void Run(Estate estate, Entity job, double age, int index)
    {
        var replica = job.Facts["JobType"] == "Replica";
        var server = estate.All.First(entity => entity.Uid == job.Facts["BackupServerUid"]);
        var session = Add(estate, replica ? F.ReplicaJobSession : F.BackupJobSession, server, job.Id, age, job.Name,
            TimeSpan.FromMinutes(17 + index));
        Describe(session, job, server, job.Facts["JobType"], index);
        var family = replica ? F.ReplicaTaskSession : F.BackupTaskSession;
        session.Links.Insert(3, session.Down(family.ReferenceType + "List", replica ? "replicaTaskSessions" : "taskSessions"));
        var includes = estate.FindCollection(job.Path + "/includes")?.Members ?? [];
        var tasks = includes.Select((item, number) =>
            Task(estate, family, server, session, item.Name, age - 0.02 - (number / 100.0), index + number)).ToList();
        foreach (var part in tasks.Prepend(session).Where(_ => index == 0 && job == estate.Of(F.Job)[0]))
        {
            part.Facts["Running"] = "yes";
        }

        estate.Collect(session.Path + (replica ? "/replicaTaskSessions" : "/taskSessions"), family, tasks);
        if (!replica)
        {
            estate.Collect(session.Path + "/agentManagementSessions", F.BackupJobSession, []);
            session.Links.Add(session.Act("Stop", "stop"));
        }
    }

    /// <summary>The links and elements of a job session.</summary>
    public static void Describe(Entity session, Entity job, Entity server, string jobType, int index)
    {
        session.Facts["JobUid"] = job.Uid;
        session.Facts["JobName"] = job.Name;
        session.Links.AddRange([server.To("Up"), job.To("Up"), session.Alternate]);
        session.Body.AddRange(Body("JobUid", job.Uid, "JobName", job.Name, "JobType", jobType, "CreationTimeUTC",
            session.Facts["Created"],
            "EndTimeUTC", session.Facts["Ended"], "State", "Stopped", "Result", Result(index), "Progress", 100, "IsRetry",
                index % 4 == 1));
    }

    /// <summary>A task session of a session.</summary>
    public static Entity Task(Estate estate, Family family, Entity server, Entity session, string machine, double age, int index)
    {
        var task = Add(estate, family, server, session.Id + machine, age, machine, TimeSpan.FromMinutes(9 + index),
            new XAttribute("VmDisplayName", machine));
        task.Facts["JobUid"] = session.Facts["JobUid"];
        task.Facts["JobName"] = session.Facts["JobName"];
        task.Facts["VmDisplayName"] = machine;
        task.Facts["Parent"] = session.Uid;
        task.Links.AddRange([server.To("Up"), session.To("Up"), task.Alternate]);
        task.Body.AddRange(Body("JobSessionUid", session.Uid, "CreationTimeUTC", task.Facts["Created"], "EndTimeUTC",
            task.Facts["Ended"],
            "State", "Completed", "Result", Result(index),
            "Reason", index % 3 == 0 ? string.Empty : index % 3 == 1 ? "Disk <two> is slow" : "Host & guest do not answer",
            "TotalSize", index % 2 == 0 ? 9663676416L + index : 85899345920L + index));
        return task;
    }

    private static void Restores(Estate estate)
    {
        foreach (var (age, index) in Ages.Select((age, index) => (age, index)))
        {
            var server = estate.Of(F.BackupServer)[index % 2];
            var machine = index % 2 == 0 ? "web-5" : "data-5";
            var session = Add(estate, F.RestoreSession, server, "restore", age + 0.4, "FLR_[" + machine + "]",
                TimeSpan.FromMinutes(6 + index),
                new XAttribute("VmDisplayName", machine));
            session.Facts["VmDisplayName"] = machine;
            session.Links.AddRange([server.To("Up"), session.Alternate]);
            session.Body.AddRange(Body("JobType", index % 3 == 0 ? "RestoreVm" : "FileLevelRestore", "CreationTimeUTC",
                session.Facts["Created"],
                "EndTimeUTC", session.Facts["Ended"], "State", "Stopped", "Result", Result(index), "Progress", 100));
        }
    }

    private static void System(Estate estate)
    {
        foreach (var (age, index) in Ages.Select((age, index) => (age, index)))
        {
            var began = estate.Start.AddHours(-age - 0.7);
            var session = estate.Add(F.SystemSession, "system/" + index, $"Collect Job @{Write(began)[..19].Replace('T', ' ')}",
                null, began);
            session.Links.AddRange([session.Alternate, new Link("Down", "SystemSessionEvents", session.Path + "/events",
                "Events")]);
            session.Body.AddRange(Body("SessionType", index % 2 == 0 ? "CollectJob" : "DatabaseMaintenance", "CreationTimeUTC",
                began,
                "EndTimeUTC", began.AddSeconds(48 + index),
                "State", (index % 3) switch { 0 => "CompletedSuccessfully", 1 => "CompletedWarning", _ => "Failed" },
                X("Result", "Result", Result(index), "Message", index % 3 == 0 ? string.Empty : "See the events", "IsCanceled",
                    false)));
            estate.Documents.Add(session.Path + "/events", X("SystemSessionEvents", new XAttribute("Href",
                "~" + session.Path + "/events"),
                new XAttribute("Type", "SystemSessionEvents"), X("Links", Documents.LinkOf(session.To("Up")))));
        }
    }
}

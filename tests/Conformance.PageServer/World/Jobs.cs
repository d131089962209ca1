using System.Xml.Linq;
using static Conformance.PageServer.World.Shape;
using F = Conformance.PageServer.World.Families;

namespace Conformance.PageServer.World;

/// <summary>Backup, copy and replication jobs and what they hold (jobs_id.md, backup_copy_job_options.md, jobinfo.md).</summary>
internal static class Jobs
{
    public static void Build(Estate estate)
    {
        var servers = estate.Of(F.BackupServer);
        Vm(estate, servers[0], "Nightly Amber", "Backup", "VMware", "20:15");
        Vm(estate, servers[0], "Hourly \"Birch\"", "Backup", "HyperV", "04:45");
        Vm(estate, servers[1], "Tenants of Cedar", "Backup", "vCloud", "23:05");
        Vm(estate, servers[0], "Mirror Dune", "Replica", "VMware", "06:30");
        Vm(estate, servers[1], "Mirror Elm", "Replica", "VMware", "07:40");
        Copy(estate, servers[1], "Copy to Cedar");
    }

    /// <summary>The sessions below the jobs, once there are sessions.</summary>
    public static void Collect(Estate estate)
    {
        foreach (var job in estate.Of(F.Job))
        {
            var replica = job.Facts["JobType"] == "Replica";
            var family = replica ? F.ReplicaJobSession : F.BackupJobSession;
            estate.Collect(job.Path + (replica ? "/replicaSessions" : "/backupSessions"), family,
                estate.Of(family).Where(session => session.Facts["JobUid"] == job.Uid));
        }
    }

    private static Entity Start(Estate estate, Entity server, string name, string type, string platform)
    {
        var job = estate.Add(F.Job, name, name, server);
        job.Facts["JobType"] = type;
        job.Facts["Platform"] = platform;
        job.Links.AddRange([server.To("Up"), job.Alternate]);
        return job;
    }

    private static void Vm(Estate estate, Entity server, string name, string type, string platform, string time)
    {
        var job = Start(estate, server, name, type, platform);
        var sessions = type == "Replica" ? job.Down("ReplicaJobSessionReferenceList", "replicaSessions")
            : job.Down("BackupJobSessionReferenceList", "backupSessions");
        job.Links.AddRange([new Link("Edit", "JobReference", job.Path, name), job.Act("Clone", "clone"),
            job.Act("ToggleScheduleEnabled", "toggleScheduleEnabled"), job.Down("ObjectInJobList", "includes"), sessions,
            job.Down("ObjectInJob", "includes", "Create"), job.Act("Start", "start"), job.Act("Stop", "stop"), job.Act("Retry",
                "retry")]);
        var host = estate.Of(F.HierarchyRoot).First(root => root.Facts["BackupServerUid"] == server.Uid);
        var objects = new[] { "web", "data" }.Select((part, index) =>
            Included(estate, job, part + "-" + (name.Length % 7), $"urn:{platform}:Vm:{host.Id}.vm-{(name.Length * 10) + index}"))
                .ToList();
        estate.Collect(job.Path + "/includes", F.ObjectInJob, objects);
        var includes = X("Includes", objects.Select(item => Stripped(item)));
        var info = type == "Replica" ? X("ReplicaJobInfo", includes, Options.Guest("Disabled"))
            : X("BackupJobInfo", includes, Options.Guest("Disabled"), Options.Retention());
        job.Body.AddRange(Body("JobType", type, "Platform", platform, "Description", $"Keeps {name} safe", "ScheduleConfigured",
            true,
            "ScheduleEnabled", platform != "HyperV", "NextRun", estate.Start.AddHours(9 + name.Length), Options.Schedule(time),
            X("JobInfo", info)));
    }

    private static Entity Included(Estate estate, Entity job, string name, string reference)
    {
        var item = estate.AddBelow(F.ObjectInJob, job, "includes", name, name);
        item.Facts["JobUid"] = job.Uid;
        item.Facts["JobName"] = job.Name;
        item.Links.AddRange([job.ToEntity("Up"), new Link("Delete", null, item.Path)]);
        item.Body.AddRange(Body("ObjectInJobId", item.Id, "HierarchyObjRef", reference, "Name", name, "DisplayName", name,
            Options.Guest("RequireSuccess")));
        return item;
    }

    /// <summary>A member inside its parent: without links, as the pages show it there.</summary>
    public static XElement Stripped(Entity item) => new(item.Family.Root, new XAttribute("Type", item.Family.Type),
        new XAttribute("Href", "~" + item.Path), item.Body.Select(part => new XElement(part)));

    private static void Copy(Estate estate, Entity server, string name)
    {
        var job = Start(estate, server, name, "ImmediateBackupCopy", "CustomPlatform");
        job.Links.AddRange([job.Act("Clone", "clone"), job.Act("ToggleScheduleEnabled", "toggleScheduleEnabled"),
            job.Down("BackupJobSessionReferenceList", "backupSessions"), job.Act("Sync", "sync"),
            job.Down("LinkedJobObjectList", "linkedJobs"), job.Down("LinkedBackupRepositoryObjectList",
                "linkedBackupRepositories"),
            job.Down("LinkedJobObject", "linkedJobs", "Create"),
            job.Down("LinkedBackupRepositoryObject", "linkedBackupRepositories", "Create")]);
        var jobs = estate.Of(F.Job).Where(source => source.Facts["JobType"] == "Backup").Take(2)
            .Select(source => Linked(estate, job, F.LinkedJob, "linkedJobs", "LinkedJobUid", source)).ToList();
        var repositories = estate.Of(F.Repository).Take(2)
            .Select(source => Linked(estate, job, F.LinkedRepository, "linkedBackupRepositories", "LinkedBackupRepositoryUid",
                source))
            .ToList();
        estate.Collect(job.Path + "/linkedJobs", F.LinkedJob, jobs);
        estate.Collect(job.Path + "/linkedBackupRepositories", F.LinkedRepository, repositories);
        job.Body.AddRange(Body("JobType", "ImmediateBackupCopy", "Platform", "CustomPlatform", "Description",
            "Carries copies over",
            "ScheduleConfigured", true, "ScheduleEnabled", true, Options.ImmediateSchedule(),
            X("JobInfo", X("ImmediateBackupCopyJobInfo",
                X("LinkedJobIncludes", jobs.Select(item => new XElement("LinkedJobObject", item.Body.Select(part =>
                    new XElement(part))))),
                X("LinkedBackupIncludes"),
                X("LinkedBackupRepositoryIncludes",
                    repositories.Select(item => new XElement("LinkedBackupRepository", item.Body.Select(part =>
                        new XElement(part)))))))));
    }

    private static Entity Linked(Estate estate, Entity job, Family family, string below, string element, Entity source)
    {
        var item = estate.AddBelow(family, job, below, source.Id, source.Name);
        item.Links.AddRange([job.ToEntity("Up"), new Link("Delete", null, item.Path)]);
        item.Body.AddRange(Body("ObjectInJobId", item.Id, element, source.Uid));
        return item;
    }
}

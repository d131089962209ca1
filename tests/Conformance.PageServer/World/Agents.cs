using static Conformance.PageServer.World.Shape;
using F = Conformance.PageServer.World.Families;

namespace Conformance.PageServer.World;

/// <summary>Machines with agents, their jobs, backups and sessions (agents_jobs_id.md and its like).</summary>
internal static class Agents
{
    public static void Build(Estate estate)
    {
        var servers = estate.Of(F.BackupServer);
        foreach (var (name, platform, index) in new[] { ("Laptops", "AgentForWindows", 0), ("Workshop", "AgentForLinux", 1) })
        {
            var server = servers[index];
            var group = Group(estate, server, name, platform);
            var job = Job(estate, server, group, "Agents of " + name, platform);
            var repository = estate.Of(F.Repository).First(store => store.Facts["BackupServerUid"] == server.Uid);
            var parent = Backups.Add(estate, job.Name, job, repository, platform, "ParentBackup");
            parent.Facts["Agent"] = "yes";
            foreach (var computer in estate.FindCollection(group.Path + "/discoveredComputers")!.Members)
            {
                var child = Backups.Add(estate, $"{job.Name} - {computer.Name}", job, repository, platform, "ChildBackup",
                    parent);
                child.Facts["Parent"] = parent.Uid;
                child.Facts["Agent"] = "yes";
                Backups.Points(estate, child, [computer]);
            }

            Runs(estate, server, job, group);
        }

        foreach (var (path, family) in new[] { ("/agents/backups", F.Backup), ("/agents/restorePoints", F.RestorePoint),
            ("/agents/backupFiles", F.BackupFile) })
        {
            var owners = estate.Of(F.Backup).Where(backup => backup.Facts.ContainsKey("Agent")).Select(backup =>
                backup.Uid).ToHashSet();
            estate.Collect(path, family, estate.Of(family).Where(member => owners.Contains(family == F.Backup ? member.Uid
                : member.Facts["BackupUid"])));
        }

        estate.Collect("/agents/backupSessions", F.BackupJobSession, estate.Of(F.BackupJobSession).Where(session =>
            session.Facts.ContainsKey("Agent")));
    }

    /// <summary>The point of one machine in a restore point of an agent backup.</summary>
    public static Entity Point(Estate estate, Entity computer, Entity server, Entity point, Entity file, DateTimeOffset made,
        bool full)
    {
        var at = made.AddSeconds(12);
        var copy = estate.Add(F.AgentRestorePoint, computer.Id + point.Id, Replicas.Stamp(computer.Name, at), server, at);
        Backups.Machined(copy, point, file, computer.Name);
        copy.Facts["ComputerName"] = computer.Name;
        copy.Links.AddRange([server.To("Up"), point.To("Up"), file.To("Up"), copy.Alternate,
            copy.Down("AgentRestorePointMountList", "mounts"),
            copy.Down("AgentRestorePointMount", "mounts", "Create")]);
        copy.Body.AddRange(Body("CreationTimeUTC", at, "Algorithm", full ? "Full" : "Incremental", "PointType", full ? "Full"
            : "Increment"));
        return copy;
    }

    private static Entity Group(Estate estate, Entity server, string name, string platform)
    {
        var group = estate.Add(F.AgentProtectionGroup, name, name, server);
        group.Links.AddRange([server.To("Up"), group.Alternate,
            new Link("Down", "DiscoveredComputerList", group.Path + "/discoveredComputers?format=Entity")]);
        group.Body.AddRange(Body("RescanScheduleEnabled", platform == "AgentForWindows",
            "HierarchyObjRef", $"urn:{platform}:AgentProtectionGroup:{Id("agents")}.{Id(name)}"));
        var computers = new[] { 1, 2 }.Select(number =>
        {
            var computer = estate.Add(F.DiscoveredComputer, name + number, $"desk-{name.Length}{number}.lab.example", server);
            computer.Facts["ProtectionGroupUid"] = group.Uid;
            computer.Facts["ProtectionGroupName"] = group.Name;
            computer.Links.AddRange([server.To("Up"), computer.Alternate, group.To("Up")]);
            computer.Body.AddRange(Body("HostStatus", number == 1 ? "Online" : "Offline", "AgentVersion", "6.3.1.2" + number,
                "AgentStatus", number == 1 ? "Installed" : "Failed", "OsVersion", platform == "AgentForLinux" ? "Debian 12"
                    : "Windows 11 <Pro>",
                "IpAddress", $"192.0.2.{(name.Length * 10) + number}",
                "HierarchyObjRef", $"urn:{platform}:VeeamAgent:{Id("agents")}.{computer.Id}"));
            return computer;
        }).ToList();
        estate.Collect(group.Path + "/discoveredComputers", F.DiscoveredComputer, computers);
        return group;
    }

    private static Entity Job(Estate estate, Entity server, Entity group, string name, string platform)
    {
        var job = estate.Add(F.AgentBackupJob, name, name, server);
        job.Links.AddRange([server.To("Up"), job.Alternate, job.Down("ObjectInJobList", "includes"),
            job.Act("ToggleScheduleEnabled", "toggleScheduleEnabled"), job.Down("BackupJobSessionReferenceList",
                "backupSessions"),
            job.Act("Start", "start"), job.Act("Stop", "stop"), job.Act("Retry", "retry")]);
        var objects = new[] { group.Name, "desk of " + group.Name }.Select(part =>
        {
            var item = estate.AddBelow(F.ObjectInAgentBackupJob, job, "includes", part, part);
            item.Facts["JobUid"] = job.Uid;
            item.Facts["JobName"] = job.Name;
            item.Body.AddRange(Body("ObjectInJobId", item.Id, "Name", part, "DisplayName", part,
                Options.Guest("RequireSuccess")));
            return item;
        }).ToList();
        estate.Collect(job.Path + "/includes", F.ObjectInAgentBackupJob, objects);
        job.Body.AddRange(Body("JobType", "AgentBackup", "Platform", platform, "Description", "Keeps " + name,
            "ScheduleConfigured", true,
            "ScheduleEnabled", platform == "AgentForLinux", "NextRun", estate.Start.AddHours(3), Options.Schedule("03:25"),
            X("JobInfo", X("Includes", objects.Select(Jobs.Stripped)), Options.Guest("RequireSuccess"))));
        return job;
    }

    private static void Runs(Estate estate, Entity server, Entity job, Entity group)
    {
        var runs = new[] { 5.0, 310, 700, 860 }.Select((age, index) =>
        {
            var session = Sessions.Add(estate, F.BackupJobSession, server, job.Id, age, job.Name, TimeSpan.FromMinutes(23));
            Sessions.Describe(session, job, server, "AgentBackup", index);
            session.Facts["Agent"] = "yes";
            var children = estate.FindCollection(group.Path + "/discoveredComputers")!.Members.Select((computer, number) =>
                Child(estate, server, job, session, computer, age - 0.05 - (number / 50.0), index + number)).ToList();
            session.Links.AddRange([session.Down("BackupJobSessionReferenceList", "agentManagementSessions"), session.Act("Stop",
                "stop")]);
            estate.Collect(session.Path + "/agentManagementSessions", F.BackupJobSession, children);
            estate.Collect(session.Path + "/taskSessions", F.BackupTaskSession, []);
            return new[] { session }.Concat(children);
        }).SelectMany(list => list).ToList();
        estate.Collect(job.Path + "/backupSessions", F.BackupJobSession, runs);
    }

    private static Entity Child(Estate estate, Entity server, Entity job, Entity parent, Entity computer, double age, int index)
    {
        var session = Sessions.Add(estate, F.BackupJobSession, server, parent.Id + computer.Id, age, computer.Name,
            TimeSpan.FromMinutes(8));
        Sessions.Describe(session, job, server, "AgentManagement", index);
        session.Facts["Agent"] = "yes";
        session.Links.Insert(2, parent.To("Up"));
        session.Links.AddRange([session.Down("BackupTaskSessionReferenceList", "taskSessions"), session.Act("Stop", "stop")]);
        var task = Sessions.Task(estate, F.BackupTaskSession, server, session, computer.Name, age - 0.01, index);
        estate.Collect(session.Path + "/taskSessions", F.BackupTaskSession, [task]);
        estate.Collect(session.Path + "/agentManagementSessions", F.BackupJobSession, []);
        return session;
    }
}

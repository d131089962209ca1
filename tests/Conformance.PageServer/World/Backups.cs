using System.Globalization;
using System.Xml.Linq;
using static Conformance.PageServer.World.Shape;
using F = Conformance.PageServer.World.Families;

namespace Conformance.PageServer.World;

/// <summary>Backups, their files and restore points (backups_id.md, restorepoints_id.md, vmrestorepoints_id.md).</summary>
internal static class Backups
{
    private static readonly int[] Days = [1, 4, 33];

    public static void Build(Estate estate)
    {
        var repositories = estate.Of(F.Repository);
        foreach (var (job, index) in estate.Of(F.Job).Where(job => job.Facts["JobType"] == "Backup").Select((job, index) =>
            (job, index)))
        {
            var backup = Add(estate, job.Name, job, repositories[index], job.Facts["Platform"], "Standard");
            Points(estate, backup, estate.FindCollection(job.Path + "/includes")!.Members);
        }

        var external = estate.Of(F.ExternalRepository)[0];
        var server = estate.Of(F.BackupServer)[0];
        var old = estate.Add(F.Backup, "old", "Old copies", server);
        old.Facts["External"] = external.Uid;
        old.Links.AddRange([external.To("Up"), server.To("Up"), old.Alternate, old.Down("RestorePointReferenceList",
            "restorePoints"),
            old.Down("BackupFileReferenceList", "backupFiles")]);
        old.Body.AddRange(Body("Platform", "VMware", "BackupType", "Standard"));
        Points(estate, old, estate.Of(F.ObjectInJob).Take(1));
    }

    /// <summary>Adds a backup to a repository.</summary>
    public static Entity Add(Estate estate, string name, Entity job, Entity repository, string platform, string type,
        Entity? parent = null)
    {
        var server = estate.All.First(entity => entity.Uid == job.Facts["BackupServerUid"]);
        var backup = estate.Add(F.Backup, type + name, name, server);
        backup.Facts["JobUid"] = job.Uid;
        backup.Facts["JobName"] = job.Name;
        backup.Facts["RepositoryUid"] = repository.Uid;
        backup.Facts["RepositoryName"] = repository.Name;
        backup.Links.AddRange([repository.To("Up"), server.To("Up")]);
        if (parent is not null)
        {
            backup.Links.Add(parent.To("Up"));
        }

        backup.Links.Add(backup.Alternate);
        if (type == "ParentBackup")
        {
            backup.Links.Add(new Link("Up", "BackupList", backup.Path + "/childbackups?format=Entity"));
        }
        else
        {
            backup.Links.AddRange([backup.Down("RestorePointReferenceList", "restorePoints"),
                backup.Down("BackupFileReferenceList", "backupFiles")]);
        }

        backup.Body.AddRange(Body("Platform", platform, "BackupType", type));
        return backup;
    }

    /// <summary>The restore points of a backup, each with a file and the points of its machines.</summary>
    public static void Points(Estate estate, Entity backup, IEnumerable<Entity> machines)
    {
        var server = estate.All.First(entity => entity.Uid == backup.Facts["BackupServerUid"]);
        var vApps = backup.Body[0].Value == "vCloud";
        var agent = backup.Body[0].Value.StartsWith("Agent", StringComparison.Ordinal);
        var list = machines.ToList();
        foreach (var (day, index) in Days.Select((day, index) => (day, index)))
        {
            var made = estate.Start.AddDays(-day).AddMinutes(-backup.Name.Length).AddMilliseconds(250 * index);
            var point = estate.Add(F.RestorePoint, backup.Id + day, made.UtcDateTime.ToString("MMM d yyyy h:mmtt",
                CultureInfo.InvariantCulture),
                server, made);
            var full = index == 2;
            var file = File(estate, backup, server, made, full);
            Own(point, backup);
            Own(file, backup);
            point.Facts["FileUid"] = file.Uid;
            point.Links.AddRange([backup.To("Up"), server.To("Up"), point.Alternate]);
            point.Links.Add(agent ? point.Down("AgentRestorePointReferenceList", "agentRestorePoints")
                : point.Down("VmRestorePointReferenceList", "vmRestorePoints"));
            if (vApps)
            {
                point.Links.Add(point.Down("VAppRestorePointReferenceList", "vAppRestorePoints"));
            }

            point.Links.Add(point.Down("BackupFileReferenceList", "backupFiles", "Related"));
            point.Body.AddRange(Body("BackupDateUTC", made));
            var machinePoints = agent ? [] : list.Select(machine => Machine(estate, machine, server, point, file, made, full))
                .ToList();
            var apps = vApps ? new[] { App(estate, server, point, made, full) } : [];
            estate.Collect(file.Path + "/restorePoints", F.RestorePoint, [point]);
            estate.Collect(point.Path + "/backupFiles", F.BackupFile, [file]);
            estate.Collect(file.Path + "/vmRestorePoints", F.VmRestorePoint, machinePoints);
            estate.Collect(point.Path + "/vmRestorePoints", F.VmRestorePoint, machinePoints);
            estate.Collect(point.Path + "/vAppRestorePoints", F.VAppRestorePoint, apps);
            estate.Collect(point.Path + "/agentRestorePoints", F.AgentRestorePoint,
                agent ? [Agents.Point(estate, list[0], server, point, file, made, full)] : []);
        }
    }

    /// <summary>The collections below backups and repositories.</summary>
    public static void Collect(Estate estate)
    {
        foreach (var backup in estate.Of(F.Backup))
        {
            estate.Collect(backup.Path + "/restorePoints", F.RestorePoint, Owned(estate, F.RestorePoint, backup));
            estate.Collect(backup.Path + "/backupFiles", F.BackupFile, Owned(estate, F.BackupFile, backup));
            estate.Collect(backup.Path + "/childbackups", F.Backup,
                estate.Of(F.Backup).Where(child => child.Facts.GetValueOrDefault("Parent") == backup.Uid));
        }

        foreach (var repository in estate.Of(F.Repository))
        {
            estate.Collect(repository.Path + "/backups", F.Backup, Stored(estate, F.Backup, "RepositoryUid", repository));
            estate.Collect(repository.Path + "/replicas", F.Replica, Stored(estate, F.Replica, "RepositoryUid", repository));
        }

        foreach (var external in estate.Of(F.ExternalRepository))
        {
            estate.Collect(external.Path + "/backups", F.Backup, Stored(estate, F.Backup, "External", external));
        }
    }

    private static IEnumerable<Entity> Owned(Estate estate, Family family, Entity backup) =>
        estate.Of(family).Where(member => member.Facts.GetValueOrDefault("BackupUid") == backup.Uid);

    private static IEnumerable<Entity> Stored(Estate estate, Family family, string fact, Entity store) =>
        estate.Of(family).Where(member => member.Facts.GetValueOrDefault(fact) == store.Uid);

    private static void Own(Entity member, Entity backup)
    {
        member.Facts["BackupUid"] = backup.Uid;
        member.Facts["BackupName"] = backup.Name;
    }

    private static Entity File(Estate estate, Entity backup, Entity server, DateTimeOffset made, bool full)
    {
        var kind = full ? "vbk" : "vib";
        var name = $"{backup.Name}D{made.UtcDateTime.ToString("yyyy-MM-dd'T'HHmmss", CultureInfo.InvariantCulture)}.{kind}";
        var file = estate.Add(F.BackupFile, backup.Id + name, name, server, made);
        var links = new[] { backup.To("Up"), server.To("Up"), file.Alternate,
            file.Down("RestorePointReferenceList", "restorePoints", "Related"), file.Down("VmRestorePointReferenceList",
                "vmRestorePoints") };
        file.Links.AddRange(links);
        var size = (full ? 98765432100L : 7654321L) + (made.Hour * 1000) + backup.Name.Length;
        file.Body.AddRange(Body("FilePath", "D:\\Store\\" + name, "BackupSize", size, "DataSize", size * 3, "DeduplicationRatio",
            full ? 2 : 1,
            "CompressRatio", full ? 3 : 10, "CreationTimeUtc", made, "FileType", kind));
        return file;
    }

    private static Entity Machine(Estate estate, Entity machine, Entity server, Entity point, Entity file, DateTimeOffset made,
        bool full)
    {
        var at = made.AddSeconds(41);
        var name = $"{machine.Name}@{at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}";
        var copy = estate.Add(F.VmRestorePoint, machine.Id + point.Id, name, server, at, new XAttribute("VmDisplayName",
            machine.Name));
        Machined(copy, point, file, machine.Name);
        copy.Links.AddRange([copy.Act("Restore", "restore"), server.To("Up"), point.To("Up"), file.To("Up"), copy.Alternate,
            copy.Down("VmRestorePointMountList", "mounts"), copy.Down("VmRestorePointMount", "mounts", "Create")]);
        copy.Body.AddRange(Body("CreationTimeUTC", at, "VmName", machine.Name, "Algorithm", full ? "Full" : "Incremental",
            "PointType", full ? "Full" : "Increment",
            "HierarchyObjRef", machine.Body.First(part => part.Name == "HierarchyObjRef").Value));
        return copy;
    }

    /// <summary>What every point of one machine knows of its restore point and file.</summary>
    public static void Machined(Entity copy, Entity point, Entity file, string machine)
    {
        copy.Facts["RestorePointId"] = point.Uid;
        copy.Facts["RestorePointName"] = point.Name;
        copy.Facts["BackupFileUid"] = file.Uid;
        copy.Facts["BackupFileName"] = file.Name;
        copy.Facts["BackupUid"] = point.Facts["BackupUid"];
        copy.Facts["BackupName"] = point.Facts["BackupName"];
        copy.Facts["VmDisplayName"] = machine;
    }

    private static Entity App(Estate estate, Entity server, Entity point, DateTimeOffset made, bool full)
    {
        var at = made.AddSeconds(20);
        var name = $"shop@{at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}";
        var app = estate.Add(F.VAppRestorePoint, "shop" + point.Id, name, server, at, new XAttribute("VAppDisplayName", "shop"));
        app.Facts["RestorePointId"] = point.Uid;
        app.Facts["VAppDisplayName"] = "shop";
        var host = estate.Of(F.HierarchyRoot).First(root => root.Name.StartsWith("vcd", StringComparison.Ordinal));
        app.Links.AddRange([app.Act("Restore", "restore"), server.To("Up"), point.To("Up"), app.Alternate]);
        app.Body.AddRange(Body("CreationTimeUTC", at, "Algorithm", full ? "Full" : "Incremental", "PointType", full ? "Full"
            : "Increment",
            "HierarchyObjRef", $"urn:vCloud:Vapp:{host.Id}.urn:vcloud:vapp:{Id("shop")}"));
        return app;
    }
}

using static Conformance.PageServer.World.Shape;
using F = Conformance.PageServer.World.Families;

namespace Conformance.PageServer.World;

/// <summary>File shares and their jobs (nas_jobs_id.md, nas_fileservers_id.md).</summary>
internal static class Shares
{
    public static void Build(Estate estate)
    {
        foreach (var (server, index) in estate.Of(F.BackupServer).Select((server, index) => (server, index)))
        {
            var share = Share(estate, server, index == 0 ? "\\\\depot-elm\\plans" : "depot-oak:/papers", index == 0);
            var second = Share(estate, server, index == 0 ? "\\\\depot-elm\\photos & films" : "depot-oak:/films", index == 0);
            Job(estate, server, index == 0 ? "Shares of Elm" : "Shares of Oak", [share, second]);
        }

        estate.Collect("/nas/backupSessions", F.BackupJobSession, estate.Of(F.BackupJobSession).Where(session =>
            session.Facts.ContainsKey("Share")));
    }

    private static Entity Share(Estate estate, Entity server, string path, bool smb)
    {
        var share = estate.Add(F.FileServer, path, path, server);
        share.Links.AddRange([server.To("Up"), share.Alternate]);
        var credentials = estate.FindCollection(server.Path + "/credentials")!.Members[0];
        var repository = estate.Of(F.Repository).First(store => store.Facts["BackupServerUid"] == server.Uid);
        share.Body.AddRange(Body("ServerType", smb ? "SmbServer" : "NfsServer", "HierarchyObjRef",
            $"urn:NasBackup:FileServer:{server.Id}.{share.Id}",
            smb ? X("SmbServerOptions", "Path", path, "CredentialsId", credentials.Id) : X("NfsServerOptions", "Path", path),
            X("ProcessingOptions", "ServerUid", share.Uid, "CacheRepositoryUid", repository.Uid),
            X("NASServerAdvancedOptions", "ProcessingMode", "Direct")));
        return share;
    }

    private static void Job(Estate estate, Entity server, string name, Entity[] shares)
    {
        var job = estate.Add(F.NasJob, name, name, server);
        job.Links.AddRange([server.To("Up"), job.Alternate, job.Down("NasObjectList", "includes"),
            new Link("ToggleScheduleEnabled", null, job.Path + "/toggleScheduleEnabled"),
            job.Down("BackupJobSessionReferenceList", "backupSessions"), new Link("Start", null, job.Path + "/start"),
            new Link("Stop", null, job.Path + "/stop"), new Link("Retry", null, job.Path + "/retry")]);
        var objects = shares.Select(share =>
        {
            var item = estate.AddBelow(F.NasObject, job, "includes", share.Name, share.Name);
            foreach (var (fact, value) in new[] { ("JobUid", job.Uid), ("JobName", job.Name), ("FileServerUid", share.Uid),
                ("FileServerName", share.Name) })
            {
                item.Facts[fact] = value;
            }

            item.Links.AddRange([new Link("Up", "Job", job.Path + "?format=Entity", job.Name), share.ToEntity("Related")]);
            item.Body.AddRange(Body("HierarchyObjRef", "urn:NasBackup:BackupServer:" + server.Id, "ObjectInJobId", item.Id,
                "FileOrFolder", share.Name,
                "FileServerUid", share.Uid, X("InclusionMask", "Extension", "*.*"),
                X("ExclusionMask", "Extension", share.Name + "\\.trash", "Extension", share.Name + "\\.old")));
            return item;
        }).ToList();
        estate.Collect(job.Path + "/includes", F.NasObject, objects);
        var repository = estate.Of(F.Repository).First(store => store.Facts["BackupServerUid"] == server.Uid);
        job.Body.AddRange(Body("Description", "Keeps " + name, X("Includes", objects.Select(Jobs.Stripped)),
            X("StorageOptions", "BackupRepositoryUid", repository.Uid, "ShorttermRetentionType", "Day",
                "ShorttermRetentionPeriod", 6,
                "LongtermRetentionEnabled", false,
                X("AdvancedStorageOptions", X("ACL", "FileAttributesChangeTrackingMode", "TrackOnlyFolderAttributesChanges"))),
            "ScheduleConfigured", true, "ScheduleEnabled", shares[0].Name.Length > 15, "NextRun", estate.Start.AddHours(7),
                Options.Schedule("01:55")));
        var runs = new[] { 8.0, 410, 699, 905 }.Select((age, index) =>
        {
            var session = Sessions.Add(estate, F.BackupJobSession, server, job.Id, age, job.Name, TimeSpan.FromMinutes(14));
            Sessions.Describe(session, job, server, "NasBackup", index);
            session.Facts["Share"] = "yes";
            session.Links.Add(session.Down("BackupTaskSessionReferenceList", "taskSessions"));
            session.Links.Add(session.Act("Stop", "stop"));
            estate.Collect(session.Path + "/taskSessions", F.BackupTaskSession, []);
            estate.Collect(session.Path + "/agentManagementSessions", F.BackupJobSession, []);
            return session;
        }).ToList();
        estate.Collect(job.Path + "/backupSessions", F.BackupJobSession, runs);
    }
}

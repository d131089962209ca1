using static Conformance.PageServer.World.Shape;
using F = Conformance.PageServer.World.Families;

namespace Conformance.PageServer.World;

/// <summary>Backup servers and what they manage (backupservers_id.md, repositories_id.md and their like).</summary>
internal static class Infrastructure
{
    public static void Build(Estate estate)
    {
        var servers = new[] { Server(estate, "vault-north.lab.example", 9392, "13.0.1.2067", 9405),
            Server(estate, "vault-south.lab.example", 9393, "12.3.2.3617", 9406) };
        Hosts(estate, servers);
        Repositories(estate, servers);
        foreach (var (server, index) in servers.Select((server, index) => (server, index)))
        {
            Secrets(estate, server, index);
        }
    }

    /// <summary>The collections below the backup servers, once jobs are there.</summary>
    public static void Collect(Estate estate)
    {
        foreach (var server in estate.Of(F.BackupServer))
        {
            Below(estate, server, "jobs", F.Job);
            Below(estate, server, "managedServers", F.ManagedServer);
            Below(estate, server, "repositories", F.Repository);
            Below(estate, server, "externalRepositories", F.ExternalRepository);
        }
    }

    private static void Below(Estate estate, Entity server, string below, Family family) =>
        estate.Collect(server.Path + "/" + below, family,
            estate.Of(family).Where(member => member.Facts.GetValueOrDefault("BackupServerUid") == server.Uid));

    private static Entity Server(Estate estate, string name, int port, string version, int wcf)
    {
        var server = estate.Add(F.BackupServer, name, name);
        server.Facts["BackupServerUid"] = server.Uid;
        server.Facts["BackupServerName"] = name;
        server.Facts["IpOrDnsName"] = name;
        var downs = new[] { server.Down("JobReferenceList", "jobs"), server.Down("ManagedServerReferenceList", "managedServers"),
            server.Down("RepositoryReferenceList", "repositories"), server.Down("ExternalRepositoryReferenceList",
                "externalRepositories"),
            server.Down("CredentialsList", "credentials") };
        server.Links.AddRange([server.Alternate, new Link("Edit", "BackupServerReference", server.Path),
            new Link("Delete", "BackupServerReference", server.Path), .. downs,
            new Link("Create", null, server.Path + "/credentials?action=create"), server.Down("PasswordKeyList", "passwords"),
            new Link("Create", null, server.Path + "/passwords?action=create"), server.Act("VeeamZip", "veeamzip"),
            server.Act("QuickBackup", "quickbackup"), server.Act("Start", "collect")]);
        server.ReferenceLinks.AddRange([downs[0], downs[2], downs[3], downs[4], server.Down("PasswordKeyList", "passwords"),
            server.ToEntity("Alternate"), downs[1]]);
        server.Body.AddRange(Body("Description", "Keeps the vaults of " + name, "Port", port, "Version", version, "WcfPort", wcf,
            "VbrCertificateThumbprint", Id(name).Replace("-", string.Empty,
                StringComparison.Ordinal).ToUpperInvariant() + "0A1B2C3D"));
        return server;
    }

    private static void Hosts(Estate estate, Entity[] servers)
    {
        foreach (var (name, type, index) in new[] { ("vc-amber.lab.example", "VC", 0), ("hv-birch.lab.example", "HvServer", 0),
            ("vcd-cedar.lab.example", "VcdSystem", 1), ("esx-dune.lab.example", "ESXi", 1) })
        {
            var server = servers[index];
            var id = Id("host/" + name);
            var managed = estate.Add(new Entity(F.ManagedServer, id, name, "/managedServers/" + id));
            var root = estate.Add(new Entity(F.HierarchyRoot, id, name, "/hierarchyRoots/" + id));
            foreach (var host in new[] { managed, root })
            {
                host.Facts["BackupServerUid"] = server.Uid;
                host.Facts["BackupServerName"] = server.Name;
            }

            managed.Links.AddRange([server.ToEntity("Up"), managed.Alternate, root.ToEntity("Related")]);
            managed.Body.AddRange(Body("Description", "Host " + name, "ManagedServerType", type));
            root.Links.AddRange([server.To("Up"), root.Alternate, managed.ToEntity("Related")]);
            root.Body.AddRange(Body("HierarchyRootId", id, "UniqueId", Id("unique/" + name).ToUpperInvariant(), "HostType",
                type));
        }

        var depot = estate.Add(F.ManagedServer, "depot", "depot-elm.lab.example", servers[0]);
        depot.Links.AddRange([servers[0].ToEntity("Up"), depot.Alternate]);
        depot.Body.AddRange(Body("Description", "Depot of files", "ManagedServerType", "Linux"));
        foreach (var (name, capacity, server) in new[] { ("wan-fir.lab.example", 90L, servers[0]), ("wan-gale.lab.example",
            1200L, servers[1]) })
        {
            var wan = estate.Add(F.WanAccelerator, name, name, server);
            wan.Links.AddRange([server.To("Up"), wan.Alternate]);
            wan.Body.AddRange(Body("Description", "Cache at " + name, "OutOfDate", false, "Version", "13.0", "Capacity", capacity,
                "TrafficPort", 6165, "ConnectionsCount", capacity > 100 ? 11 : 5, "CachePath", "E:\\WanCache",
                "HighBandwidthModeEnabled", capacity > 100));
        }
    }

    private static void Repositories(Estate estate, Entity[] servers)
    {
        foreach (var (name, capacity, free, kind, index) in new[] { ("Vault Amber", 2199023255552L, 1099511627776L,
            "WindowsLocal", 0),
            ("Vault Birch & Sons", 549755813888L, 99511627776L, "LinuxLocal", 0), ("Vault Cedar", 8796093022208L, 734003200L,
                "Nfs", 1) })
        {
            var repository = estate.Add(F.Repository, name, name, servers[index]);
            repository.Links.AddRange([servers[index].To("Up"), repository.Alternate,
                repository.Down("BackupReferenceList", "backups"), repository.Down("ReplicaReferenceList", "replicas")]);
            repository.Body.AddRange(Body("Capacity", capacity, "FreeSpace", free, "Kind", kind));
        }

        foreach (var (name, type, server) in new[] { ("Bucket Delta", "AmazonS3External", servers[0]),
            ("Blob Echo", "AzureStorageExternal", servers[1]) })
        {
            var external = estate.Add(F.ExternalRepository, name, name, server);
            external.Links.AddRange([server.To("Up"), external.Alternate, external.Down("BackupReferenceList", "backups")]);
            external.Body.AddRange(Body("RepositoryType", type, "Path", "cloud://" + type + "/store", "UsedSpace", 73014444032L,
                "Description", "Holds old copies"));
        }
    }

    private static void Secrets(Estate estate, Entity server, int index)
    {
        var credentials = new[] { ("operator", "Runs the hosts"), ("LAB\\keeper", "Runs the \"guests\"") }.Select(pair =>
        {
            var record = estate.AddBelow(F.Credentials, server, "credentials", pair.Item1, pair.Item1);
            record.Links.AddRange([server.ToEntity("Up"), new Link("Edit", "Credentials", record.Path),
                new Link("Delete", "Credentials", record.Path)]);
            record.Body.AddRange(Body("Id", record.Id, "Username", pair.Item1, "Description", pair.Item2, "Password",
                string.Empty));
            return record;
        });
        estate.Collect(server.Path + "/credentials", F.Credentials, credentials);
        var passwords = new[] { "Weekly tape", "Archive <cold>" }.Select((hint, number) =>
        {
            var key = estate.AddBelow(F.PasswordKey, server, "passwords", hint, hint);
            key.Links.AddRange([server.ToEntity("Up"), new Link("Edit", "PasswordKey", key.Path), new Link("Delete",
                "PasswordKey", key.Path)]);
            key.Body.AddRange(Body("Id", key.Id, "Hint", hint, "LastModificationDate",
                estate.Start.AddDays(-40 - number - (index * 7))));
            return key;
        });
        estate.Collect(server.Path + "/passwords", F.PasswordKey, passwords);
    }
}

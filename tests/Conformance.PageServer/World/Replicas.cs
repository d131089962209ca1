using System.Globalization;
using System.Xml.Linq;
using static Conformance.PageServer.World.Shape;
using F = Conformance.PageServer.World.Families;

namespace Conformance.PageServer.World;

/// <summary>Replicas, their points and failover plans (replicas_id.md, vmreplicapoints_id.md, failoverplans_id.md).</summary>
internal static class Replicas
{
    public static void Build(Estate estate)
    {
        var jobs = estate.Of(F.Job).Where(job => job.Facts["JobType"] == "Replica").ToList();
        foreach (var (job, index) in jobs.Select((job, index) => (job, index)))
        {
            var server = estate.All.First(entity => entity.Uid == job.Facts["BackupServerUid"]);
            var repository = estate.Of(F.Repository).First(store => store.Facts["BackupServerUid"] == server.Uid);
            var replica = estate.Add(F.Replica, job.Name, job.Name, server);
            foreach (var (fact, value) in new[] { ("JobUid", job.Uid), ("JobName", job.Name), ("RepositoryUid", repository.Uid),
                ("RepositoryName", repository.Name) })
            {
                replica.Facts[fact] = value;
            }

            replica.Links.AddRange([repository.To("Up"), server.To("Up"), replica.Alternate,
                replica.Down("VmReplicaPointReferenceList", "vmReplicaPoints")]);
            replica.Body.AddRange(Body("Platform", index == 0 ? "VMware" : "vCloud"));
            var points = new[] { 2, 9, 35 }.Select((day, number) =>
                Point(estate, server, replica, number % 2 == 0 ? "web-4" : "data-4", day, number)).ToList();
            estate.Collect(replica.Path + "/vmReplicaPoints", F.VmReplicaPoint, points);
            App(estate, server, replica, points[0]);
        }

        foreach (var (server, index) in estate.Of(F.BackupServer).Select((server, index) => (server, index)))
        {
            Plan(estate, server, "Plan " + (index == 0 ? "Harbour" : "Inlet"));
        }
    }

    private static Entity Point(Estate estate, Entity server, Entity replica, string machine, int day, int number)
    {
        var made = estate.Start.AddDays(-day).AddMinutes(-replica.Name.Length);
        var point = estate.Add(F.VmReplicaPoint, replica.Id + day, Stamp(machine, made), server, made,
            new XAttribute("VmDisplayName", machine));
        Own(point, replica);
        point.Facts["VmDisplayName"] = machine;
        point.Links.AddRange([point.Act("Failover", "failover"), server.To("Up"), replica.To("Up"), point.Alternate,
            point.Down("VmReplicaPointMountList", "mounts"), point.Down("VmReplicaPointMount", "mounts", "Create")]);
        point.Body.AddRange(Body("CreationTimeUTC", made, "VmName", machine, "Algorithm", number == 2 ? "Full" : "Incremental",
            "PointType", number == 2 ? "Full" : "Snapshot"));
        return point;
    }

    private static void App(Estate estate, Entity server, Entity replica, Entity below)
    {
        var made = below.Created!.Value.AddMinutes(3);
        var app = estate.Add(F.VAppReplicaPoint, replica.Id, Stamp("shop", made), server, made, new XAttribute("VAppDisplayName",
            "shop"));
        Own(app, replica);
        app.Facts["vAppDisplayName"] = "shop";
        app.Links.AddRange([app.Act("Failover", "failover"), server.To("Up"), replica.To("Up"), app.Alternate, below.To("Down")]);
        app.Body.AddRange(Body("CreationTimeUTC", made, "VAppName", "shop", "Algorithm", "Incremental", "PointType", "Snapshot"));
    }

    private static void Own(Entity point, Entity replica)
    {
        point.Facts["ReplicaUid"] = replica.Uid;
        point.Facts["ReplicaName"] = replica.Name;
    }

    /// <summary>The name of what is made of a machine at an instant.</summary>
    public static string Stamp(string machine, DateTimeOffset made) =>
        $"{machine}@{made.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}";

    private static void Plan(Estate estate, Entity server, string name)
    {
        var plan = estate.Add(F.FailoverPlan, name, name, server);
        var host = estate.Of(F.HierarchyRoot).First(root => root.Facts["BackupServerUid"] == server.Uid);
        plan.Links.AddRange([server.To("Up"), plan.Alternate, new Link("Edit", "FailoverPlanReference", plan.Path, name),
            plan.Act("Start", "start"), plan.Act("Undo", "undo")]);
        var machines = new[] { "web-4", "data-4" }.Select((machine, order) =>
        {
            var item = estate.AddBelow(F.FailoveredVm, plan, "includes", machine, machine);
            item.Body.AddRange(Body("FailoveredVmId", item.Id, "HierarchyObjRef", $"urn:VMware:Vm:{host.Id}.vm-{order + 300}",
                "Name", machine,
                "DisplayName", machine, "Order", order, Options.Guest("RequireSuccess")));
            return item;
        }).ToList();
        plan.Body.AddRange(Body("Description", "Moves " + name, X("FailoverPlanInfo",
            X("Includes", machines.Select(Jobs.Stripped)))));
    }
}

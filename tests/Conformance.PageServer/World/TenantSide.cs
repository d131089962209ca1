using System.Xml.Linq;
using static Conformance.PageServer.World.Shape;
using F = Conformance.PageServer.World.Families;

namespace Conformance.PageServer.World;

/// <summary>What tenants replicate and fail over (cloudreplicas_id.md, cloudvmreplicapoints_id.md,
/// cloudfailoverplans_id.md).</summary>
internal static class TenantSide
{
    public static void Build(Estate estate)
    {
        foreach (var (server, index) in estate.Of(F.BackupServer).Select((server, index) => (server, index)))
        {
            var tenant = estate.Of(F.CloudTenant)[index];
            var replica = estate.Add(F.CloudReplica, tenant.Id, "Copies of " + tenant.Name, server);
            replica.Links.AddRange([server.To("Up"), replica.Alternate, replica.Down("CloudVmReplicaPointReferenceList",
                "vmReplicaPoints")]);
            replica.Body.AddRange(Body("Platform", index == 0 ? "HyperV" : "VMware"));
            var points = new[] { 3, 8, 40 }.Select((day, number) => Point(estate, server, replica, day, number, index)).ToList();
            estate.Collect(replica.Path + "/vmReplicaPoints", F.CloudVmReplicaPoint, points);
            var plan = Plan(estate, server, tenant);
            Runs(estate, server, plan, points[0], index);
        }
    }

    private static Entity Point(Estate estate, Entity server, Entity replica, int day, int number, int index)
    {
        var made = estate.Start.AddDays(-day).AddMinutes(-11 - index);
        var machine = number == 1 ? "rented-b" : "rented-a";
        var point = estate.Add(F.CloudVmReplicaPoint, replica.Id + day, Replicas.Stamp(machine, made), server, made,
            new XAttribute("VmDisplayName", machine));
        foreach (var (fact, value) in new[] { ("ReplicaUid", replica.Uid), ("ReplicaName", replica.Name), ("VmName", machine),
            ("VmDisplayName", machine) })
        {
            point.Facts[fact] = value;
        }

        point.Links.AddRange([server.To("Up"), replica.To("Up"), point.Alternate]);
        point.Body.AddRange(Body("CreationTimeUTC", made, "PointType", number == 2 ? "Full" : "Snapshot", "State", number == 1
            ? "Failover" : "Ready"));
        return point;
    }

    private static Entity Plan(Estate estate, Entity server, Entity tenant)
    {
        var name = "Move of " + tenant.Name;
        var plan = estate.Add(F.CloudFailoverPlan, name, name, server);
        plan.Facts["CloudTenantUid"] = tenant.Uid;
        plan.Facts["CloudTenantName"] = tenant.Name;
        plan.Links.AddRange([server.To("Up"), plan.Alternate, new Link("Edit", "CloudFailoverPlanReference", plan.Path, name),
            plan.Act("Start", "start"), plan.Act("Test", "test"), plan.Act("Undo", "undo"),
            new Link("Delete", "CloudFailoverPlanReference", plan.Path, name)]);
        var machines = new[] { "rented-a", "rented-b" }.Select((machine, order) =>
        {
            var item = estate.AddBelow(F.CloudFailoveredVm, plan, "includes", machine, machine);
            item.Body.AddRange(Body("FailoverPlanVMId", item.Id, "Name", machine, "Order", order));
            return item;
        }).ToList();
        estate.Collect(plan.Path + "/includes", F.CloudFailoveredVm, machines);
        plan.Body.AddRange(Body("TenantUid", tenant.Uid, "TenantName", tenant.Name, "Description", "Moves all at once",
            X("CloudFailoverPlanOptions", "PostFailoverPlanCommandEnabled", false, "PostFailoverPlanCommand", string.Empty,
                "PreFailoverPlanCommandEnabled", true, "PreFailoverPlanCommand", "C:\\moves\\before.cmd"),
            X("CloudFailoverPlanInfo", X("Includes", machines.Select(item =>
            {
                var inside = Jobs.Stripped(item);
                inside.Name = "CloudFailoverPlanVm";
                return inside;
            })))));
        return plan;
    }

    private static void Runs(Estate estate, Entity server, Entity plan, Entity point, int index)
    {
        foreach (var (age, number) in Sessions.Ages.Where((_, number) => number % 2 == index).Select((age, number) =>
            (age, number)))
        {
            var began = estate.Start.AddHours(-age - 0.9);
            var session = estate.Add(F.CloudFailoverSession, plan.Id + number, plan.Name, server, began);
            var ended = began.AddMinutes(3 + number);
            session.Links.AddRange([server.To("Up"), session.Alternate]);
            session.Body.AddRange(Body("JobType", "FailoverPlan", "CreationTimeUTC", began, "EndTimeUTC", ended, "State",
                "Stopped",
                "Result", Sessions.Result(number), "Progress", 100, "FailureMessage", number % 3 == 2 ? "A machine stays down"
                    : null,
                X("CloudFailoverTasks", X("CloudFailoverTask", Link(point), "CreationTimeUTC", began.AddSeconds(9), "EndTimeUTC",
                    ended,
                    "State", "Stopped", "Result", Sessions.Result(number), "Progress", 100))));
        }
    }

    private static XElement Link(Entity point)
    {
        var link = Documents.LinkOf(point.To("Related"));
        link.Name = "VmReplicaPointLink";
        return link;
    }
}

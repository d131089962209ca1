using System.Xml.Linq;
using static Conformance.PageServer.World.Shape;
using F = Conformance.PageServer.World.Families;

namespace Conformance.PageServer.World;

/// <summary>Policies of continuous protection, their replicas and sessions (cdppolicies_id.md, cdpreplicas_id.md and their
/// like).</summary>
internal static class Continuous
{
    public static void Build(Estate estate)
    {
        foreach (var (server, index) in estate.Of(F.BackupServer).Select((server, index) => (server, index)))
        {
            var policy = Policy(estate, server, index == 0 ? "Stream Juniper" : "Stream Kelp", index == 0 ? "VMware" : "vCloud");
            Replica(estate, server, policy, index);
            Runs(estate, server, policy, index);
        }
    }

    private static Entity Policy(Estate estate, Entity server, string name, string platform)
    {
        var policy = estate.Add(F.CdpPolicy, name, name, server);
        policy.Links.AddRange([server.To("Up"), policy.Alternate, new Link("Edit", "CdpPolicyReference", policy.Path, name),
            policy.Down("ObjectInJobList", "includes"), policy.Down("ObjectInJob", "includes", "Create"),
            policy.Down("CdpReplicaSessionReferenceList", "cdpReplicaSessions"), policy.Act("Disable", "disable")]);
        var host = estate.Of(F.HierarchyRoot).First(root => root.Facts["BackupServerUid"] == server.Uid);
        var objects = new[] { "ledger", "till" }.Select((machine, number) =>
        {
            var id = Id(policy.Id + machine);
            var item = estate.Place(new Entity(F.ObjectInJob, id, machine, policy.Path + "/includes/" + id));
            item.Links.AddRange([policy.ToEntity("Up"), new Link("Delete", null, item.Path)]);
            item.Body.AddRange(Body("ObjectInJobId", item.Id, "HierarchyObjRef", $"urn:{platform}:Vm:{host.Id}.vm-{number + 700}",
                "Name", machine, "DisplayName", machine, Options.CdpGuest("RequireSuccess")));
            return item;
        }).ToList();
        estate.Collect(policy.Path + "/includes", F.ObjectInJob, objects);
        policy.Body.AddRange(Body("PolicyType", "CdpReplica", "Platform", platform, "Description", "Streams " + name,
            "ScheduleConfigured", true,
            "ScheduleEnabled", platform == "VMware", "NextRun", estate.Start.AddHours(5), Options.PolicySchedule(),
            X("CdpPolicyInfo", X("CdpReplicaPolicyInfo", X("Includes", objects.Select(Jobs.Stripped)),
                Options.CdpGuest("Disabled")))));
        return policy;
    }

    private static void Replica(Estate estate, Entity server, Entity policy, int index)
    {
        var replica = estate.Add(F.CdpReplica, policy.Id, policy.Name, server);
        replica.Facts["PolicyId"] = policy.Id;
        replica.Links.AddRange([server.To("Up"), replica.Down("CdpReplicaVmReferenceList", "vms"), policy.To("Up"),
            replica.Alternate]);
        replica.Body.AddRange(Body("BackupServer", server.Name, "PolicyUid", policy.Id, "PolicyName", policy.Name));
        var repository = estate.Of(F.Repository).First(store => store.Facts["BackupServerUid"] == server.Uid);
        var machines = estate.FindCollection(policy.Path + "/includes")!.Members;
        estate.Collect(replica.Path + "/vms", F.CdpReplicaVm, machines.Select(machine =>
        {
            var vm = estate.AddBelow(F.CdpReplicaVm, replica, "vms", machine.Name, machine.Name);
            vm.Links.AddRange([vm.Act("Intervals", "intervals"), vm.Act("Failover", "failover"), server.To("Up"),
                repository.To("Up"),
                replica.To("Up"), policy.To("Up")]);
            vm.Body.AddRange(Body("VmRef", Reference(machine), "ReplicaUid", replica.Id, "BackupServer", server.Name,
                "PolicyUid", policy.Id,
                "PolicyName", policy.Name, "RepositoryName", repository.Name));
            return vm;
        }).ToList());

        var name = index == 0 ? "market" : "kiosk";
        var app = estate.Add(F.VAppCdpReplica, policy.Id, name, server);
        app.Links.AddRange([server.ToEntity("Up"), app.Alternate, app.Down("VAppCdpReplicaVmReferenceList", "vms"),
            app.Act("Intervals", "intervals"), app.Act("Failover", "failover"), policy.To("Up")]);
        var cloud = estate.Of(F.HierarchyRoot).First(root => root.Name.StartsWith("vcd", StringComparison.Ordinal));
        app.Body.AddRange(Body("vAppRef", $"urn:vCloud:Vapp:{cloud.Id}.urn:vcloud:vapp:{Id(name)}", "ReplicaUid", app.Id,
            "BackupServer", server.Name, "PolicyUid", policy.Id, "PolicyName", policy.Name));
        estate.Collect(app.Path + "/vms", F.VAppCdpReplicaVm, machines.Select(machine =>
        {
            var vm = estate.AddBelow(F.VAppCdpReplicaVm, app, "vms", machine.Name, machine.Name + "-" + name);
            vm.Links.AddRange([server.To("Up"), new Link("Alternate", "VAppCdpReplicaVmReference", vm.Path + "?format=Reference",
                vm.Name),
                app.To("Up"), policy.To("Up")]);
            vm.Body.AddRange(Body("ReplicaUid", app.Id, "VmRef", Reference(machine)));
            return vm;
        }).ToList());
    }

    private static string Reference(Entity machine) => machine.Body.First(part => part.Name == "HierarchyObjRef").Value;

    private static void Runs(Estate estate, Entity server, Entity policy, int index)
    {
        var runs = Sessions.Ages.Where((_, number) => number % 2 == index).Select((age, number) =>
        {
            var session = Sessions.Add(estate, F.CdpReplicaSession, server, policy.Id, age + 0.3, policy.Name,
                TimeSpan.FromMinutes(55 + number));
            session.Links.AddRange([server.To("Up"), policy.To("Up"), session.Alternate,
                session.Down("CdpReplicaTaskSessionReferenceList", "cdpReplicaTaskSessions")]);
            session.Body.AddRange(Body("PolicyUid", policy.Uid, "PolicyName", policy.Name, "PolicyType", "CdpReplica",
                "CreationTimeUTC", session.Facts["Created"], "EndTimeUTC", session.Facts["Ended"], "State", "Stopped",
                "Result", Sessions.Result(number), "Progress", 100,
                "FailureMessage", number % 3 == 2 ? "The target <site> is full" : string.Empty, "IsRetry", number == 3));
            var tasks = new[] { "ledger", "till" }.Select((machine, part) => Task(estate, server, session, machine, age + 0.25,
                number + part));
            estate.Collect(session.Path + "/cdpReplicaTaskSessions", F.CdpReplicaTaskSession, tasks.ToList());
            return session;
        }).ToList();
        estate.Collect(policy.Path + "/cdpReplicaSessions", F.CdpReplicaSession, runs);
    }

    private static Entity Task(Estate estate, Entity server, Entity session, string machine, double age, int number)
    {
        var task = Sessions.Add(estate, F.CdpReplicaTaskSession, server, session.Id + machine, age, machine,
            TimeSpan.FromMinutes(31 + number),
            new XAttribute("VmDisplayName", machine));
        task.Facts["VmDisplayName"] = machine;
        task.Facts["PolicySessionName"] = session.Name;
        task.Links.AddRange([server.To("Up"), session.To("Up"), task.Alternate]);
        task.Body.AddRange(Body("PolicySessionUid", session.Uid, "CreationTimeUTC", task.Facts["Created"], "EndTimeUTC",
            task.Facts["Ended"],
            "State", "Completed", "Result", Sessions.Result(number), "Reason", number % 3 == 0 ? string.Empty
                : "The wire is slow",
            "TotalSize", (number % 2 == 0 ? 8589934592L : 34359738368L) + number));
        return task;
    }
}

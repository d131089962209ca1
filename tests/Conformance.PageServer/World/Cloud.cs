using System.Xml.Linq;
using static Conformance.PageServer.World.Shape;
using F = Conformance.PageServer.World.Families;

namespace Conformance.PageServer.World;

/// <summary>The provider's side of Cloud Connect: gateways, plans, addresses and switches (cloudgateways_id.md,
/// hardwareplans_id.md).</summary>
internal static class Cloud
{
    public static void Build(Estate estate)
    {
        var servers = estate.Of(F.BackupServer);
        var pools = servers.Select((server, index) => Pool(estate, server, index == 0 ? "Gate Lagoon" : "Gate Marsh")).ToList();
        foreach (var (server, index) in servers.Select((server, index) => (server, index)))
        {
            Gateways(estate, server, pools[index], index);
            Plan(estate, server, index);
            Switch(estate, server, index);
        }

        Tenants.Build(estate, pools);
        foreach (var (pool, index) in pools.Select((pool, index) => (pool, index)))
        {
            var tenants = estate.Of(F.CloudTenant).Where(tenant => tenant.Facts["PoolUid"] == pool.Uid).ToList();
            pool.Links.Add(new Link("Related", "CloudTenantReferenceList", pool.Path + "/tenants"));
            pool.Body.AddRange(Body("Description", "Way in " + (index + 1),
                X("CloudGateways", estate.FindCollection(pool.Path + "/gateways")!.Members.Select(gate =>
                    Text("CloudGatewayUid", gate.Uid))),
                X("CloudTenants", tenants.Select(tenant => Text("CloudTenantUid", tenant.Uid)))));
            estate.Collect(pool.Path + "/tenants", F.CloudTenant, tenants);
        }

        foreach (var plan in estate.Of(F.HardwarePlan))
        {
            estate.Collect(plan.Path + "/tenants", F.CloudTenant, estate.Of(F.CloudTenant).Where(tenant =>
                tenant.Facts["PlanUid"] == plan.Uid));
        }

        Addresses(estate, servers);
        TenantSide.Build(estate);
    }

    private static Entity Pool(Estate estate, Entity server, string name)
    {
        var pool = estate.Add(F.CloudGatewayPool, name, name, server);
        pool.Links.AddRange([server.To("Up"), pool.Alternate, new Link("Edit", "CloudGatewayPoolReference", pool.Path, name),
            new Link("Delete", null, pool.Path), pool.Down("CloudGatewayReferenceList", "gateways")]);
        return pool;
    }

    private static void Gateways(Estate estate, Entity server, Entity pool, int index)
    {
        var gates = new[] { 1, 2 }.Select(number =>
        {
            var name = $"gate{number}-{(index == 0 ? "lagoon" : "marsh")}.lab.example";
            var gate = estate.Add(F.CloudGateway, name, name, server);
            gate.Links.AddRange([server.To("Up"), gate.Alternate, new Link("Edit", "CloudGatewayReference", gate.Path, name),
                new Link("Delete", "CloudGateway", gate.Path, name), pool.To("Related")]);
            gate.Body.AddRange(Body("Enabled", number == 1, "NetworkMode", number == 1 ? "Direct" : "NAT",
                "ExternalIP", $"198.51.100.{(index * 20) + number + 30}", "ExternalPort", 6180 + number, "InternalPort",
                    6190 + number,
                "Description", $"Gate {number} & door"));
            return gate;
        }).ToList();
        estate.Collect(pool.Path + "/gateways", F.CloudGateway, gates);
    }

    private static void Plan(Estate estate, Entity server, int index)
    {
        var name = index == 0 ? "Iron <small>" : "Copper";
        var plan = estate.Add(F.HardwarePlan, name, name, server);
        plan.Facts["Platform"] = index == 0 ? "HyperV" : "VMware";
        plan.Links.AddRange([server.To("Up"), plan.Alternate, new Link("Down", "CloudTenantReference", plan.Path + "/tenants",
            name),
            new Link("Edit", "CloudHardwarePlanReference", plan.Path, name), new Link("Delete", "CloudHardwarePlan", plan.Path,
                name)]);
        var host = estate.Of(F.HierarchyRoot)[index == 0 ? 1 : 3];
        var network = X("Network", new XAttribute("Id", Id("net" + name)), "CountWithInternet", 2, "CountWithoutInternet", 1);
        var details = index == 0
            ? X("HvCloudHardwarePlan", "HypervisorHostRef", $"urn:HyperV:Host:{host.Id}.", X("Volumes",
                X("Volume", new XAttribute("Id", Id("vol" + name)), "FriendlyName", "Copies", "VolumePath", "F:\\Copies",
                    "QuotaGb", 240)), network)
            : X("ViCloudHardwarePlan", "HypervisorHostRef", $"urn:VMware:Host:{host.Id}.host-61", X("Datastores",
                X("Datastore", new XAttribute("Id", Id("store" + name)), "FriendlyName", "Copies", "QuotaGb", 470)), network);
        plan.Body.AddRange(Body("Description", "Plan of " + name, "ProcessorUsageLimitMhz", index == 0 ? 9000 : -1,
            "MemoryUsageLimitMb", index == 0 ? 12288 : -1, X("HardwarePlanDetails", details)));
    }

    private static void Switch(Estate estate, Entity server, int index)
    {
        foreach (var number in new[] { 1, 2 })
        {
            var name = $"switch-{index}{number}";
            var vlan = estate.Add(F.Vlan, name, name, server);
            var host = estate.Of(F.HierarchyRoot)[index == 0 ? 0 : 3];
            vlan.Facts["ClusterName"] = host.Name;
            vlan.Facts["ClusterRef"] = $"urn:VMware:Host:{host.Id}.host-{number}";
            vlan.Links.AddRange([server.To("Up"), vlan.Alternate, new Link("Edit", "VlanConfigurationReference", vlan.Path, name),
                new Link("Delete", "VlanConfiguration", vlan.Path, name)]);
            var first = 400 + (index * 100) + (number * 20);
            vlan.Body.AddRange(Body("HostRef", vlan.Facts["ClusterRef"], "PlatformType", "VMware",
                "VlanIdsWithInternetLeftBound", first,
                "VlanIdsWithInternetRightBound", first + 4, "VlanIdsWithoutInternetLeftBound", first + 5,
                    "VlanIdsWithoutInternetRightBound", first + 9,
                "SwitchName", name, "SwitchId", Id(name), "SwitchType", number == 1 ? "VirtualSwitch"
                    : "DistributedVirtualSwitch"));
        }
    }

    private static void Addresses(Estate estate, IReadOnlyList<Entity> servers)
    {
        foreach (var (server, index) in servers.Select((server, index) => (server, index)))
        {
            foreach (var number in new[] { 5, 16 })
            {
                var name = $"203.0.113.{(index * 50) + number}";
                var address = estate.Add(F.PublicIp, name, name, server, null, new XAttribute("BackupServerUid", server.Uid));
                var tenant = estate.Of(F.CloudTenant)[index];
                address.Facts["CloudTenantUid"] = tenant.Uid;
                address.Facts["CloudTenantName"] = tenant.Name;
                address.Links.AddRange([server.To("Up"), address.Alternate, new Link("Edit", "CloudPublicIpAddressReference",
                    address.Path, name),
                    new Link("Delete", "CloudPublicIpAddress", address.Path, name)]);
                address.Body.AddRange(Body("IpAddress", name, "TenantUid", tenant.Uid));
            }
        }
    }
}

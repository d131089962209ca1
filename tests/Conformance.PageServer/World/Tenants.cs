using System.Xml.Linq;
using static Conformance.PageServer.World.Shape;
using F = Conformance.PageServer.World.Families;

namespace Conformance.PageServer.World;

/// <summary>Tenants with what they rent (tenants_id.md, tenants_id_resources_id.md and their like).</summary>
internal static class Tenants
{
    public static void Build(Estate estate, IReadOnlyList<Entity> pools)
    {
        Standalone(estate, "Nettle Ltd", 0, pools[0]);
        Standalone(estate, "Osier & Daughters", 1, pools[1]);
        Cloud(estate, "Poplar Org", pools[1]);
    }

    private static Entity Start(Estate estate, string name, Entity server, Entity pool)
    {
        var tenant = estate.Add(F.CloudTenant, name, name, server);
        tenant.Facts["PoolUid"] = pool.Uid;
        tenant.Facts["PlanUid"] = string.Empty;
        tenant.Links.AddRange([server.To("Up"), tenant.Alternate, new Link("Edit", "CloudTenantReference", tenant.Path, name),
            tenant.Down("CloudTenantResourceList", "resources"), tenant.Down("CloudTenantResource", "resources", "Create"),
            new Link("Delete", null, tenant.Path)]);
        return tenant;
    }

    private static Link Counters(Entity tenant) =>
        new("Related", "FreeLicenseCounters", tenant.Path + "/freelicenseCounters", "FreeLicenseCounters");

    private static void Standalone(Estate estate, string name, int index, Entity pool)
    {
        var server = estate.Of(F.BackupServer)[index];
        var plan = estate.Of(F.HardwarePlan)[index];
        var tenant = Start(estate, name, server, pool);
        tenant.Facts["PlanUid"] = plan.Uid;
        tenant.Facts["Type"] = "Standalone";
        tenant.Links.AddRange([tenant.Down("CloudTenantComputeResourceList", "computeResources"),
            tenant.Down("CloudTenantComputeResource", "computeResources", "Create"), tenant.Down("CloudSubtenantList",
                "subtenants"),
            tenant.Down("CloudSubtenant", "subtenants", "Create"), Counters(tenant)]);
        var quotas = Quotas(estate, tenant, server);
        var compute = estate.AddBelow(F.TenantCompute, tenant, "computeResources", plan.Id, name);
        var wan = estate.Of(F.WanAccelerator)[index];
        Owned(compute, tenant, server);
        compute.Body.AddRange(Body("CloudHardwarePlanUid", plan.Uid, "WanAcceleratorUid", wan.Uid, "PlatformType",
            plan.Facts["Platform"],
            "UseNetworkFailoverResources", true, Appliance(name),
            X("ComputeResourceStats", "MemoryUsageMb", 6144, "CPUCount", 3, X("StorageResourceStats",
                X("StorageResourceStat", "StorageName", "Copies", "StorageUsageGb", 44, "StorageLimitGb", 240)))));
        estate.Collect(tenant.Path + "/computeResources", F.TenantCompute, [compute]);
        estate.Collect(tenant.Path + "/vCloudComputeResources", F.TenantVCloud, []);
        estate.Collect(tenant.Path + "/gatewayPools", F.CloudGatewayPool, [pool]);
        Subtenants(estate, tenant, server, quotas[0]);
        tenant.Body.AddRange(Common(estate, name, quotas, [compute], index));
        tenant.Body.Add(X("TenantType", X("StandaloneTenant", X("TenantCredentials", "Username", name))));
        Licenses(estate, tenant);
    }

    private static void Cloud(Estate estate, string name, Entity pool)
    {
        var server = estate.Of(F.BackupServer)[1];
        var host = estate.Of(F.HierarchyRoot)[2];
        var tenant = Start(estate, name, server, pool);
        tenant.Facts["Type"] = "vCD";
        tenant.Links.AddRange([tenant.Down("CloudTenantVCloudComputeResourceList", "vcloudcomputeresources"),
            tenant.Down("CloudTenantVCloudComputeResource", "vcloudcomputeresources", "Create"), Counters(tenant)]);
        var quotas = Quotas(estate, tenant, server);
        var centres = new[] { "Poplar East", "Poplar West" }.Select(centre =>
        {
            var item = estate.AddBelow(F.TenantVCloud, tenant, "vCloudComputeResources", centre, centre);
            item.Links.AddRange([new Link("Delete", null, item.Path), tenant.ToEntity("Up"), server.ToEntity("Up")]);
            item.Body.AddRange(Body("VirtualDataCenterName", centre, "VirtualDataCenterRef",
                $"urn:vCloud:OrgVdc:{host.Id}.urn:vcloud:vdc:{item.Id}",
                "Enabled", true, "AllocationModel", "PayAsYouGo", "UseNetworkFailoverResources", true,
                X("ResourceUsage", "CpuUsageMhz", 800, "MemoryUsageMb", 2048, "StorageUsageGb", 21),
                "WanAcceleratorUid", estate.Of(F.WanAccelerator)[1].Uid, Appliance(centre)));
            return item;
        }).ToList();
        estate.Collect(tenant.Path + "/computeResources", F.TenantCompute, []);
        estate.Collect(tenant.Path + "/vCloudComputeResources", F.TenantVCloud, centres);
        estate.Collect(tenant.Path + "/gatewayPools", F.CloudGatewayPool, [pool]);
        estate.Collect(tenant.Path + "/subtenants", F.Subtenant, []);
        var organization = $"urn:vCloud:Organization:{host.Id}.urn:vcloud:org:{Id(name)}";
        tenant.Facts["OrganizationReference"] = organization;
        tenant.Body.AddRange(Common(estate, name, quotas, [], 2));
        tenant.Body.Add(X("TenantType", X("vCloudTenant", "OrganizationName", name, "OrganizationRef", organization)));
        tenant.Body.Add(X("VCloudComputeResources", centres.Select(Inside)));
        Licenses(estate, tenant);
    }

    private static XElement Appliance(string name) => X("NetworkAppliance", "Name", "Bridge of " + name, "ProductionNetwork",
        "Harbour net",
        "ObtainIPAddressAutomatically", true, "ViDistributedSwitchUuid", string.Empty, "ProductionNetworkUnderDvs", false);

    private static void Owned(Entity item, Entity tenant, Entity server) => item.Links.AddRange([
        new Link("Delete", "CloudTenantResource", item.Path), tenant.ToEntity("Up"), server.ToEntity("Up")]);

    /// <summary>A quota or resource inside its tenant: without links.</summary>
    private static XElement Inside(Entity item) => new(item.Family.Root, new XAttribute("Type", item.Family.Type),
        new XAttribute("Href", "~" + item.Path), new XAttribute("Id", item.Id), item.Body.Select(part => new XElement(part)));

    private static List<Entity> Quotas(Estate estate, Entity tenant, Entity server)
    {
        var quotas = estate.Of(F.Repository).Take(2).Select((store, number) =>
        {
            var item = estate.AddBelow(F.TenantResource, tenant, "resources", store.Id, store.Name);
            Owned(item, tenant, server);
            item.Body.Add(X("RepositoryQuota", "DisplayName", $"Room {number + 1} of {tenant.Name}", "RepositoryUid", store.Uid,
                "WanAcceleratorUid", estate.Of(F.WanAccelerator)[number].Uid, "Quota", 81920 * (number + 1), "UsedQuota",
                    9216 + number));
            return item;
        }).ToList();
        estate.Collect(tenant.Path + "/resources", F.TenantResource, quotas);
        return quotas;
    }

    private static void Subtenants(Estate estate, Entity tenant, Entity server, Entity quota) =>
        estate.Collect(tenant.Path + "/subtenants",
        F.Subtenant, new[] { "clerk", "porter" }.Select((role, number) =>
        {
            var name = $"{tenant.Name} {role}";
            var item = estate.AddBelow(F.Subtenant, tenant, "subtenants", role, name);
            foreach (var (fact, value) in new[] { ("CloudTenantUid", tenant.Uid), ("CloudTenantName", tenant.Name),
                ("BackupResourceId", quota.Id),
                ("Disabled", number == 0 ? "false" : "true"), ("Unlimited", number == 0 ? "false" : "true"),
                ("Quota", number == 0 ? "5120" : "10240"), ("UsedQuota", number == 0 ? "640" : "5") })
            {
                item.Facts[fact] = value;
            }

            item.Links.AddRange([new Link("Edit", "CloudSubtenant", item.Path, name), new Link("Delete", null, item.Path),
                tenant.ToEntity("Up"),
                server.ToEntity("Up")]);
            item.Body.AddRange(Body("Name", name, "Description", "Works as " + role, "Password", string.Empty, "Enabled",
                number == 0,
                X("RepositoryQuota", new XAttribute("Unlimited", number == 0 ? "false" : "true"), "DisplayName",
                    "Shelf of " + role,
                    "TenantResourceId", quota.Id, "QuotaMb", number == 0 ? 5120 : 10240, "UsedQuotaMb", number == 0 ? 640 : 5)));
            return item;
        }).ToList());

    private static IEnumerable<XElement> Common(Estate estate, string name, List<Entity> quotas, List<Entity> compute,
        int index) => Body(
        "Description", "Rents as " + name, "Enabled", index != 1, X("LeaseOptions", new XAttribute("Enabled", "false")),
        X("Resources", quotas.Select(Inside)), "LastResult", Sessions.Result(index), "LastActive",
            estate.Start.AddHours(-30 - index),
        X("ComputeResources", compute.Select(Inside)), "ThrottlingEnabled", index == 1, "ThrottlingSpeedLimit", 3 + index,
        "ThrottlingSpeedUnit", "MBps", "PublicIpCount", index == 2 ? 0 : 2, "BackupCount", 4 + index, "ReplicaCount", index,
        "MaxConcurrentTasks", 2, "WorkStationBackupCount", 1, "ServerBackupCount", 2 + index, "BackupProtectionEnabled",
            index == 0,
        "BackupProtectionPeriod", 6);

    private static void Licenses(Estate estate, Entity tenant)
    {
        var path = tenant.Path + "/freelicenseCounters";
        estate.Documents.Add(path, X("CloudTenantFreeLicenseCounters", new XAttribute("Href", "~" + path),
            X("Links", Documents.LinkOf(tenant.ToEntity("Up"))), "RentalVMBackupCount", 3, "RentalWorkstationBackupCount", 1,
            "RentalServerBackupCount", 2, "NewVMBackupCount", 5, "NewWorkstationBackupCount", 0, "NewServerBackupCount", 1,
                "NewVMReplicaCount", 2));
    }
}

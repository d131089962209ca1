using System.Xml.Linq;
using Conformance.PageServer.Render;
using Conformance.PageServer.World;
using static Conformance.PageServer.World.Shape;

namespace Conformance.PageServer.Serve;

/// <summary>The root, logon sessions and services that link back to the logon session (logging_on.md, querysvc.md, lookupsvc.md,
/// cloud.md).</summary>
internal sealed class Doors(Estate estate, ServerOptions options)
{
    private static readonly string[] Old = ["/backupServers BackupServer", "/managedServers ManagedServer", "/jobs Job",
        "/failoverPlans FailoverPlan",
        "/hierarchyRoots HierarchyRoot", "/repositories Repository", "/backups Backup", "/restorePoints RestorePoint",
        "/vmRestorePoints VmRestorePoint", "/vAppRestorePoints VAppRestorePoint", "/replicas Replica",
            "/vmReplicaPoints VmReplicaPoint",
        "/catalog/vms CatalogVm", "/backupSessions BackupJobSession", "/restoreSessions RestoreSession",
            "/replicaSessions ReplicaJobSession",
        "/backupTaskSessions BackupTaskSession", "/replicaTaskSessions ReplicaTaskSession", "/wanAccelerators WanAccelerator",
        "/backupFiles BackupFile"];

    private static readonly string[] New = ["/externalRepositories ExternalRepository", "/cdpPolicies CdpPolicy",
        "/cdpReplicaSessions CdpReplicaSession", "/cdpReplicaTaskSessions CdpReplicaTaskSession",
            "/vAppReplicaPoints VAppReplicaPoint",
        "/cdpReplica/vApps VAppCdpReplica", "/systemSessions BackupJobSession"];

    private static readonly string[] Queries = ["VmRestorePoint", "VAppRestorePoint", "VmReplicaPoint", "Job", "RestorePoint",
        "BackupTaskSession",
        "ReplicaTaskSession", "RestoreSession", "Repository", "Backup", "Replica", "HierarchyRoot", "BackupJobSession",
            "ReplicaJobSession",
        "BackupServer", "ManagedServer", "FailoverPlan", "WanAccelerator", "CloudGateway", "CloudTenant", "CloudReplica",
            "BackupFile",
        "VCloudOrganizationConfig", "CloudSubtenant", "CloudHardwarePlan", "CloudPublicIpAddress", "AgentBackupJob",
            "AgentRestorePoint",
        "AgentProtectionGroup", "DiscoveredComputer", "CloudFailoverPlan", "CloudGatewayPool", "VSphereSelfServiceConfig",
            "NasJob", "FileServer",
        "VAppReplicaPoint"];

    public static XElement Root()
    {
        var versions = new[] { "v1_5", "v1_6", "v1_7" }.Select(version => X("SupportedVersion", new XAttribute("Name", version),
            X("Links", Documents.LinkOf(new Link("Create", "LogonSession", "/sessionMngr/?v=" + version)))));
        return X("EnterpriseManager", new XAttribute("Type", "EnterpriseManager"), new XAttribute("Href", "~/"),
            X("Links", Documents.LinkOf(new Link("Down", "LogonSessionList", "/logonSessions")),
                Documents.LinkOf(new Link("Create", "LogonSession", "/sessionMngr/?v=latest"))),
            X("SupportedVersions", versions));
    }

    public XElement Logon(Logon logon)
    {
        var old = Documents.Lists(Old);
        var all = options.Has("logon-short") ? old : Documents.Lists([.. Old, .. New]);
        var references = all.Where(link => !link.Target.Contains('?', StringComparison.Ordinal));
        var entities = all.Where(link => link.Target.Contains('?', StringComparison.Ordinal));
        Link[] services = options.Has("logon-short")
            ? [new("Down", "VCloudService", "/vCloud"), new("Down", "CloudConnectService", "/cloud")]
            : [new("Down", "VCloudService", "/vCloud"), new("Down", "AgentsService", "/agents"),
                new("Down", "VSphereSelfService", "/selfService/vSphere"), new("Down", "NasService", "/nas"), new("Down",
                    "CloudConnectService", "/cloud")];
        Link[] links = [new("Up", "EnterpriseManager", "/"), .. references, new("Down", "EnterpriseSecuritySettings",
            "/security"),
            new("Down", "TaskList", "/tasks"), new("Down", "QueryService", "/querySvc"), new("Down", "LookupService",
                "/lookupSvc"),
            new("Down", "Report", "/reports/summary", "Summary"), .. entities, new("Create", null,
                "/backupServers?action=create"), .. services,
            new("Delete", options.Has("logon-tenant-style") ? "LogonSession" : null, "/logonSessions/" + logon.Id)];
        return X("LogonSession", new XAttribute("Type", "LogonSession"), new XAttribute("Href", "~/logonSessions/" + logon.Id),
            X("Links", links.Select(Documents.LinkOf)), "UserName", options.Has("user-name-wrong") ? "LAB\\nobody" : logon.User,
                "SessionId", logon.Id);
    }

    public XElement LogonList(IEnumerable<Logon> logons)
    {
        var list = X("LogonSessions", logons.Select(Logon));
        list.AddAnnotation(new ListOf("LogonSession"));
        return list;
    }

    public static XElement QueryService(Logon logon)
    {
        var links = Queries.Select(type => new Link("Down", type + "List",
            $"/query?type={type}&format=Entities&sortAsc=name&pageSize=15&page=1"));
        return Service("QuerySvc", "QueryService", "/querySvc", [Up(logon), .. links,
            new Link("Down", "TaskList", "/query?type=Task&format=Entities&sortAsc=TaskId&pageSize=15&page=1"),
            new Link("Down", "PasswordKeyList",
                "/query?type=Passwords&format=Entities&sortAsc=BackupServerUid&pageSize=15&page=1"),
            new Link("Down", "CredentialsList",
                "/query?type=Credentials&format=Entities&sortAsc=BackupServerUid&pageSize=15&page=1")]);
    }

    public XElement LookupService(Logon logon) => Service("LookupSvc", "LookupService", "/lookupSvc", [Up(logon),
        .. estate.Of(Families.HierarchyRoot).Select(root => new Link("Down", "HierarchyItemList",
            $"/lookup?host={root.Uid}&name=*&type=Vm"))]);

    public static XElement CloudService(Logon logon)
    {
        var lists = Documents.Lists("/cloud/gateways CloudGateway", "/cloud/tenants CloudTenant",
            "/cloud/hardwarePlans CloudHardwarePlan",
            "/cloud/publicIpAddresses CloudPublicIpAddress", "/cloud/cloudFailoverPlans CloudFailoverPlan",
                "/cloud/vmReplicaPoints CloudVmReplicaPoint",
            "/cloud/replicas CloudReplica", "/cloud/vlans VlanConfiguration", "/cloud/failoverSessions CloudFailoverSession",
            "/cloud/gatewayPools CloudGatewayPool");
        return Service("CloudConnectService", "CloudConnectService", "/cloud", [Up(logon), .. lists,
            .. new[] { "gateways", "tenants", "hardwarePlans", "publicIpAddresses", "gatewayPools" }.Select(name =>
                new Link("Create", null, "/cloud/" + name))]);
    }

    /// <summary>Machines of a host by name and type, or one by its reference (lookup_query.md); null when the parameters say
    /// neither.</summary>
    public XElement? Lookup(Func<string, string?> parameter)
    {
        var items = estate.Of(Families.ObjectInJob).Select(item => (Reference: item.Body[1].Value, item.Name)).DistinctBy(item =>
            item.Reference);
        if (parameter("hierarchyRef") is { } reference)
        {
            items = items.Where(item => item.Reference == reference);
        }
        else if (parameter("host") is { } host && parameter("name") is { } name && parameter("type") is { } type)
        {
            var id = host.Split(':')[^1];
            items = items.Where(item => item.Reference.Contains(id, StringComparison.Ordinal) && type.Equals("vm",
                StringComparison.OrdinalIgnoreCase)
                && (name == "*" || item.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
                    || options.Has("lookup-ignores-name")));
        }
        else
        {
            return null;
        }

        var list = X("HierarchyItems", items.Select(item => X("HierarchyItem", new XAttribute("Type", "HierarchyItem"),
            "ObjectRef", item.Reference,
            "ObjectType", "Vm", "ObjectName", item.Name)));
        list.AddAnnotation(new ListOf("HierarchyItem"));
        return list;
    }

    private static Link Up(Logon logon) => new("Up", "LogonSession", "/logonSessions/" + logon.Id);

    private static XElement Service(string root, string type, string path, IEnumerable<Link> links) => X(root,
        new XAttribute("Type", type),
        new XAttribute("Href", "~" + path), X("Links", links.Select(Documents.LinkOf)));
}

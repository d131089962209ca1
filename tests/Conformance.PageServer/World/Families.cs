namespace Conformance.PageServer.World;

/// <summary>Every kind of resource of the pages.</summary>
internal static class Families
{
    public static readonly Family BackupServer = new("BackupServer", "BackupServers", "/backupServers");
    public static readonly Family ManagedServer = new("ManagedServer", "ManagedServers", "/managedServers");
    public static readonly Family HierarchyRoot = new("HierarchyRoot", "HierarchyRoots", "/hierarchyRoots");
    public static readonly Family Repository = new("Repository", "Repositories", "/repositories");
    public static readonly Family ExternalRepository = new("ExternalRepository", "ExternalRepositories", "/externalRepositories");
    public static readonly Family WanAccelerator = new("WanAccelerator", "WanAccelerators", "/wanAccelerators");
    public static readonly Family Credentials = new("Credentials", "CredentialsInfoList", null)
    { Root = "CredentialsInfo", Key = false };
    public static readonly Family PasswordKey = new("PasswordKey", "PasswordKeyInfoList", null)
    { Root = "PasswordKeyInfo", Key = false };
    public static readonly Family Job = new("Job", "Jobs", "/jobs");
    public static readonly Family ObjectInJob = new("ObjectInJob", "ObjectsInJob", null) { Key = false };
    public static readonly Family LinkedJob = new("LinkedJobObject", "LinkedJobResourceObjects", null)
    { Root = "LinkedJob", Key = false };
    public static readonly Family LinkedRepository = new("LinkedBackupRepositoryObject", "LinkedBackupRepositoryResourceObjects",
        null)
    { Root = "LinkedBackupRepository", Key = false };
    public static readonly Family Backup = new("Backup", "Backups", "/backups");
    public static readonly Family BackupFile = new("BackupFile", "BackupFiles", "/backupFiles");
    public static readonly Family RestorePoint = new("RestorePoint", "RestorePoints", "/restorePoints");
    public static readonly Family VmRestorePoint = new("VmRestorePoint", "VmRestorePoints", "/vmRestorePoints");
    public static readonly Family VAppRestorePoint = new("VAppRestorePoint", "VAppRestorePoints", "/vAppRestorePoints");
    public static readonly Family VmRestorePointMount = new("VmRestorePointMount", "VmRestorePointMounts", null) { Key = false };
    public static readonly Family BackupJobSession = new("BackupJobSession", "BackupJobSessions", "/backupSessions")
    { Windowed = true };
    public static readonly Family BackupTaskSession = new("BackupTaskSession", "BackupTaskSessions", "/backupTaskSessions")
    { Windowed = true };
    public static readonly Family ReplicaJobSession = new("ReplicaJobSession", "ReplicaJobSessions", "/replicaSessions")
    { Windowed = true };
    public static readonly Family ReplicaTaskSession = new("ReplicaTaskSession", "ReplicaTaskSessions", "/replicaTaskSessions")
    { Windowed = true };
    public static readonly Family RestoreSession = new("RestoreSession", "RestoreSessions", "/restoreSessions")
    { Windowed = true };
    public static readonly Family SystemSession = new("SystemSession", "SystemSessions", "/systemSessions")
    { Windowed = true, AlternateType = "BackupJobSessionReference" };
    public static readonly Family Replica = new("Replica", "Replicas", "/replicas");
    public static readonly Family VmReplicaPoint = new("VmReplicaPoint", "VmReplicaPoints", "/vmReplicaPoints");
    public static readonly Family VAppReplicaPoint = new("VAppReplicaPoint", "VAppReplicaPoints", "/vAppReplicaPoints");
    public static readonly Family VmReplicaPointMount = new("VmReplicaPointMount", "VmReplicaPointMounts", null) { Key = false };
    public static readonly Family FailoverPlan = new("FailoverPlan", "FailoverPlans", "/failoverPlans");
    public static readonly Family FailoveredVm = new("FailoveredVm", "FailoveredVms", null) { Key = false };
    public static readonly Family CdpPolicy = new("CdpPolicy", "CdpPolicies", "/cdpPolicies");
    public static readonly Family CdpReplica = new("CdpReplica", "CdpReplicas", "/cdpReplicas");
    public static readonly Family CdpReplicaVm = new("CdpReplicaVm", "CdpReplicaVms", null);
    public static readonly Family VAppCdpReplica = new("VAppCdpReplica", "VAppCdpReplicas", "/cdpReplica/vApps");
    public static readonly Family VAppCdpReplicaVm = new("VAppCdpReplicaVm", "VAppCdpReplicaVms", null) { Item = "Items" };
    public static readonly Family CdpReplicaSession = new("CdpReplicaSession", "CdpReplicaSessions", "/cdpReplicaSessions")
    { Windowed = true };
    public static readonly Family CdpReplicaTaskSession =
        new("CdpReplicaTaskSession", "CdpReplicaTaskSessions", "/cdpReplicaTaskSessions") { Windowed = true };
    public static readonly Family AgentBackupJob = new("AgentBackupJob", "AgentBackupJobs", "/agents/jobs")
    { AlternateType = "JobReference" };
    public static readonly Family ObjectInAgentBackupJob = new("ObjectInAgentBackupJob", "ObjectsInAgentBackupJob", null)
    { Key = false };
    public static readonly Family AgentRestorePoint = new("AgentRestorePoint", "AgentRestorePoints",
        "/agents/agentRestorePoints");
    public static readonly Family AgentMount = new("AgentRestorePointMount", "AgentRestorePointMounts", null) { Key = false };
    public static readonly Family AgentProtectionGroup =
        new("AgentProtectionGroup", "AgentProtectionGroups", "/agents/protectionGroups");
    public static readonly Family DiscoveredComputer = new("DiscoveredComputer", "DiscoveredComputers",
        "/agents/discoveredComputers");
    public static readonly Family NasJob = new("NasJob", "NASJobs", "/nas/jobs") { Root = "NASJob",
        AlternateType = "JobReference" };
    public static readonly Family NasObject = new("NasObject", "NASObjects", null) { Root = "NASObject", Key = false };
    public static readonly Family FileServer = new("FileServer", "FileServers", "/nas/fileServers");
    public static readonly Family CloudGateway = new("CloudGateway", "CloudGateways", "/cloud/gateways");
    public static readonly Family CloudGatewayPool = new("CloudGatewayPool", "CloudGatewayPools", "/cloud/gatewayPools");
    public static readonly Family CloudTenant = new("CloudTenant", "CloudTenants", "/cloud/tenants");
    public static readonly Family TenantResource = new("CloudTenantResource", "CloudTenantResources", null)
    { Key = false, IdAttribute = true };
    public static readonly Family TenantCompute = new("CloudTenantComputeResource", "CloudTenantComputeResources", null)
    { Key = false, IdAttribute = true };
    public static readonly Family TenantVCloud = new("CloudTenantVCloudComputeResource", "CloudTenantVCloudComputeResources",
        null)
    { Key = false, IdAttribute = true };
    public static readonly Family Subtenant = new("CloudSubtenant", "CloudSubtenants", null) { Key = false, IdAttribute = true };
    public static readonly Family HardwarePlan = new("CloudHardwarePlan", "CloudHardwarePlans", "/cloud/hardwarePlans");
    public static readonly Family PublicIp = new("CloudPublicIpAddress", "CloudPublicIpAddresses", "/cloud/publicIpAddresses");
    public static readonly Family CloudFailoverPlan = new("CloudFailoverPlan", "CloudFailoverPlans", "/cloud/cloudFailoverPlans");
    public static readonly Family CloudFailoveredVm = new("CloudFailoveredVm", "CloudFailoveredVms", null) { Key = false };
    public static readonly Family CloudReplica = new("CloudReplica", "CloudReplicas", "/cloud/replicas");
    public static readonly Family CloudVmReplicaPoint = new("CloudVmReplicaPoint", "CloudVmReplicaPoints",
        "/cloud/vmReplicaPoints");
    public static readonly Family Vlan = new("VlanConfiguration", "VlanConfigurations", "/cloud/vlans")
    { Item = "Vlans", Bare = true };
    public static readonly Family CloudFailoverSession =
        new("CloudFailoverSession", "CloudFailoverSessions", "/cloud/failoverSessions") { Windowed = true };
    public static readonly Family Account = new("EnterpriseAccount", "EnterpriseAccounts", "/security/accounts");
    public static readonly Family Role = new("EnterpriseRole", "EnterpriseRoles", "/security/roles");
    public static readonly Family AccountRole = new("EnterpriseAccountInRole", "EnterpriseAccountInRoleList", null)
    { Key = false, Untyped = true };
    public static readonly Family AccountScope = new("EnterpriseAccountHierarchyScope", "EnterpriseAccountHierarchyScopes", null)
    { Key = false, Untyped = true };
    public static readonly Family SelfServiceConfig =
        new("VSphereSelfServiceConfig", "VSphereSelfServiceConfigs", "/selfService/vSphere/Configs");
    public static readonly Family OrganizationConfig =
        new("VCloudOrganizationConfig", "VCloudOrganizationConfigs", "/vCloud/orgConfigs");
    public static readonly Family CatalogVm = new("CatalogVm", "CatalogVms", "/catalog/vms");
    public static readonly Family CatalogPoint = new("CatalogVmRestorePoint", "CatalogVmRestorePoints", null);
    public static readonly Family Task = new("Task", "Tasks", "/tasks") { Key = false };
}

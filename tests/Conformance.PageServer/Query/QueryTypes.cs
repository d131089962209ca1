using Conformance.PageServer.World;
using F = Conformance.PageServer.World.Families;

namespace Conformance.PageServer.Query;

/// <summary>A type of query with the parameters that its page lists.</summary>
/// <param name="Name">The value of type.</param>
/// <param name="Family">What it finds.</param>
/// <param name="Fields">The parameters; "Type=PointType" reads another element.</param>
internal sealed record QueryType(string Name, Family Family, string Fields)
{
    public IReadOnlyDictionary<string, string> Sources { get; } = Fields.Split(' ').Select(field => field.Split('='))
        .ToDictionary(pair => pair[0], pair => pair[^1], StringComparer.OrdinalIgnoreCase);
}

/// <summary>All types of query_type.md with the fields of their pages, get_query_X.md.</summary>
internal static class QueryTypes
{
    private const string Server = " BackupServerUid BackupServerName";
    private const string Times = " CreationTime=CreationTimeUTC EndTime=EndTimeUTC";
    private const string Schedule = " Description NextRun ScheduleConfigured ScheduleEnabled";

    public static IReadOnlyDictionary<string, QueryType> Every { get; } = new[]
    {
        new QueryType("AgentBackupJob", F.AgentBackupJob,
            "UID Name Description JobType Platform ScheduleConfigured ScheduleEnabled" + Server),
        new QueryType("AgentProtectionGroup", F.AgentProtectionGroup, "UID Name" + Server),
        new QueryType("AgentRestorePoint", F.AgentRestorePoint,
            "UID Name CreationTime=CreationTimeUTC ComputerName Type=PointType Algorithm "
            + "RestorePointId RestorePointName BackupUid BackupName BackupFileUid BackupFileName" + Server),
        new QueryType("Backup", F.Backup, "UID Name JobUid JobName RepositoryUid RepositoryName Platform BackupType"),
        new QueryType("BackupFile", F.BackupFile,
            "UID Name CreationTimeUTC BackupSize DataSize CompressRatio FileType BackupUid BackupName" + Server),
        new QueryType("BackupJobSession", F.BackupJobSession,
            "UID Name JobType JobUid JobName State Result IsRetry" + Times + Server),
        new QueryType("BackupServer", F.BackupServer, "UID Name Description IpOrDnsName Port Version"),
        new QueryType("BackupTaskSession", F.BackupTaskSession,
            "UID Name State Result Reason TotalSize JobSessionUid JobUid JobName VmDisplayName" + Times + Server),
        new QueryType("CdpPolicy", F.CdpPolicy, "UID Name" + Schedule + Server),
        new QueryType("CdpReplica", F.CdpReplica, "UID Name PolicyId PolicyName" + Server),
        new QueryType("CdpReplicaSession", F.CdpReplicaSession,
            "Id=UID UID Name PolicyUid PolicyName CreationTimeUTC EndTimeUTC State Result FailureMessage" + Server),
        new QueryType("CdpReplicaTaskSession", F.CdpReplicaTaskSession,
            "Id=UID UID Name PolicySessionUid PolicySessionName CreationTimeUTC "
            + "EndTimeUTC State Reason TotalSize VmDisplayName" + Server),
        new QueryType("CloudFailoverPlan", F.CloudFailoverPlan, "UID Name Description CloudTenantUid CloudTenantName" + Server),
        new QueryType("CloudFailoverSession", F.CloudFailoverSession,
            "UID Name Type=JobType State Result FailureMessage" + Times + Server),
        new QueryType("CloudGateway", F.CloudGateway, "UID Name Enabled Description" + Server),
        new QueryType("CloudGatewayPool", F.CloudGatewayPool, "UID Name Description" + Server),
        new QueryType("CloudHardwarePlan", F.HardwarePlan, "UID Name Platform" + Server),
        new QueryType("CloudPublicIpAddress", F.PublicIp, "UID Name IpAddress CloudTenantUid CloudTenantName" + Server),
        new QueryType("CloudReplica", F.CloudReplica, "UID Name Platform"),
        new QueryType("CloudSubtenant", F.Subtenant,
            "UID Name CloudTenantUid CloudTenantName Disabled Unlimited Quota UsedQuota BackupResourceId" + Server),
        new QueryType("CloudTenant", F.CloudTenant, "UID Name Enabled Type OrganizationReference" + Server),
        new QueryType("CloudVmReplicaPoint", F.CloudVmReplicaPoint,
            "UID Name CreationTime=CreationTimeUTC VmName Type=PointType ReplicaUid ReplicaName VmDisplayName State" + Server),
        new QueryType("Credentials", F.Credentials, "Username Description CredentialsId=Id" + Server),
        new QueryType("DiscoveredComputer", F.DiscoveredComputer,
            "UID Name AgentVersion AgentStatus OsVersion IpAddress ProtectionGroupUid ProtectionGroupName" + Server),
        new QueryType("ExternalRepository", F.ExternalRepository, "UID Name" + Server),
        new QueryType("FailoverPlan", F.FailoverPlan, "UID Name Description" + Server),
        new QueryType("FileServer", F.FileServer, "UID Name" + Server),
        new QueryType("HierarchyRoot", F.HierarchyRoot, "UID Name UniqueId HostType" + Server),
        new QueryType("Job", F.Job, "UID Name JobType Platform" + Schedule + Server),
        new QueryType("ManagedServer", F.ManagedServer, "UID Name Description ManagedServerType"),
        new QueryType("NasJob", F.NasJob, "UID Name" + Schedule + Server),
        new QueryType("NasObject", F.NasObject, "UID=ObjectInJobId Name JobUid JobName FileServerUid FileServerName" + Server),
        new QueryType("ObjectInAgentBackupJob", F.ObjectInAgentBackupJob,
            "UID=ObjectInJobId ObjectInJobId Name DisplayName JobUid JobName" + Server),
        new QueryType("ObjectInJob", F.ObjectInJob, "UID=ObjectInJobId Name JobUid JobName" + Server),
        new QueryType("Passwords", F.PasswordKey, "PasswordKeyID=Id Hint" + Server),
        new QueryType("Replica", F.Replica, "UID Name JobUid JobName RepositoryUid RepositoryName"),
        new QueryType("ReplicaJobSession", F.ReplicaJobSession,
            "UID Name JobType JobUid JobName State Result IsRetry" + Times + Server),
        new QueryType("ReplicaTaskSession", F.ReplicaTaskSession,
            "UID Name State Result Reason TotalSize JobSessionUid JobUid JobName VmDisplayName" + Times + Server),
        new QueryType("Repository", F.Repository, "UID Name FreeSpace Capacity" + Server),
        new QueryType("RestorePoint", F.RestorePoint, "UID Name CreationTime=BackupDateUTC BackupUid BackupName" + Server),
        new QueryType("RestoreSession", F.RestoreSession, "UID Name Type=JobType State Result VmDisplayName" + Times + Server),
        new QueryType("Task", F.Task, "TaskId State Operation"),
        new QueryType("vAppReplicaPoint", F.VAppReplicaPoint,
            "UID Name vAppDisplayName CreationTime=CreationTimeUTC vAppName=VAppName "
            + "Type=PointType Algorithm ReplicaUid ReplicaName" + Server),
        new QueryType("vAppRestorePoint", F.VAppRestorePoint,
            "UID Name CreationTime=CreationTimeUTC Type=PointType Algorithm RestorePointId VAppDisplayName" + Server),
        new QueryType("VCloudOrganizationConfig", F.OrganizationConfig,
            "UID Name RepositoryUid QuotaGb Disabled=IsDisabled JobSchedulerType "
            + "UsedQuota=UsedQuotaMb HostUid RepositoryFriendlyName" + Server),
        new QueryType("VlanConfiguration", F.Vlan, "UID SwitchName SwitchType SwitchId ClusterName ClusterRef" + Server),
        new QueryType("VmReplicaPoint", F.VmReplicaPoint,
            "UID Name CreationTime=CreationTimeUTC Type=PointType Algorithm ReplicaUid ReplicaName VmDisplayName" + Server),
        new QueryType("VmRestorePoint", F.VmRestorePoint,
            "UID Name CreationTime=CreationTimeUTC Type=PointType Algorithm RestorePointId RestorePointName VmDisplayName"
            + Server),
        new QueryType("VsphereSelfServiceConfig", F.SelfServiceConfig,
            "UID Name JobSchedulerType AccountType PerUser QuotaGb RepositoryUid UsedQuota=UsedQuotaMb" + Server),
        new QueryType("WanAccelerator", F.WanAccelerator, "UID Name Capacity ConnectionsCount HighBandwidthModeEnabled" + Server),
    }.ToDictionary(type => type.Name, StringComparer.OrdinalIgnoreCase);
}

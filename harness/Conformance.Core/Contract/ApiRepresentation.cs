using System.Collections.Frozen;
using Conformance.Documents.Compare;

namespace Conformance.Core.Contract;

/// <summary>
/// What a comparison of two bodies of this API goes by. A query result doubles the name of its list:
/// <c>Entities/BackupJobSessions/BackupJobSession</c> is <c>Entities.BackupJobSessions.BackupJobSessions[]</c>.
/// </summary>
public static class ApiRepresentation
{
    /// <summary>The documented mapping. Sources: EM-API.md, section 2 (documented pages and captured traffic).</summary>
    public static RepresentationMapping Mapping { get; } = new()
    {
        FlatLists = new[] { "Links", "IncludedIndexingFolders", "ExcludedIndexingFolders", "IncludeList", "ExcludeList" }.ToFrozenSet(StringComparer.Ordinal),
        ListItems = new ListItem[]
        {
            new("EntityReferences", "Ref"),
            new("ObjectsInJob", "ObjectInJob"),
            new("Includes", "ObjectInJob"),
            new("Schedule", "Day"),
            new("TimePeriods", "Day"),
            new("ProcessedVmsReportFrame", "Day"),
            new("RepositoryReportFrame", "Period"),
            new("OptionsDaily", "Days"),
            new("OptionsMonthly", "Months"),
            new("Resources", "CloudTenantResource"),
            new("ComputeResources", "CloudTenantComputeResource"),
            new("VCloudComputeResources", "CloudTenantVCloudComputeResource"),
            new("EnterpriseRoles", "EnterpriseRoleEntity"),
            new("EnterpriseAccounts", "EnterpriseAccountEntity"),
            new("CloudPublicIpAddresses", "CloudPublicIp"),
            new("VlanConfigurations", "Vlans"),
            new("ObjectsInAgentBackupJob", "ObjectInAgentBackupJob"),
            new("Includes", "ObjectInAgentBackupJob"),
            new("Includes", "FailoveredVm"),
            new("Includes", "CloudFailoveredVm"),
            new("Includes", "NASObject"),
            new("LinkedJobIncludes", "LinkedJobObject"),
            new("LinkedJobResourceObjects", "LinkedJob"),
            new("LinkedBackupRepositoryResourceObjects", "LinkedBackupRepository"),
            new("VAppCdpReplicaVms", "Items"),
            new("VCentersScope", "VCenterUid"),
            new("VmReplicaPoints", "VmRestorePoint"),
            new("CloudVmReplicaPoints", "CloudReplica"),
            new("CredentialsInfoList", "CredentialsInfo"),
            new("PasswordKeyInfoList", "PasswordKeyInfo"),
            new("EnterpriseAccountInRoleList", "EnterpriseAccountInRole"),
            new("InclusionMask", "Extension"),
            new("ExclusionMask", "Extension"),
            new("Files", "FileEntry"),
            new("Directories", "DirectoryEntry"),
            new("FSRoots", "DirectoryEntry"),
        }.ToFrozenSet(),
        Plurals = new Dictionary<string, string> { ["Day"] = "Days", ["Period"] = "Periods" }.ToFrozenDictionary(StringComparer.Ordinal),
        Renames = new Dictionary<string, string> { ["RetrySpecified"] = "RetrySpecified1" }.ToFrozenDictionary(StringComparer.Ordinal),
        CamelNames = new Dictionary<string, string>
        {
            ["uid"] = "UID",
            ["vAppRef"] = "vAppRef",
            ["vCloudTenant"] = "vCloudTenant",
            ["acl"] = "ACL",
            ["adTenantType"] = "ADTenantType",
            ["cpuCount"] = "CPUCount",
            ["fsFileExcludeOptions"] = "FSFileExcludeOptions",
            ["fsRoots"] = "FSRoots",
            ["nasJob"] = "NASJob",
            ["nasJobs"] = "NASJobs",
            ["nasObject"] = "NASObject",
            ["nasObjects"] = "NASObjects",
            ["nasServerAdvancedOptions"] = "NASServerAdvancedOptions",
            ["nasService"] = "NASService",
            ["rpoReporting"] = "RPOReporting",
            ["rpoSchedule"] = "RPOSchedule",
            ["rpoThresholdMinutes"] = "RPOThresholdMinutes",
            ["rpoThresholdSeconds"] = "RPOThresholdSeconds",
        }.ToFrozenDictionary(StringComparer.Ordinal),
    };

    /// <summary>The default rules, the documented mapping, and UIDs as in <c>urn:veeam:Job:…</c>.</summary>
    public static CompareOptions Options { get; } = CompareOptions.Default with { Mapping = Mapping, UrnNamespace = "veeam" };
}

using System.Collections.Frozen;

namespace Conformance.Documents.Compare;

/// <summary>
/// How the XML and the JSON form of a resource relate. The rule: attributes and child elements become members of the same name; a
/// repeated element becomes a list under its plural, inside the member of its parent (hence the doubled name in query results:
/// <c>Entities/BackupJobSessions/BackupJobSession</c> is <c>Entities.BackupJobSessions.BackupJobSessions[]</c>); what does not follow
/// the rule is data here. Sources: EM-API.md, section 2 (documented pages and captured traffic).
/// </summary>
public sealed record RepresentationMapping
{
    /// <summary>Wrapper elements that are the list themselves, without an inner name: <c>Links/Link</c> is <c>Links[]</c>.</summary>
    public required IReadOnlySet<string> FlatLists { get; init; }

    /// <summary>Elements that repeat in a parent whose name is not their plural.</summary>
    public required IReadOnlySet<ListItem> ListItems { get; init; }

    /// <summary>Plurals that the spelling rules do not give; key: the element's name.</summary>
    public required IReadOnlyDictionary<string, string> Plurals { get; init; }

    /// <summary>Members whose JSON name differs; key: the XML name, value: the JSON name in <see cref="Dialect.Em12"/>.</summary>
    public required IReadOnlyDictionary<string, string> Renames { get; init; }

    /// <summary>Member names of <see cref="Dialect.Em13"/> that a capital first letter does not turn into the XML name.</summary>
    public required IReadOnlyDictionary<string, string> CamelNames { get; init; }

    /// <summary>The member that holds the text of an element which also has attributes: <c>&lt;Day Name="Sunday"&gt;1,1&lt;/Day&gt;</c>.</summary>
    public string TextMember { get; init; } = "Value";

    /// <summary>The documented mapping.</summary>
    public static RepresentationMapping Default { get; } = new()
    {
        FlatLists = new[] { "Links", "IncludedIndexingFolders", "ExcludedIndexingFolders", "IncludeList", "ExcludeList", "Tags" }.ToFrozenSet(StringComparer.Ordinal),
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
            new("CloudGateways", "CloudGatewayUid"),
            new("CloudTenants", "CloudTenantUid"),
            new("LinkedBackupIncludes", "LinkedBackup"),
            new("LinkedBackupRepositoryIncludes", "LinkedBackupRepository"),
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

    /// <summary>The name of the list that <paramref name="item"/> repeats in. A name that ends in one s is taken as plural already.</summary>
    public string Plural(string item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.Length == 0 ? "" : Plurals.TryGetValue(item, out var plural) ? plural
            : item.EndsWith("ss", StringComparison.Ordinal) ? item + "es"
            : item.EndsWith('s') ? item
            : item.EndsWith('y') && item.Length > 1 && !"aeiou".Contains(item[^2], StringComparison.Ordinal) ? item[..^1] + "ies"
            : item + "s";
    }

    /// <summary>Whether <paramref name="item"/> inside <paramref name="parent"/> is a list even when it is there once.</summary>
    public bool IsListItem(string parent, string item) =>
        ListItems.Contains(new ListItem(parent, item)) || string.Equals(Plural(item), parent, StringComparison.Ordinal);
}

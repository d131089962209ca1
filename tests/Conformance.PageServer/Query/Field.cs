using System.Globalization;
using Conformance.PageServer.Serve;
using Conformance.PageServer.World;

namespace Conformance.PageServer.Query;

/// <summary>Reads and compares the fields of queries (query_comparison.md).</summary>
internal sealed class Field(ServerOptions options)
{
    /// <summary>Values in the order of their pages: they are compared by index.</summary>
    private static readonly Dictionary<string, string[]> Orders = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Result"] = ["Success", "Warning", "Failed"],
        ["JobType"] = ["Backup", "BackupCopy", "ImmediateBackupCopy", "ImmediateBackupCopyWorker", "Replica", "AgentBackup",
            "AgentManagement", "NasBackup"],
        ["State"] = ["Starting", "Stopping", "Working", "Pausing", "Resuming", "Stopped"],
        ["State/task"] = ["InProgress", "Pending", "Completed"],
        ["State/Task"] = ["Running", "OperationFinished", "Finished"],
        ["State/CloudVmReplicaPoint"] = ["Unknown", "Ready", "Failover", "Failback", "PermanentFailover"],
        ["Platform"] = ["VMware", "HyperV", "vCloud", "AgentForLinux", "AgentForWindows", "CustomPlatform"],
        ["BackupType"] = ["Standard", "ParentBackup", "ChildBackup"],
        ["FileType"] = ["vbk", "vib", "vrb"],
        ["Algorithm"] = ["Full", "ReversedIncremental", "Incremental", "SyntheticFull"],
        ["Type"] = ["Full", "Increment", "ReverseIncrement"],
        ["Type/VmReplicaPoint"] = ["Full", "ReverseIncrement", "Increment", "Snapshot"],
        ["Type/vAppReplicaPoint"] = ["Full", "ReverseIncrement", "Increment", "Snapshot"],
        ["Type/CloudVmReplicaPoint"] = ["CDP", "Full", "ReverseIncrement", "Increment", "Snapshot"],
        ["Type/CloudFailoverSession"] = ["FailoverPlan"],
        ["Type/RestoreSession"] = ["FileLevelRestore", "RestoreVm"],
        ["Type/CloudTenant"] = ["vCD", "Standalone", "ActiveDirectory"],
        ["HostType"] = ["ESX", "VC", "ESXi", "HvServer", "HvCluster", "Scvmm", "VcdSystem"],
        ["AgentStatus"] = ["NotInstalled", "Installed", "UnsupportedOs", "Failed", "Exclude"],
        ["JobSchedulerType"] = ["Full", "Partial", "Random", "Disabled"],
        ["AccountType"] = ["User", "Group"],
        ["SwitchType"] = ["VirtualSwitch", "DistributedVirtualSwitch"],
        ["ManagedServerType"] = ["ESX", "VC", "Linux", "Local", "Windows", "ESXi", "HvServer", "HvCluster", "Scvmm",
            "BackupServer", "SanHost",
            "SmbServer", "SmbCluster", "VcdSystem"],
    };

    private static readonly HashSet<string> Numbers = new(StringComparer.OrdinalIgnoreCase)
    { "BackupSize", "DataSize", "CompressRatio", "Port", "TotalSize", "Quota", "UsedQuota", "QuotaGb", "FreeSpace", "Capacity",
        "ConnectionsCount" };

    /// <summary>The value of a field; null when the entity has none.</summary>
    public string? Read(QueryType type, string field, Entity entity)
    {
        var source = type.Sources[field];
        return source switch
        {
            "UID" => entity.Family.Key ? entity.Uid : entity.Id,
            "Id" => entity.Id,
            "Name" => entity.Name,
            _ => Choices.Body(options, entity).FirstOrDefault(part =>
                part.Name.LocalName.Equals(source, StringComparison.OrdinalIgnoreCase))?.Value
                ?? entity.Facts.GetValueOrDefault(source),
        };
    }

    /// <summary>Compares a value with the text of a filter or with another value.</summary>
    public int Compare(QueryType type, string field, string left, string right, bool sorting)
    {
        if (IsTime(field))
        {
            return Time(left).CompareTo(Time(right));
        }

        if (Numbers.Contains(field) && !options.Has(sorting ? "sort-number-as-text" : "filter-number-as-text")
            && decimal.TryParse(right, NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
        {
            return decimal.Parse(left, CultureInfo.InvariantCulture).CompareTo(number);
        }

        if (Order(type, field) is { } order && !(options.Has("sort-result-as-text") && sorting) && Index(order, right) >= 0)
        {
            return Index(order, left).CompareTo(Index(order, right));
        }

        if (IsIdentity(field))
        {
            return StringComparer.OrdinalIgnoreCase.Compare(Bare(left), Bare(right));
        }

        return StringComparer.OrdinalIgnoreCase.Compare(left, right);
    }

    /// <summary>The value is of the field's type.</summary>
    public static bool Fits(string field, string text) => !IsTime(field)
        ? !Numbers.Contains(field) || decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out _)
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

    private static bool IsTime(string field) => field.StartsWith("CreationTime", StringComparison.OrdinalIgnoreCase)
        || field.StartsWith("EndTime", StringComparison.OrdinalIgnoreCase) || field.Equals("NextRun",
            StringComparison.OrdinalIgnoreCase);

    private static bool IsIdentity(string field) => field.EndsWith("id", StringComparison.OrdinalIgnoreCase);

    private static string Bare(string uid) => uid.StartsWith("urn:veeam:", StringComparison.OrdinalIgnoreCase)
        ? uid[(uid.LastIndexOf(':') + 1)..] : uid;

    private DateTimeOffset Time(string text)
    {
        var instant = DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        return options.Has("fraction-none") ? instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerSecond))
            : options.Has("fraction-three") ? instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMillisecond)) : instant;
    }

    private static string[]? Order(QueryType type, string field)
    {
        var task = type.Name.EndsWith("TaskSession", StringComparison.Ordinal) ? "task" : type.Name;
        return Orders.TryGetValue($"{field}/{task}", out var own) ? own : Orders.GetValueOrDefault(field);
    }

    private static int Index(string[] order, string value) => Array.FindIndex(order, name =>
        name.Equals(value, StringComparison.OrdinalIgnoreCase));
}

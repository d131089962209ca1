using System.Xml.Linq;

namespace Conformance.PageServer.Render;

/// <summary>Which elements are lists, and how JSON names their members (representation_collections.md).</summary>
internal static class ListNames
{
    private static readonly Dictionary<string, string> Items = new(StringComparer.Ordinal)
    {
        ["Resources"] = "CloudTenantResource", ["ComputeResources"] = "CloudTenantComputeResource",
        ["VCloudComputeResources"] = "CloudTenantVCloudComputeResource", ["StorageResourceStats"] = "StorageResourceStat",
        ["Schedule"] = "Day", ["TimePeriods"] = "Day", ["InclusionMask"] = "Extension", ["ExclusionMask"] = "Extension",
        ["FSRoots"] = "DirectoryEntry", ["Files"] = "FileEntry", ["Directories"] = "DirectoryEntry", ["Volumes"] = "Volume",
        ["Datastores"] = "Datastore", ["LinkedJobIncludes"] = "LinkedJobObject", ["LinkedBackupIncludes"] = "LinkedBackup",
        ["LinkedBackupRepositoryIncludes"] = "LinkedBackupRepository", ["CloudFailoverTasks"] = "CloudFailoverTask",
        ["SupportedVersions"] = "SupportedVersion", ["CloudGateways"] = "CloudGatewayUid", ["CloudTenants"] = "CloudTenantUid",
        ["ProcessedVmsReportFrame"] = "Day", ["RepositoryReportFrame"] = "Period", ["Refs"] = "Ref",
    };

    /// <summary>Lists whose JSON is an array at once.</summary>
    private static readonly HashSet<string> Direct = new(StringComparer.Ordinal)
    { "IncludedIndexingFolders", "ExcludedIndexingFolders", "Tags", "VCentersScope" };

    /// <summary>Elements that repeat in their parent: an array under their own name.</summary>
    private static readonly HashSet<string> Repeated = new(StringComparer.Ordinal) { "Days", "Months" };

    public static bool IsDirect(string name) => Direct.Contains(name);

    public static bool IsRepeated(string name) => Repeated.Contains(name);

    /// <summary>The name of the list's member; null when the element is no list.</summary>
    public static string? Member(XElement element, bool rootNames)
    {
        if (element.Annotation<ListOf>() is { } list)
        {
            return rootNames && list.Item != "Ref" ? element.Name.LocalName : Plural(list.Item);
        }

        var name = element.Name.LocalName;
        if (name == "Resources" && element.Parent?.Name == "QueryResult")
        {
            return null;
        }

        if (name == "Includes")
        {
            return Plural(element.Elements().FirstOrDefault()?.Name.LocalName ?? "ObjectInJob");
        }

        return Items.TryGetValue(name, out var item) ? Plural(item) : null;
    }

    private static string Plural(string item) => item switch
    {
        "Items" or "Vlans" => item,
        _ when item.EndsWith('y') && !"aeo".Contains(item[^2], StringComparison.Ordinal) => item[..^1] + "ies",
        _ when item.EndsWith('s') => item + "es",
        _ => item + "s",
    };
}

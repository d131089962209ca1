using System.Xml.Linq;
using static Conformance.PageServer.World.Shape;
using F = Conformance.PageServer.World.Families;

namespace Conformance.PageServer.World;

/// <summary>Services and reports: representations without members (agents.md, cloud.md, nas.md, vcloud.md,
/// reports_summary.md).</summary>
internal static class Documents
{
    public static void Build(Estate estate)
    {
        Service(estate, "/agents", "Agents", "AgentsService", null, Lists(
            "/agents/jobs Job", "/agents/agentRestorePoints AgentRestorePoint", "/agents/backups Backup",
                "/agents/restorePoints RestorePoint",
            "/agents/backupFiles BackupFile", "/agents/backupSessions BackupJobSession",
                "/agents/protectionGroups AgentProtectionGroup",
            "/agents/discoveredComputers DiscoveredComputer"));
        Service(estate, "/nas", "NASService", null, null, Lists("/nas/jobs Job", "/nas/fileServers FileServer",
            "/nas/backupSessions BackupJobSession"));
        Service(estate, "/vCloud", "VCloudService", null, "/vCloud", [.. Lists("/vCloud/orgConfigs VCloudOrganizationConfig"),
            new Link("Create", null, "/vCloud/orgConfigs")]);
        Service(estate, "/selfService/vSphere", "VSphereSelfService", "VSphereSelfService", "/selfService/vSphere",
            [.. Lists("/selfService/vSphere/Configs VSphereSelfServiceConfig"), new Link("Create", null,
                "/selfService/vSphere/Configs")]);
        Service(estate, "/security", "EnterpriseSecuritySettings", null, "/security",
            [new Link("Down", "EnterpriseAccountReferenceList", "/security/accounts"),
            new Link("Down", "EnterpriseRoleReferenceList", "/security/roles"), new Link("Create", null, "/security/accounts"),
            new Link("Start", null, "/security/accounts?action=rebuildScope")]);
        Service(estate, "/reports/summary", "SummaryReport", null, null,
            [.. new[] { "overview Overview", "vms_overview VmsOverview", "job_statistics JobStatistics",
                "processed_vms ProcessedVms",
                "repository Repositories" }.Select(pair => pair.Split(' ')).Select(pair =>
                    new Link("Down", "ReportFrame", "/reports/summary/" + pair[0], pair[1]))]);
        Reports(estate);
    }

    /// <summary>The links to the references and to the entities of some collections.</summary>
    public static List<Link> Lists(params string[] pairs)
    {
        var split = pairs.Select(pair => pair.Split(' ')).ToList();
        return [.. split.Select(pair => new Link("Down", pair[1] + "ReferenceList", pair[0])),
            .. split.Select(pair => new Link("Down", pair[1] + "List", pair[0] + "?format=Entity"))];
    }

    public static XElement LinkOf(Link link)
    {
        var element = new XElement("Link", new XAttribute("Rel", link.Rel));
        if (link.Type is not null)
        {
            element.SetAttributeValue("Type", link.Type);
        }

        element.SetAttributeValue("Href", "~" + link.Target);
        if (link.Name is not null)
        {
            element.SetAttributeValue("Name", link.Name);
        }

        return element;
    }

    private static void Service(Estate estate, string path, string root, string? type, string? href, IEnumerable<Link> links)
    {
        var element = X(root);
        if (type is not null)
        {
            element.SetAttributeValue("Type", type);
            href = path;
        }

        if (href is not null)
        {
            element.SetAttributeValue("Href", "~" + href);
        }

        element.Add(X("Links", links.Select(LinkOf)));
        estate.Documents.Add(path, element);
    }

    private static void Reports(Estate estate)
    {
        var servers = estate.Of(F.BackupServer).Count;
        estate.Documents.Add("/reports/summary/overview", X("OverviewReportFrame", "BackupServers", servers, "ProxyServers", 3,
            "RepositoryServers", estate.Of(F.Repository).Count, "RunningJobs", 0, "ScheduledJobs", estate.Of(F.Job).Count,
            "SuccessfulVmLastestStates", 6, "WarningVmLastestStates", 2, "FailedVmLastestStates", 1));
        estate.Documents.Add("/reports/summary/vms_overview", X("VmsOverviewReportFrame", "ProtectedVms", 9, "BackedUpVms", 7,
            "ReplicatedVms", 4,
            "RestorePoints", estate.Of(F.VmRestorePoint).Count, "FullBackupPointsSize", 296296296300L,
                "IncrementalBackupPointsSize", 45925926L,
            "ReplicaRestorePointsSize", 1073741824L, "SourceVmsSize", 644245094400L, "SuccessBackupPercents", 66,
            "ProtectedVmsReportLink", "Workspace/ViewReport.aspx?definition=" + Id("protected") + "&ShowParams=1"));
        estate.Documents.Add("/reports/summary/job_statistics", X("JobStatisticsReportFrame", "RunningJobs", 0, "ScheduledJobs",
            6,
            "ScheduledBackupJobs", 4, "ScheduledReplicaJobs", 2, "TotalJobRuns", 30, "SuccessfulJobRuns", 12, "WarningsJobRuns",
                10,
            "FailedJobRuns", 8, "MaxJobDuration", 1560, "MaxBackupJobDuration", 1560, "MaxReplicaJobDuration", 1440,
            "MaxDurationBackupJobName", "Nightly Amber", "MaxDurationReplicaJobName", "Mirror Elm",
            "BackupJobStatusReportLink", "Workspace/ViewReport.aspx?definition=" + Id("status") + "&ShowParams=1"));
        estate.Documents.Add("/reports/summary/processed_vms", X("ProcessedVmsReportFrame", Enumerable.Range(1, 5).Select(day =>
            X("Day", "Timestamp", new DateTimeOffset(estate.Start.UtcDateTime.Date.AddDays(-day), TimeSpan.Zero), "BackupedVms",
                4 + day,
                "ReplicatedVms", day))));
        estate.Documents.Add("/reports/summary/repository", X("RepositoryReportFrame",
            new XAttribute("CapacityPlanningReportLink",
                "Workspace/ViewReport.aspx?definition=" + Id("capacity") + "&ShowParams=1"),
            estate.Of(F.Repository).Select(store => X("Period", "Name", store.Name, "Capacity", store.Body[0].Value, "FreeSpace",
                store.Body[1].Value,
                "BackupSize", 1181116006L + store.Name.Length))));
    }
}

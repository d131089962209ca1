using System.Xml.Linq;
using Conformance.PageServer.World;
using F = Conformance.PageServer.World.Families;

namespace Conformance.PageServer.Serve;

/// <summary>What styles and faults change in the links and elements of entities.</summary>
internal static class Choices
{
    private static readonly (string Fault, Family Family, string Element)[] Lacks =
    [
        ("platform-lacks", F.Backup, "Platform"), ("schedule-lacks", F.Job, "ScheduleConfigured"), ("end-lacks",
            F.BackupJobSession, "EndTimeUTC"),
        ("replica-end-lacks", F.ReplicaTaskSession, "EndTimeUTC"), ("free-space-lacks", F.Repository, "FreeSpace"),
    ];

    private static readonly (string Fault, Family Family, string Type, Family Other)[] Wrong =
    [
        ("point-up-wrong", F.RestorePoint, "BackupReference", F.Backup),
        ("task-up-wrong", F.BackupTaskSession, "BackupJobSessionReference", F.BackupJobSession),
        ("server-up-wrong", F.Replica, "BackupServerReference", F.BackupServer),
    ];

    public static IEnumerable<Link> Links(Estate estate, ServerOptions options, Entity entity)
    {
        foreach (var link in entity.Links)
        {
            if ((options.Has("group-up-lacks") && entity.Family == F.DiscoveredComputer
                && link.Type == "AgentProtectionGroupReference")
                || (options.Has("newer-elements-absent") && link.Type == "ExternalRepositoryReferenceList")
                || (options.Has("gateway-alone") && entity.Family == F.CloudGateway && link.Rel == "Related"))
            {
                continue;
            }

            yield return options.Has("child-link-down") && link.Type == "BackupList" && entity.Family == F.Backup
                ? link with { Rel = "Down" } : Misled(estate, options, entity, link);
        }
    }

    /// <summary>Up, Alternate to the entity, and Down to lists of references, unless a page shows others.</summary>
    public static IEnumerable<Link> ReferenceLinks(Estate estate, ServerOptions options, Entity entity)
    {
        var links = entity.ReferenceLinks.Count > 0 ? entity.ReferenceLinks
            : Links(estate, options, entity).Where(link => (link.Rel == "Up" && link.Type != "BackupList")
                || link.Rel == "Alternate"
                || (link.Rel == "Down" && link.Type is { } type && type.EndsWith("ReferenceList", StringComparison.Ordinal)))
                .Select(link => link.Rel == "Alternate" ? entity.ToEntity("Alternate") : link).ToList();
        if (!links.Exists(link => link.Rel == "Alternate"))
        {
            links = [.. links, entity.ToEntity("Alternate")];
        }

        return links.Where(link => !(options.Has("alternate-lacks") && entity.Family == F.Job && link.Rel == "Alternate")
                && !(options.Has("newer-elements-absent") && link.Type == "ExternalRepositoryReferenceList"))
            .Select(link => options.Has("catalog-short") && entity.Family == F.CatalogVm && link.Rel == "Alternate"
                ? link with { Type = null, Name = null } : Misled(estate, options, entity, link));
    }

    public static IEnumerable<XElement> Body(ServerOptions options, Entity entity)
    {
        var result = entity.Body.Find(part => part.Name == "Result")?.Value;
        var running = options.Has("in-progress") && entity.Facts.ContainsKey("Running");
        foreach (var part in entity.Body)
        {
            var name = part.Name.LocalName;
            if (Lacks.Any(lack => options.Has(lack.Fault) && entity.Family == lack.Family && name == lack.Element)
                || (options.Has("reason-absent") && result == "Success" && (name is "Reason" or "FailureMessage"))
                || (options.Has("vm-name-absent") && name == "VmName")
                || (options.Has("newer-elements-absent") && (name is "WcfPort" or "VbrCertificateThumbprint"))
                || (options.Has("next-run-absent") && name == "NextRun"
                    && entity.Body.Exists(flag => flag.Name == "ScheduleEnabled" && flag.Value == "false"))
                || (running && name == "EndTimeUTC"))
            {
                continue;
            }

            yield return running ? Running(part) : options.Has("progress-beyond") && entity.Family == F.ReplicaJobSession
                && name == "Progress"
                ? new XElement("Progress", 140) : part;
        }

        if (options.Has("restrictions") && entity.Family == F.Account)
        {
            yield return Shape.X("FlrSettings", "FlrInplaceOnly", true, "FlrExtentionRestrictions", "txt,csv");
            yield return Shape.X("SqlSettings", "DenyInPlaceRestore", false);
        }
    }

    private static XElement Running(XElement part) => part.Name.LocalName switch
    {
        "State" => new XElement("State", part.Value == "Completed" ? "InProgress" : "Working"),
        "Result" => new XElement("Result", "Success"),
        "Reason" => new XElement("Reason"),
        "Progress" => new XElement("Progress", 40),
        _ => part,
    };

    private static Link Misled(Estate estate, ServerOptions options, Entity entity, Link link)
    {
        foreach (var (fault, family, type, others) in Wrong)
        {
            if (options.Has(fault) && entity.Family == family && link.Type == type && link.Rel == "Up")
            {
                return estate.Of(others).First(other => other.Path != link.Target).To("Up");
            }
        }

        return link;
    }
}

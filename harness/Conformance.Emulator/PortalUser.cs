using Conformance.Core.Contract;

namespace Conformance.Emulator;

/// <summary>What the role Portal User may not use, as the table of HC:security_roles_concept has it for reading.</summary>
internal static class PortalUser
{
    private static readonly string[] Resources =
        ["/jobs", "/security", "/failoverPlans", "/cdpPolicies", "/cdpReplicas", "/cloud/cloudFailoverPlans", "/agents/jobs", "/agents/protectionGroups", "/agents/discoveredComputers", "/nas/jobs"];

    private static readonly string[] QueryTypes =
    [
        "AgentBackupJob", "AgentProtectionGroup", "CdpPolicy", "CdpReplica", "DiscoveredComputer", "FailoverPlan", "Job", "NasJob", "NasObject", "ObjectInJob", "VlanConfiguration",
    ];

    /// <summary>The one operation below a resource that it may not use otherwise.</summary>
    private const string Exception = "/nas/jobs/{ID}/backupSessions";

    /// <summary>Whether a request is refused to an account of that role.</summary>
    public static bool Refuses(Exchanged exchanged, Role role) => role == Role.PortalUser && exchanged.Match?.Operation.Path is { } path
        && (path.Kind == PathKind.Query
            ? QueryTypes.Contains(exchanged.Request.Parameter("type") ?? "", StringComparer.OrdinalIgnoreCase)
            : path.Template != Exception && Resources.Any(resource => path.Template == resource || path.Template.StartsWith(resource + "/", StringComparison.Ordinal)));
}

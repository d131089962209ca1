using Conformance.Core.Contract;

namespace Conformance.Harness.Tests.Emulator;

/// <summary>The faults of the sweep over families.</summary>
internal static class SweptFaults
{
    /// <summary>All of them, kind by kind.</summary>
    public static IReadOnlyList<SweptFault> All { get; } =
    [
        new("required-missing", ["REP-005"], resource => resource.Elements.Any(IsDemanded)),
        new("part-missing", ["REP-005"], resource => resource.Elements.Any(HasDemanded)),
        new("up-missing", ["LNK-002"], HasUp),
        new("up-other-parent", ["LNK-006", "OPS-002", "OPS-005", "QRY-003"], resource => HasUp(resource) || IsBelowParent(resource)),
        new("nested-capped", ["OPS-005"], IsNested),
        new("nested-foreign-task", ["OPS-002"], IsNested),
        new("nested-of-nothing-200", ["ERR-013"], IsNested),
        new("unknown-name-200", ["ERR-001"], resource => HasPath(resource, path => path.Kind == PathKind.Item && !path.Template.EndsWith("{ID}", StringComparison.Ordinal))),
        new("unknown-id-200-empty", ["ERR-001"], resource => HasPath(resource, path => path.Kind == PathKind.Item && path.Template.EndsWith("{ID}", StringComparison.Ordinal))),
        new("window-60-days", ["WIN-001"], IsWindowed),
        new("window-none-nested", ["WIN-001"], resource => HasPath(resource, path => path.Window is not null && path.Kind == PathKind.Nested)),
        new("window-29-days", ["WIN-009"], IsWindowed),
        new("window-local", ["WIN-009"], IsWindowed),
        new("query-texts-never-descend", ["QRY-023"], IsQueried),
        new("query-sort-values-by-letter", ["QRY-007"], IsIndexed),
        new("query-sort-numbers-by-letter", ["QRY-007"], IsQueried),
        new("query-values-by-letter", ["QRY-003"], IsIndexed),
        new("query-pages-overlap", ["QRY-008"], IsQueried),
        new("query-numbered-page-number-stands", ["QRY-016"], IsQueried),
        new("query-next-drops-filter", ["QRY-025"], IsQueried),
        new("query-last-filtered-page-lacks-last", ["QRY-025"], IsQueried),
    ];

    /// <summary>Pairs of fault and family of which no page says enough to blame a server, each with the reason.</summary>
    public static IReadOnlyDictionary<(string Fault, string Family), string> NotSettled { get; } = Untold.Select(family => (Fault: "nested-capped", Family: family))
        .Concat(Foreign.Select(family => (Fault: "nested-foreign-task", Family: family)))
        .Select(pair => (pair, Why: "no page and no example settles by what a member tells its parent, or where the members of all parents are listed"))
        .Append((pair: (Fault: "up-other-parent", Family: "CloudReplica"), Why: "its link Up alone tells its backup server: no element, no query field and no list of the server does"))
        .ToDictionary(each => each.Item1, each => each.Why);

    private static string[] Foreign => ["Backup", "BackupJobSession", "CloudGateway", "CloudTenant", "LinkedJob", "SystemSessionEvent"];

    private static string[] Untold =>
    [
        "AgentRestorePointMount", "BackupJobSession", "CatalogVmRestorePoint", "CdpReplicaVm", "CloudFailoveredVm", "CloudGateway", "CloudTenant", "CloudTenantComputeResource",
        "CloudTenantResource", "CloudTenantVCloudComputeResource", "EnterpriseAccountHierarchyScope", "EnterpriseAccountInRole", "LinkedBackupRepository",
        "LinkedJob", "SystemSessionEvent", "VAppCdpReplicaVm", "VmReplicaPointMount", "VmRestorePointMount",
    ];

    private static bool IsDemanded(ElementRule rule) => rule is { Optional: false, Many: false, Level: FactLevel.Documented };

    private static bool HasDemanded(ElementRule rule) => rule.Elements.Any(part => IsDemanded(part) || HasDemanded(part));

    private static bool HasUp(Resource resource) => resource.Key && resource.Links.Any(link => link is { Rel: "Up", Optional: false, Level: FactLevel.Documented });

    /// <summary>Whether the path of a collection or of an only resource has the ID of the parent to which a link Up leads, with a
    /// Type or without.</summary>
    private static bool IsBelowParent(Resource resource) => HasPath(resource, path => path is { Kind: PathKind.Nested or PathKind.Single, Parent: not null, By: { } by }
        && resource.Links.Any(link => link is { Rel: "Up", Via: [var via] } && via == by));

    private static bool IsNested(Resource resource) => HasPath(resource, path => path.Kind == PathKind.Nested);

    private static bool IsWindowed(Resource resource) => HasPath(resource, path => path.Window is not null);

    private static bool IsQueried(Resource resource) => resource.Query is not null;

    /// <summary>Whether a field has the values whose index is documented; of other lists no page says by what they
    /// compare.</summary>
    private static bool IsIndexed(Resource resource) => resource.Query?.Fields.Any(field => field.Values.Contains("Success")) == true;

    private static bool HasPath(Resource resource, Func<ResourcePath, bool> which) => resource.Paths.Any(which);
}

/// <summary>A fault of the sweep.</summary>
/// <param name="Fault">Its name.</param>
/// <param name="Requirements">What it breaks: one of these must be blamed.</param>
/// <param name="Concerns">Whether a family has what the fault breaks.</param>
internal sealed record SweptFault(string Fault, IReadOnlyList<string> Requirements, Func<Resource, bool> Concerns);

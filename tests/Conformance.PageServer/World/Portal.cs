using System.Xml.Linq;
using static Conformance.PageServer.World.Shape;
using F = Conformance.PageServer.World.Families;

namespace Conformance.PageServer.World;

/// <summary>Accounts, roles, self service configurations and tasks (security_accounts_id.md, vcloud_orgconfigs_id.md,
/// tasks_id.md).</summary>
internal static class Portal
{
    private static readonly string[] RoleNames = ["Portal Administrator", "Portal User", "VM Restore Operator",
        "File Restore Operator",
        "Exchange Restore Operator", "Oracle Restore Operator", "SQL Restore Operator"];

    public static void Build(Estate estate)
    {
        foreach (var name in RoleNames)
        {
            var role = estate.Add(F.Role, name, name);
            role.Links.Add(new Link("Alternate", "EnterpriseRoleReference", role.Path));
            role.ReferenceLinks.Add(new Link("Alternate", "EnterpriseRole", role.Path + "?format=Entity"));
        }

        Account(estate, "LAB\\keeper", "User", true, [0]);
        Account(estate, "LAB\\menders", "Group", false, [1, 3]);
        foreach (var (server, index) in estate.Of(F.BackupServer).Select((server, index) => (server, index)))
        {
            Config(estate, server, index == 0 ? "LAB\\quince" : "LAB\\rowan", index);
        }

        Organization(estate, "Sorrel Org", 0);
        Organization(estate, "Other organizations", 1);
        Task(estate, 1, "Finished", "StartJob", "Job \"Nightly Amber\" triggered to start.");
        Task(estate, 2, "OperationFinished", "EditJob", "OperationFinished");
        Task(estate, 3, "Finished", "StopJobSession", "Ok");
        Task(estate, 12, "Finished", "StartVMRestore", "Ok");
        estate.Collect("/tasks", F.Task, estate.Of(F.Task));
    }

    private static void Account(Estate estate, string name, string type, bool all, int[] roles)
    {
        var account = estate.Add(F.Account, name, name);
        account.Links.AddRange([new Link("Alternate", "EnterpriseAccountReference", account.Path),
            account.Down("EnterpriseAccountInRoleList", "roles"), account.Down("EnterpriseAccountInRole", "roles", "Create"),
            account.Down("EnterpriseAccountHierarchyScopeList", "scopes"), account.Down("EnterpriseAccountHierarchyScope",
                "scopes", "Create"),
            new Link("Delete", null, account.Path), new Link("ToggleRestoreScopesEnabled", null, account.Path)]);
        account.ReferenceLinks.Add(new Link("Alternate", "EnterpriseAccount", account.Path + "?format=Entity"));
        account.Body.AddRange(Body("AccountType", type, "AllowRestoreAllVms", all));
        estate.Collect(account.Path + "/roles", F.AccountRole, roles.Select(number =>
        {
            var role = estate.Of(F.Role)[number];
            var item = estate.AddBelow(F.AccountRole, account, "roles", role.Id, role.Name, role.Id);
            item.Links.Add(new Link("Delete", null, item.Path));
            item.Body.Add(Text("RoleName", role.Name));
            return item;
        }).ToList());
        estate.Collect(account.Path + "/scopes", F.AccountScope, estate.Of(F.HierarchyRoot).Take(2).Select((root, number) =>
        {
            var item = estate.AddBelow(F.AccountScope, account, "scopes", root.Id, root.Name);
            item.Links.Add(new Link("Delete", "EnterpriseAccountHierarchyScope", item.Path));
            item.Body.AddRange(Body("Name", number == 0 ? "Yard" : "Quay", "HierarchyRootName", root.Name, "Platform",
                number == 0 ? "VMware" : "Hyperv",
                "HierarchyObjectType", number == 0 ? "ResourcePool" : "Host", "State", "Processed"));
            return item;
        }).ToList());
    }

    private static void Config(Estate estate, Entity server, string name, int index)
    {
        var config = estate.Add(F.SelfServiceConfig, name, name, server);
        var store = estate.Of(F.Repository).First(repository => repository.Facts["BackupServerUid"] == server.Uid);
        config.Facts["JobSchedulerType"] = index == 0 ? "Full" : "Partial";
        config.Facts["AccountType"] = index == 0 ? "User" : "Group";
        config.Links.AddRange([server.To("Up"), config.Alternate, new Link("Edit", "VSphereSelfServiceConfigReference",
            config.Path, name),
            new Link("Delete", null, config.Path),
            new Link("Down", "VSphereSelfServiceConfigJobSettings", config.Path + "/backupJobSettings", name)]);
        config.Body.AddRange(Body("BackupServerUid", server.Uid, "RepositoryUid", store.Uid, "QuotaGb", index == 0 ? 90 : 1100,
            "PerUser", index == 1,
            X("Account", "AccountName", name, "AccountSid", "S-1-5-21-100200300-400500600-700800900-11" + index, "AccountType",
                config.Facts["AccountType"]),
            X("JobSettings", "DefaultSettings", index == 0, "JobSchedulerType", config.Facts["JobSchedulerType"],
                "HighPriorityJob", index == 1),
            X("VCentersScope", "VCenterUid", estate.Of(F.ManagedServer)[0].Uid), X("Tags"), "UsedQuotaMb", 30 + index));
        estate.Documents.Add(config.Path + "/backupJobSettings", Settings("VSphereSelfServiceConfigJobSettings", config, server));
    }

    private static void Organization(Estate estate, string name, int index)
    {
        var server = estate.Of(F.BackupServer)[1];
        var config = estate.Add(F.OrganizationConfig, name, name, server);
        config.Facts["JobSchedulerType"] = index == 0 ? "Random" : "Full";
        config.Links.AddRange([server.To("Up"), config.Alternate, new Link("Edit", "VCloudOrganizationConfigReference",
            config.Path, name)]);
        if (index == 0)
        {
            config.Links.Add(config.Act("Disable", "disable"));
        }

        config.Links.AddRange([new Link("Delete", null, config.Path),
            new Link("Down", "VCloudOrganizationConfigBackupJobSettings", config.Path + "/backupJobSettings", name)]);
        config.Body.AddRange(Body("BackupServerUid", server.Uid, "RepositoryUid", index == 0 ? estate.Of(F.Repository)[2].Uid
            : string.Empty,
            "QuotaGb", index == 0 ? 640 : 1024, "IsDisabled", index == 1,
            X("JobSettings", "DefaultSettings", index == 1, "JobSchedulerType", config.Facts["JobSchedulerType"],
                "HighPriorityJob", index == 0),
            "UsedQuotaMb", index == 0 ? 95 : 0, "HostUid", estate.Of(F.ManagedServer).First(host =>
                host.Name.StartsWith("vcd", StringComparison.Ordinal)).Uid,
            "RepositoryFriendlyName", index == 0 ? "Shelf of Sorrel" : "N/A"));
        estate.Documents.Add(config.Path + "/backupJobSettings", Settings("VCloudOrganizationConfigBackupJobSettings", config,
            server));
    }

    private static XElement Settings(string root, Entity config, Entity server) => X(root, new XAttribute("Type", root),
        new XAttribute("Href", "~" + config.Path + "/backupJobSettings"),
        X("Links", Documents.LinkOf(server.To("Up")), Documents.LinkOf(config.ToEntity("Up"))), "UseDefaultJobSettings", false,
        X("AdvancedSettings",
            X("BackupSettings", X("BackupMode", X("Incremental", X("SyntheticFull", new XAttribute("Enabled", "true"),
                X("OptionsDaily", new XAttribute("Enabled", "true"), "Days", "Sunday"), "TransformPreviousBackupChains", false))),
                X("ActiveFullBackup", new XAttribute("Enabled", "false"), X("OptionsWeekly", new XAttribute("Enabled", "true"),
                    "Days", "Sunday"))),
            X("StorageSettings", X("DataReduction", "EnableInlineDataDeduplication", true, "EnableSwapFileBlocks", true,
                "EnableDeletedFileBlocks", false,
                "CompressionLevel", "High", "StorageOptimization", "LanTarget"), X("Encryption",
                    new XAttribute("Enabled", "false"))),
            X("NotificationsSettings", "SendSnmpNotifications", true)),
        "SourceProxyAutoDetect", true);

    private static void Task(Estate estate, int number, string state, string operation, string message)
    {
        var task = estate.Add(new Entity(F.Task, "task-" + number, "task-" + number, "/tasks/task-" + number));
        task.Links.Add(new Link("Delete", "Task", task.Path));
        task.Body.AddRange(Body("TaskId", task.Id, "State", state, "Operation", operation,
            X("Result", new XAttribute("Success", "true"), "Message", message)));
    }
}

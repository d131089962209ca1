namespace Conformance.Emulator;

/// <summary>A security role (HC:security_roles_concept). Each but the first has the name of a role of the contract, which says
/// what it may read.</summary>
public enum Role
{
    /// <summary>May use everything.</summary>
    PortalAdministrator,

    /// <summary>May look at sessions, backups and infrastructure, but not at jobs and security.</summary>
    PortalUser,

    /// <summary>May restore virtual machines and look at what that needs.</summary>
    VmRestoreOperator,

    /// <summary>May restore files and look at what that needs.</summary>
    FileRestoreOperator,

    /// <summary>May restore items of Exchange, Oracle or SQL Server and look at what that needs.</summary>
    ApplicationRestoreOperator,
}

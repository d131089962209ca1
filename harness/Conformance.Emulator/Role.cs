namespace Conformance.Emulator;

/// <summary>A security role (HC:security_roles_concept).</summary>
public enum Role
{
    /// <summary>May use everything.</summary>
    PortalAdministrator,

    /// <summary>May look at sessions, backups and infrastructure, but not at jobs and security.</summary>
    PortalUser,
}

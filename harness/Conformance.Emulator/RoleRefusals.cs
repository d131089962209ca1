using Conformance.Core.Contract;

namespace Conformance.Emulator;

/// <summary>What accounts of roles other than Portal Administrator may not use, as the contract's roles have it.</summary>
internal static class RoleRefusals
{
    /// <summary>Whether a request is refused to an account of a role.</summary>
    public static bool Of(Exchanged exchanged, Role role) =>
        role != Role.PortalAdministrator && exchanged.Match is { } match
        && exchanged.Contract.Roles.Refuses(exchanged.Contract.Roles.Of(role.ToString()), match, exchanged.Request.Parameter("type"));

    /// <summary>Whether a logon session of a role has a link: it lists what its account can work with (HC:logging_on).</summary>
    public static bool Shows(ApiContract contract, LinkRule link, Role role) =>
        role == Role.PortalAdministrator || contract.Match(link.To) is not { } match
        || !contract.Roles.Refuses(contract.Roles.Of(role.ToString()), match, null);
}

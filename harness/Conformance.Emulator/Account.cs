namespace Conformance.Emulator;

/// <summary>An account that may log on.</summary>
/// <param name="User">The user name; compared without case.</param>
/// <param name="Password">The password.</param>
/// <param name="Role">What it may use.</param>
public sealed record Account(string User, string Password, Role Role = Role.PortalAdministrator)
{
    /// <summary>Keeps the password out of messages.</summary>
    public override string ToString() => $"{User}:***";
}

namespace Conformance.Emulator;

/// <summary>The account that may log on.</summary>
/// <param name="User">The user name; compared without case.</param>
/// <param name="Password">The password.</param>
public sealed record Account(string User, string Password)
{
    /// <summary>Keeps the password out of messages.</summary>
    public override string ToString() => $"{User}:***";
}

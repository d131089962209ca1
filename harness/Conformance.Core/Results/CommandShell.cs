namespace Conformance.Core.Results;

/// <summary>The shell that the printed command lines are for.</summary>
public enum CommandShell
{
    /// <summary>bash, and other shells that read as POSIX says.</summary>
    Bash,

    /// <summary>PowerShell 7.3 or newer; older ones take double quotes out of what they hand to programs.</summary>
    PowerShell,
}

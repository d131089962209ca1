namespace Conformance.PageServer;

/// <summary>How a server is started.</summary>
/// <param name="User">The account of a portal administrator.</param>
/// <param name="Password">Its password.</param>
public sealed record ServerOptions(string User, string Password)
{
    /// <summary>The port on 127.0.0.1; 0 for a free one.</summary>
    public int Port { get; init; }

    /// <summary>Names of styles and faults.</summary>
    public IReadOnlySet<string> Switches { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>A second account with the role Exchange Restore Operator; null for none (security_roles_concept.md).</summary>
    public string? Operator { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    internal bool Has(string name) => Switches.Contains(name);
}

namespace Conformance.Emulator.Faults;

/// <summary>A way for the emulator to be wrong.</summary>
/// <param name="Name">The name for <c>--fault</c>.</param>
/// <param name="What">What it does, for a person.</param>
/// <param name="Area">The area of requirements that it breaks: auth, accept, format, window, errors, links or shape.</param>
/// <param name="Apply">Changes one hook of the behaviour and keeps the others.</param>
public sealed record Fault(string Name, string What, string Area, Func<EmulatorBehaviour, EmulatorBehaviour> Apply)
{
    /// <summary>The id of the requirement that it breaks, which a verdict on it must name.</summary>
    public string Requirement => BrokenRequirements.Of(Name);
}

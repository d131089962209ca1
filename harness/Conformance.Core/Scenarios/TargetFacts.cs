namespace Conformance.Core.Scenarios;

/// <summary>What is known of the target before the first request; decides which variants apply to it.</summary>
/// <param name="Embedded">Whether the target is the emulator inside this process, which may be sent anything and whose clock can
/// be moved.</param>
/// <param name="World">The world it holds.</param>
/// <param name="AllowUnsafe">Whether a live target may be sent requests that could change it.</param>
public sealed record TargetFacts(bool Embedded, TargetWorld World, bool AllowUnsafe)
{
    /// <summary>The API version that the run logs on with, as in <c>v1_6</c>; null for the latest.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>The newest version that the target's entry point names; null before it was asked, or if it names none.</summary>
    public string? NewestVersion { get; init; }

    /// <summary>The version by which the target is judged: the one that the run logs on with, and the latest is the newest that
    /// the target has.</summary>
    public string? Version => ApiVersion ?? NewestVersion;

    /// <summary>Whether the run has a second account, with a lesser role than Portal Administrator; what needs one is left out
    /// otherwise.</summary>
    public bool HasSecondAccount { get; init; }

    /// <summary>Whether the logon with a wrong password is left out: accounts get locked.</summary>
    public bool NoWrongPassword { get; init; }

    /// <summary>The word that conditions use: <c>emulator</c> or <c>live</c>.</summary>
    public string Kind => Embedded ? "emulator" : "live";
}

/// <summary>The data that a target holds.</summary>
public enum TargetWorld
{
    /// <summary>Unknown data: bindings are discovered; shape and relations decide.</summary>
    Any,

    /// <summary>The target holds fixtures/worlds/standard: bindings are named, bodies are compared whole.</summary>
    Standard,
}

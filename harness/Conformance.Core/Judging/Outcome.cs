namespace Conformance.Core.Judging;

/// <summary>What became of a variant, a requirement or a run.</summary>
public enum Outcome
{
    /// <summary>Everything that was asked holds.</summary>
    Passed,

    /// <summary>A documented requirement is violated.</summary>
    Deviates,

    /// <summary>The server or the network broke, or the harness did: there is no verdict.</summary>
    Errored,

    /// <summary>Something that was selected could not be asked.</summary>
    NotTested,
}

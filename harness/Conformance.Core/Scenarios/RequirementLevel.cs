namespace Conformance.Core.Scenarios;

/// <summary>How well a requirement is founded, which decides what a deviation means.</summary>
public enum RequirementLevel
{
    /// <summary>Written down by the vendor: a deviation fails.</summary>
    Documented,

    /// <summary>Seen on real servers: a deviation warns.</summary>
    Observed,

    /// <summary>Nothing is written down: what the target does is recorded in its behaviour profile and never fails.</summary>
    Unspecified,
}

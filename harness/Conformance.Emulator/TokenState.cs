namespace Conformance.Emulator;

/// <summary>What a token is worth.</summary>
public enum TokenState
{
    /// <summary>The request carries none.</summary>
    Missing,

    /// <summary>Nobody was given it.</summary>
    Unknown,

    /// <summary>Its session was idle for too long.</summary>
    Expired,

    /// <summary>Its session was deleted.</summary>
    Ended,

    /// <summary>Its session is active.</summary>
    Valid,
}

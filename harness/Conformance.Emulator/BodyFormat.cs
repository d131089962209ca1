namespace Conformance.Emulator;

/// <summary>The two formats of bodies.</summary>
public enum BodyFormat
{
    /// <summary>application/xml.</summary>
    Xml,

    /// <summary>application/json.</summary>
    Json,
}

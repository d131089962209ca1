namespace Conformance.Emulator;

/// <summary>How JSON keys are written, which tells the product versions apart (EM-API 2).</summary>
public enum EmulatorDialect
{
    /// <summary>PascalCase, as up to EM 12.</summary>
    Em12,

    /// <summary>camelCase, as EM 13 was seen to write.</summary>
    Em13,
}

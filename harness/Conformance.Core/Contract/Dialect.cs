namespace Conformance.Core.Contract;

/// <summary>A lawful family of JSON representations.</summary>
public enum Dialect
{
    /// <summary>EM up to 12: member names are the XML names (PascalCase).</summary>
    Em12,

    /// <summary>EM 13: the same names in camelCase (observed; the documentation still prints PascalCase).</summary>
    Em13,
}

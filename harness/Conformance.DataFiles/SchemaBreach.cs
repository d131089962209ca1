namespace Conformance.DataFiles;

/// <summary>A way in which a value breaks a schema.</summary>
/// <param name="Fault">What an author reads.</param>
/// <param name="IsUnknownKey">Whether it is a key that the schema does not know: of several alternatives the one that lacks only
/// keys is meant.</param>
internal sealed record SchemaBreach(DataFault Fault, bool IsUnknownKey = false);

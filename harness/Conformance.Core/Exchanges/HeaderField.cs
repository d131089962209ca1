namespace Conformance.Core.Exchanges;

/// <summary>One header field line as it stood on the wire: case kept, order kept by the list that holds it.</summary>
/// <param name="Name">The field name in the sender's case; compare it with
/// <see cref="StringComparison.OrdinalIgnoreCase"/>.</param>
/// <param name="Value">The field value without leading and trailing blanks; bytes above 0x7F are read as Latin-1.</param>
public sealed record HeaderField(string Name, string Value);

namespace Conformance.Emulator.Answers;

/// <summary>An attribute of an element of an answer.</summary>
/// <param name="Name">The XML name.</param>
/// <param name="Value">The text; null if the attribute is absent, which JSON may write as null.</param>
/// <param name="Type">The value type, which decides how JSON writes it.</param>
public sealed record Field(string Name, string? Value, string Type = "string");

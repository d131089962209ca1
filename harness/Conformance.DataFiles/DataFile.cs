namespace Conformance.DataFiles;

/// <summary>A data file of the project or of a user: scenarios, contract, requirements, waivers, worlds, rules.</summary>
/// <param name="Path">The path for messages, with forward slashes, relative to the folder the user knows.</param>
/// <param name="Text">The whole text.</param>
public sealed record DataFile(string Path, string Text);

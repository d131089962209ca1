namespace Conformance.Core.Judging;

/// <summary>What a body was compared with, so that a report can show both beside each other.</summary>
/// <param name="Name">The fixture's path, or the variant or step whose answer it is.</param>
/// <param name="Body">Its bytes, XML or JSON.</param>
/// <param name="Path">Where in it the difference is, or what the actual thing is missing from.</param>
public sealed record Counterpart(string Name, ReadOnlyMemory<byte> Body, string Path);

namespace Conformance.Emulator.Styles;

/// <summary>A way to write answers that a correct server may have.</summary>
/// <param name="Name">The name for <c>--style</c>.</param>
/// <param name="What">What it does, for a person.</param>
/// <param name="Why">Why it is lawful, with its evidence.</param>
/// <param name="Apply">Changes the writing.</param>
public sealed record Style(string Name, string What, string Why, Func<WritingStyle, WritingStyle> Apply);

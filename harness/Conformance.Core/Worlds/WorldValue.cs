namespace Conformance.Core.Worlds;

/// <summary>A value of an entity: a text, a list or a structure.</summary>
public abstract record WorldValue;

/// <summary>A text as an answer writes it in XML; the contract says its type.</summary>
/// <param name="Text">The text; instants and uids are resolved.</param>
public sealed record WorldText(string Text) : WorldValue;

/// <summary>The values of an element that repeats.</summary>
/// <param name="Items">The values in order.</param>
public sealed record WorldList(IReadOnlyList<WorldValue> Items) : WorldValue;

/// <summary>The attributes and child elements of a structured element; the contract says which is which and in what
/// order.</summary>
/// <param name="Fields">The values by name.</param>
public sealed record WorldStructure(IReadOnlyDictionary<string, WorldValue> Fields) : WorldValue;

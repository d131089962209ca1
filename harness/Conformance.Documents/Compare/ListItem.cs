namespace Conformance.Documents.Compare;

/// <summary>An element that repeats inside its parent, so that it is a list even when it is there once.</summary>
/// <param name="Parent">The parent's local name.</param>
/// <param name="Item">The repeated element's local name.</param>
public sealed record ListItem(string Parent, string Item);

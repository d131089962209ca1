namespace Conformance.PageServer.Render;

/// <summary>Marks an element as a list of one kind of item, also when it is empty.</summary>
internal sealed record ListOf(string Item);

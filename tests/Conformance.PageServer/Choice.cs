namespace Conformance.PageServer;

/// <summary>A named switch of the server.</summary>
/// <param name="Name">Small words joined by hyphens.</param>
/// <param name="Sentence">What the server does under it.</param>
/// <param name="Page">The page that allows it (a style) or that it breaks (a fault).</param>
public sealed record Choice(string Name, string Sentence, string Page);

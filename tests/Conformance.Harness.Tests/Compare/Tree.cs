namespace Conformance.Harness.Tests.Compare;

/// <summary>A generated XML element, before it is written in one of its many lawful ways.</summary>
internal sealed class Tree
{
    public required string Name { get; set; }

    public string Namespace { get; set; } = "urn:v";

    public List<(string Name, string Value)> Attributes { get; init; } = [];

    public List<Tree> Children { get; init; } = [];

    public string Text { get; set; } = "";

    public Tree Copy() => new()
    {
        Name = Name,
        Namespace = Namespace,
        Attributes = [.. Attributes],
        Children = [.. Children.Select(child => child.Copy())],
        Text = Text,
    };

    public IEnumerable<Tree> All() => Children.SelectMany(child => child.All()).Prepend(this);
}

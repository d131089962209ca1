using System.Collections.Immutable;

namespace Conformance.Emulator.Answers;

/// <summary>An element of an answer, from which both formats are written.</summary>
/// <param name="Name">The XML name.</param>
public sealed record Element(string Name)
{
    /// <summary>The value type of the text, which decides how JSON writes it.</summary>
    public string Type { get; init; } = "string";

    /// <summary>The text; null for an element with children, or one that is absent.</summary>
    public string? Text { get; init; }

    /// <summary>Whether the element is absent: XML leaves it out, JSON may write null.</summary>
    public bool Absent { get; init; }

    /// <summary>The attributes in the order of writing.</summary>
    public ImmutableList<Field> Attributes { get; init; } = [];

    /// <summary>The child elements in the order of writing.</summary>
    public ImmutableList<Element> Children { get; init; } = [];

    /// <summary>Further children after <see cref="Children"/>, made while they are written; null for none. Long lists have
    /// them.</summary>
    public IEnumerable<Element>? Streamed { get; init; }

    /// <summary>The JSON member whose list this element is an item of; null if it does not repeat.</summary>
    public string? ListName { get; init; }

    /// <summary>The JSON lists that the element has even if they are empty.</summary>
    public ImmutableList<string> Lists { get; init; } = [];

    /// <summary>Whether JSON writes the children's list in place of the element.</summary>
    public bool Flat { get; init; }

    /// <summary>The value of an attribute, or null.</summary>
    public string? Attribute(string name) => Attributes.Find(field => field.Name == name)?.Value;

    /// <summary>The first child of this name, or null.</summary>
    public Element? Child(string name) => Children.Find(child => child.Name == name);

    /// <summary>The element with another value for an attribute that it has.</summary>
    public Element WithAttribute(string name, Func<string?, string?> change) =>
        this with { Attributes = [.. Attributes.Select(field => field.Name == name ? field with { Value = change(field.Value) } : field)] };

    /// <summary>The element with each child of this name changed.</summary>
    public Element WithChild(string name, Func<Element, Element> change) =>
        this with { Children = [.. Children.Select(child => child.Name == name ? change(child) : child)] };

    /// <summary>The element with <paramref name="change"/> applied to itself and to everything below, innermost first.</summary>
    public Element Everywhere(Func<Element, Element> change) =>
        change(Children.IsEmpty && Streamed is null ? this : this with
        {
            Children = [.. Children.Select(child => child.Everywhere(change))],
            Streamed = Streamed?.Select(child => child.Everywhere(change)),
        });

    /// <summary>Whether anything in it is made while it is written.</summary>
    public bool IsStreamed => Streamed is not null || Children.Exists(child => child.ListName is null && child.IsStreamed);

    /// <summary>The element with all that would be made later made now.</summary>
    public Element Whole() => !IsStreamed ? this
        : this with { Children = [.. Children.Select(child => child.Whole()), .. Streamed ?? []], Streamed = null };
}

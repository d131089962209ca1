namespace Conformance.Core.Contract;

/// <summary>What the contract says of one attribute or child element.</summary>
/// <param name="Name">The XML name; the JSON name follows by
/// <see cref="Conformance.Documents.Compare.RepresentationMapping"/>.</param>
/// <param name="Type">A value type that <see cref="ValueTypes"/> knows, as in <c>uid(Job)</c>; <c>structure</c> if it has
/// children.</param>
/// <param name="Optional">Whether an answer may lack it.</param>
/// <param name="Values">The documented values; empty if none are listed.</param>
/// <param name="Level">How well type, optionality and values are founded.</param>
/// <param name="Source">Where this is known from, as in <c>HC:get_jobs_id</c>.</param>
/// <param name="Note">What a reader must know, such as a contradiction between pages; null if there is nothing.</param>
/// <param name="ListName">The JSON member that holds the list of an element which may repeat; null if it occurs at most
/// once.</param>
/// <param name="Flat">Whether the element is a mere wrapper that JSON writes as the list itself, as <c>Links/Link</c> is
/// <c>Links[]</c>.</param>
/// <param name="Structure">The shared structure or resource whose parts these are; null if they are its own.</param>
/// <param name="Choice">The name of a group of siblings of which an answer holds one; null if it is in none. A member of a group
/// is optional.</param>
/// <param name="Since">The first API version that has it; null if that is not known.</param>
/// <param name="Placed">Whether the schema or an example shows where it stands among its siblings.</param>
/// <param name="Order">How well the order of its own children is founded, where that is not as in its owner; otherwise
/// null.</param>
/// <param name="Attributes">The attributes of a structured element; order has no meaning.</param>
/// <param name="Elements">Its child elements in the order of the schema.</param>
/// <param name="Links">Its links; empty for almost every element.</param>
public sealed record ElementRule(
    string Name,
    string Type,
    bool Optional,
    IReadOnlyList<string> Values,
    FactLevel Level,
    string Source,
    string? Note,
    string? ListName,
    bool Flat,
    string? Structure,
    string? Choice,
    string? Since,
    bool Placed,
    FactLevel? Order,
    IReadOnlyList<ElementRule> Attributes,
    IReadOnlyList<ElementRule> Elements,
    IReadOnlyList<LinkRule> Links)
{
    /// <summary>Whether the element may repeat.</summary>
    public bool Many => ListName is not null;

    /// <summary>Whether the element holds children rather than text.</summary>
    public bool Structured => Elements.Count > 0 || Attributes.Count > 0 || Links.Count > 0;
}

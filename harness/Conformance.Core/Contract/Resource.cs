using Conformance.DataFiles;

namespace Conformance.Core.Contract;

/// <summary>A kind of thing that the API shows.</summary>
/// <param name="Type">The root element of one, which is also the Type of its entity representation.</param>
/// <param name="Plural">The root element of many; null if there is no collection.</param>
/// <param name="Item">The element that one of many has, where it is not <paramref name="Type"/>; otherwise equal to it.</param>
/// <param name="TypeName">What its Type attribute says in an entity, where that is not <paramref name="Type"/>; otherwise equal
/// to it.</param>
/// <param name="Id">The element or attribute that holds the ID of its URL; null if that is the last part of the UID.</param>
/// <param name="Key">Whether it has the two representations reference and entity, chosen by <c>?format=Entity</c>.</param>
/// <param name="Paths">Where it is found; empty for what is only part of other answers.</param>
/// <param name="Attributes">The attributes of its root element.</param>
/// <param name="Elements">The child elements after <c>Links</c>, in the order of the schema.</param>
/// <param name="Links">The links of its representations, in documented order.</param>
/// <param name="Relations">Ties that no element carries.</param>
/// <param name="NamePattern">How the Name is made, as in <c>{JobName}@{CreationTimeUTC}</c>; null if it is free text.</param>
/// <param name="NameWhere">Of which members that is known: those that hold each of these; empty for all.</param>
/// <param name="Query">How the query service knows it; null if it does not.</param>
/// <param name="Since">The first API version that documents it; null if that is not known.</param>
/// <param name="Sources">Where it is known from.</param>
/// <param name="Note">What a reader must know; null if there is nothing.</param>
/// <param name="Slips">Where examples of it are wrong.</param>
/// <param name="Place">Where the contract describes it.</param>
public sealed record Resource(
    string Type,
    string? Plural,
    string Item,
    string TypeName,
    string? Id,
    bool Key,
    IReadOnlyList<ResourcePath> Paths,
    IReadOnlyList<ElementRule> Attributes,
    IReadOnlyList<ElementRule> Elements,
    IReadOnlyList<LinkRule> Links,
    IReadOnlyList<RelationRule> Relations,
    string? NamePattern,
    IReadOnlyList<MemberRule> NameWhere,
    QueryRule? Query,
    string? Since,
    IReadOnlyList<string> Sources,
    string? Note,
    IReadOnlyList<SlipRule> Slips,
    DataPlace Place)
{
    /// <summary>How well the order of its elements is founded: only the public schema settles it, an example shows it
    /// once.</summary>
    public FactLevel OrderLevel => LevelOfOrder(Sources);

    /// <summary>How well the order of what has these sources is founded.</summary>
    internal static FactLevel LevelOfOrder(IEnumerable<string> sources) => sources.Contains("XSD", StringComparer.Ordinal) ? FactLevel.Documented : FactLevel.Observed;

    /// <summary>The Type of its reference representation.</summary>
    public string ReferenceType => TypeName + "Reference";

    /// <summary>The type that its UIDs name.</summary>
    public string UidType => Attribute("UID") is { } uid && ValueTypes.UidOf(uid.Type) is { } type ? type : TypeName;

    /// <summary>The child element named <paramref name="name"/>, or null.</summary>
    public ElementRule? Element(string name) => Elements.FirstOrDefault(element => element.Name == name);

    /// <summary>The attribute named <paramref name="name"/>, or null.</summary>
    public ElementRule? Attribute(string name) => Attributes.FirstOrDefault(attribute => attribute.Name == name);

    /// <summary>The path of one member by its ID, or null.</summary>
    public ResourcePath? ItemPath => Paths.FirstOrDefault(path => path.Kind == PathKind.Item);

    /// <summary>The path of all members, or null.</summary>
    public ResourcePath? CollectionPath => Paths.FirstOrDefault(path => path.Kind == PathKind.Collection);

    /// <summary>The type of the resource that the element or relation <paramref name="name"/> leads to, or null if it leads
    /// nowhere.</summary>
    public string? TargetOf(string name) =>
        Relations.FirstOrDefault(relation => relation.Name == name)?.To
        ?? ((Element(name) ?? Attribute(name)) is { } rule ? ValueTypes.UidOf(rule.Type) : null);
}

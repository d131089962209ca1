namespace Conformance.Core.Contract;

/// <summary>What the contract says of one link of a representation.</summary>
/// <param name="Rel">The relation, as in <c>Up</c>.</param>
/// <param name="Type">The link's type; null if the documentation shows the link without one.</param>
/// <param name="To">
/// The path below the base that the Href leads to, with <c>{ID}</c> for the target's ID, <c>{Field}</c> for a field of the
/// element
/// that holds the link, and a query where the documentation shows one, as in <c>/jobs/{ID}?format=Entity</c>.
/// </param>
/// <param name="Via">How the target is found from the entity: relations and uid elements in turn; empty if the target is the
/// entity itself.</param>
/// <param name="Name">The fixed text of the Name attribute; null if there is none or it is the target's.</param>
/// <param name="Named">Whether the Name attribute is the Name of the target.</param>
/// <param name="In">The representations that carry it.</param>
/// <param name="Optional">Whether a representation may lack it.</param>
/// <param name="Role">The role whose accounts alone are promised it, by the newest version; null if every account is.</param>
/// <param name="TypeOptional">Whether pages disagree on the Type attribute's being there.</param>
/// <param name="Level">How well this is founded.</param>
/// <param name="Source">Where this is known from.</param>
/// <param name="Note">What a reader must know; null if there is nothing.</param>
public sealed record LinkRule(
    string Rel,
    string? Type,
    string To,
    IReadOnlyList<string> Via,
    string? Name,
    bool Named,
    LinkScope In,
    bool Optional,
    string? Role,
    bool TypeOptional,
    FactLevel Level,
    string Source,
    string? Note)
{
    /// <summary>The first API version that has it; null if that is not known, or that of what it leads to.</summary>
    public string? Since { get; init; }

    /// <summary>The path without its query.</summary>
    public string ToPath => To.IndexOf('?', StringComparison.Ordinal) is var query and >= 0 ? To[..query] : To;

    /// <summary>Whether the link stands in the entity representation.</summary>
    public bool InEntity => In is LinkScope.Both or LinkScope.Entity;

    /// <summary>Whether the link stands in the reference representation.</summary>
    public bool InReference => In is LinkScope.Both or LinkScope.Reference;
}

using Conformance.Core.Exchanges;

namespace Conformance.Core.Mutations;

/// <summary>One change to one recorded exchange, or the same change to that exchange in several variants.</summary>
/// <param name="Operator">The name of the operator that made it.</param>
/// <param name="Variant">The id of the variant whose exchange is changed; of the first where there are several.</param>
/// <param name="Step">The id of the step.</param>
/// <param name="Place">Where: an XPath, a JSON Pointer, a header field, or a part of the message.</param>
/// <param name="Change">What was changed, in words.</param>
/// <param name="Settled">The ruling; most of those that are made are never judged, so it is worked out when it is asked
/// for.</param>
/// <param name="Apply">Makes the changed exchanges; the same each time.</param>
public sealed record Mutation(
    string Operator, string Variant, string Step, string Place, string Change, Lazy<Ruling> Settled, Func<IReadOnlyList<Exchange>> Apply)
{
    /// <summary>What the judge must say of it.</summary>
    public Ruling Ruling => Settled.Value;

    /// <summary>The axes along which all variants are changed alike, joined by <c>+</c>; empty if one variant is
    /// changed.</summary>
    public string Across { get; init; } = "";

    /// <summary>The requirement whose record, or whose relation to another list, this is to change; empty if none is known. Such
    /// are drawn apart from the others of their place.</summary>
    internal string Tells { get; init; } = "";

    /// <summary>The place without the syntax: the same in XML and in JSON.</summary>
    internal string Spot { get; init; } = Place;
}

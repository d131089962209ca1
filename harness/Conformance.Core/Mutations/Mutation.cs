using Conformance.Core.Exchanges;

namespace Conformance.Core.Mutations;

/// <summary>One change to one recorded exchange.</summary>
/// <param name="Operator">The name of the operator that made it.</param>
/// <param name="Variant">The id of the variant whose exchange is changed.</param>
/// <param name="Step">The id of the step.</param>
/// <param name="Place">Where: an XPath, a JSON Pointer, a header field, or a part of the message.</param>
/// <param name="Change">What was changed, in words.</param>
/// <param name="Ruling">What the judge must say of it.</param>
/// <param name="Apply">Makes the changed exchange; the same each time.</param>
public sealed record Mutation(
    string Operator, string Variant, string Step, string Place, string Change, Ruling Ruling, Func<Exchange> Apply);

namespace Conformance.Core.Mutations.Operators;

/// <summary>Every operator.</summary>
internal static class OperatorCatalogue
{
    public static IReadOnlyList<Operator> All { get; } =
    [
        .. StatusOperators.All,
        .. HeaderOperators.All,
        .. BodyOperators.All,
        .. RootOperators.All,
        .. FieldOperators.All,
        .. ValueOperators.All,
        .. TimeOperators.All,
        .. MemberOperators.All,
        .. LinkOperators.All,
        .. NotationOperators.All,
    ];
}

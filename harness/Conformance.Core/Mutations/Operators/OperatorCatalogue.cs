namespace Conformance.Core.Mutations.Operators;

/// <summary>Every operator.</summary>
internal static class OperatorCatalogue
{
    /// <summary>All that change one answer.</summary>
    public static IReadOnlyList<Operator> All { get; } =
    [
        .. StatusOperators.All,
        .. HeaderOperators.All,
        .. CharsetOperators.All,
        .. DateOperators.All,
        .. BodyOperators.All,
        .. RootOperators.All,
        .. FieldOperators.All,
        .. ValueOperators.All,
        .. TimeOperators.All,
        .. MemberOperators.All,
        .. LinkOperators.All,
        .. FollowOperators.All,
        .. PageOperators.All,
        .. NotationOperators.All,
    ];

    private static readonly IReadOnlyList<Operator> OfMembers = [.. BodyOperators.OfInformation, .. MemberOperators.All];

    private static readonly IReadOnlyList<Operator> OfInformation =
        [.. OfMembers, .. FieldOperators.All, .. ValueOperators.All, .. TimeOperators.All, .. LinkOperators.All, .. FollowOperators.All, .. NotationOperators.OfInformation];

    /// <summary>Those that change what answers say, where all variants along some axes are changed alike: references and entities
    /// share their members only.</summary>
    public static IReadOnlyList<Operator> Alike(IReadOnlyList<string> axes) => axes.Contains("format") ? OfMembers : OfInformation;
}

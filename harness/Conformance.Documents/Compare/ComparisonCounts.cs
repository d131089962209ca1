namespace Conformance.Documents.Compare;

/// <summary>How many differences there are of which sort, those that are not kept included.</summary>
/// <param name="Values">Things that both sides have with another value or type.</param>
/// <param name="Missing">Things that only the expected side has.</param>
/// <param name="Extra">Things that only the actual side has.</param>
/// <param name="Orders">Lists whose items stand in another order.</param>
/// <param name="Names">Names and namespaces that differ.</param>
public sealed record ComparisonCounts(long Values, long Missing, long Extra, long Orders, long Names)
{
    /// <summary>How many items stand elsewhere without being a difference, because a rule lets their order be.</summary>
    public long Moved { get; init; }

    /// <summary>Nothing at all.</summary>
    public static ComparisonCounts None { get; } = new(0, 0, 0, 0, 0);

    /// <summary>The counts of both.</summary>
    public ComparisonCounts Plus(ComparisonCounts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(Values + other.Values, Missing + other.Missing, Extra + other.Extra, Orders + other.Orders, Names + other.Names) { Moved = Moved + other.Moved };
    }

    /// <summary>As in <c>1 value differs, 2 members missing, 0 extra</c>.</summary>
    public override string ToString()
    {
        var text = FormattableString.Invariant(
            $"{Values} {(Values == 1 ? "value differs" : "values differ")}, {Missing} {(Missing == 1 ? "member" : "members")} missing, {Extra} extra");
        text += Orders == 0 ? "" : FormattableString.Invariant($", {Orders} in another order");
        return text + (Names == 0 ? "" : FormattableString.Invariant($", {Names} {(Names == 1 ? "name differs" : "names differ")}"));
    }

    /// <summary>The counts with one difference more.</summary>
    internal ComparisonCounts With(in Finding finding) => finding switch
    {
        { Actual: null } => this with { Missing = Missing + 1 },
        { Expected: null } => this with { Extra = Extra + 1 },
        { Kind: DifferenceKind.ChildNodelistSequence or DifferenceKind.CollectionSequence } => this with { Orders = Orders + 1 },
        { Kind: DifferenceKind.ElementTagName or DifferenceKind.MemberName or DifferenceKind.NamespaceUri or DifferenceKind.NamespacePrefix } =>
            this with { Names = Names + 1 },
        _ => this with { Values = Values + 1 },
    };
}

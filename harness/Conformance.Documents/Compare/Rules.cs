using System.Globalization;
using System.Text;

namespace Conformance.Documents.Compare;

/// <summary>The rules that an author combines.</summary>
public static class Rules
{
    private const string SchemaInstance = "http://www.w3.org/2001/XMLSchema-instance";

    /// <summary>Whatever differs at the path or below it is no difference.</summary>
    public static Rule Ignore(string at)
    {
        var below = PathPattern.Parse(at.TrimEnd('/') + "/**");
        return new Rule($"ignore {at}", below, _ => Opinion.Allowed) { IgnoresPlace = true };
    }

    /// <summary>Findings of these kinds at the path are no differences.</summary>
    public static Rule Allow(string? at, params DifferenceKind[] kinds) =>
        new($"allow {string.Join(", ", kinds)}{Place(at)}", Pattern(at), finding => kinds.Contains(finding.Kind) ? Opinion.Allowed : null);

    /// <summary>Findings of these kinds at the path are differences, whatever later rules say.</summary>
    public static Rule Refuse(string? at, params DifferenceKind[] kinds) =>
        new($"refuse {string.Join(", ", kinds)}{Place(at)}", Pattern(at), finding => kinds.Contains(finding.Kind) ? Opinion.Refused : null) { Refuses = true };

    /// <summary>The children of the node at the path may stand in any order.</summary>
    public static Rule AnyOrder(string at) => new(
        $"any order {at}",
        PathPattern.Parse(at),
        finding => finding.Kind is DifferenceKind.ChildNodelistSequence or DifferenceKind.CollectionSequence ? Opinion.Allowed : null);

    /// <summary>The children of the node at the path are paired by content and their order counts.</summary>
    public static Rule InOrder(string at) => new(
        $"in order {at}",
        PathPattern.Parse(at),
        finding => finding.Kind is DifferenceKind.ChildNodelistSequence or DifferenceKind.CollectionSequence ? Opinion.Refused : null)
    {
        Pairing = Pairing.InOrder,
    };

    /// <summary>The children of the node at the path are paired by the first of these keys that they have, and their order does
    /// not count.</summary>
    public static Rule PairBy(string at, params string[] keys) => new(
        $"pair by {string.Join(", ", keys)} {at}",
        PathPattern.Parse(at),
        finding => finding.Kind == DifferenceKind.CollectionSequence ? Opinion.Allowed : null)
    {
        Pairing = new Pairing(keys),
    };

    /// <summary>Numbers at the path may lie this far apart. With 0: the same number in any writing.</summary>
    public static Rule NumberTolerance(string? at, decimal tolerance) => Values(
        FormattableString.Invariant($"number tolerance {tolerance}") + Place(at), at, (expected, actual) => Numbers.AreWithin(expected, actual, tolerance));

    /// <summary>Instants at the path may lie this far apart. With zero: the same instant in any writing.</summary>
    public static Rule InstantTolerance(string? at, TimeSpan tolerance) => Values(
        string.Create(CultureInfo.InvariantCulture, $"instant tolerance {tolerance:c}") + Place(at),
        at,
        (expected, actual) => Instants.TryParse(expected, out var a) && Instants.TryParse(actual, out var b) && (a - b).Duration() <= tolerance);

    /// <summary>A time of day and a date with that time are the same; see <see cref="TimesOfDay"/>. One of the two must be
    /// without a date.</summary>
    public static Rule TimeOfDay(string? at) => Values(
        "time of day" + Place(at),
        at,
        (expected, actual) => (TimesOfDay.IsBare(expected) || TimesOfDay.IsBare(actual))
            && TimesOfDay.TryParse(expected, out var first) && TimesOfDay.TryParse(actual, out var second) && first == second);

    /// <summary>Texts at the path are the same after normalisation.</summary>
    public static Rule Text(string? at, TextNormalisation normalisation) =>
        Values($"text {normalisation}{Place(at)}", at, (expected, actual) => Normalised(expected, normalisation) == Normalised(actual, normalisation));

    /// <summary>A member that is null (an element with <c>xsi:nil</c>) and one that is absent are the same.</summary>
    public static Rule NullEqualsAbsent(string? at) => new(
        "null equals absent" + Place(at),
        Pattern(at),
        finding => finding.Kind is DifferenceKind.MemberLookup or DifferenceKind.ChildLookup && IsNull(finding.Subject) ? Opinion.Allowed : null);

    /// <summary>Member names that differ only as the dialects write them are the same.</summary>
    public static Rule NameCase(string? at) => new(
        "name case" + Place(at),
        Pattern(at),
        finding => finding.Kind == DifferenceKind.MemberName ? Opinion.Allowed : null);

    /// <summary>What only the actual side has (attribute, element, member, item) is no difference.</summary>
    public static Rule ExtraMembers(string? at) => new(
        "extra members" + Place(at),
        Pattern(at),
        finding => finding.Expected is null && IsLookup(finding.Kind) ? Opinion.Allowed : null);

    /// <summary>Findings about comments and processing instructions are no differences.</summary>
    public static Rule CommentsAndInstructions() => new(
        "comments and processing instructions",
        null,
        finding => finding.Subject.Kind is NodeKind.Comment or NodeKind.ProcessingInstruction ? Opinion.Allowed : null);

    /// <summary>
    /// Indentation with no-break spaces, as bodies have it that were copied from a web page: it stands between elements where
    /// there is no
    /// other text. To XML these are characters like any other, so they are found; to a reader they are white space.
    /// </summary>
    public static Rule PageIndentation() => new(
        "page indentation",
        null,
        finding => finding is { Kind: DifferenceKind.ChildLookup, Subject: { Kind: NodeKind.Text, Parent: { } parent } }
            && parent.Elements.Any() && IsPageIndentation([.. parent.Children.Where(child => child.Kind == NodeKind.Text)])
            ? Opinion.Allowed : null);

    private static bool IsPageIndentation(IReadOnlyList<Node> texts) =>
        texts.All(text => string.IsNullOrWhiteSpace(text.Value)) && texts.Any(text => text.Value.AsSpan().ContainsAnyExcept(" \t\r\n"));

    private static bool IsLookup(DifferenceKind kind) =>
        kind is DifferenceKind.AttributeNameLookup or DifferenceKind.ChildLookup or DifferenceKind.MemberLookup;

    private static bool IsNull(Node node) => node.Kind == NodeKind.Null
        || (Node.Find(node.Attributes, "nil", SchemaInstance)?.Value?.Trim() is "true" or "1");

    private static Rule Values(string name, string? at, Func<string, string, bool> areSame) => new(
        name,
        Pattern(at),
        finding => finding is { ExpectedValue: { } expected, ActualValue: { } actual }
            && finding.Kind is DifferenceKind.TextValue or DifferenceKind.AttributeValue or DifferenceKind.NumberValue or DifferenceKind.NumberText
            && areSame(expected, actual) ? Opinion.Allowed : null);

    private static string Normalised(string text, TextNormalisation how)
    {
        text = how.HasFlag(TextNormalisation.Unicode) ? CanonicalText.Of(text) : text;
        text = how.HasFlag(TextNormalisation.Collapse) ? CollapseSpace(text) : text;
        text = how.HasFlag(TextNormalisation.Trim) ? text.Trim() : text;
        return how.HasFlag(TextNormalisation.IgnoreCase) ? text.ToUpperInvariant() : text;
    }

    private static string CollapseSpace(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
            {
                result.Append(c);
            }
            else if (result.Length == 0 || result[^1] != ' ')
            {
                result.Append(' ');
            }
        }

        return result.ToString();
    }

    private static PathPattern? Pattern(string? at) => at is null ? null : PathPattern.Parse(at);

    private static string Place(string? at) => at is null ? "" : " " + at;
}

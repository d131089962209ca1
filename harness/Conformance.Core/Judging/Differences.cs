using Conformance.Core.Contract;
using Conformance.Documents;
using Conformance.Documents.Compare;

namespace Conformance.Core.Judging;

/// <summary>The comparer's differences as violations.</summary>
internal static class Differences
{
    private const int Kept = 20;

    /// <summary>
    /// What a server may write either way. One was seen to write null and another to leave out, and fractions with and without
    /// trailing
    /// zeros (EM-API 2 and 4.8); a time of day has a date in JSON (HC:resource_representation_for_ke); the order of links has no
    /// meaning.
    /// </summary>
    internal static IReadOnlyList<Rule> Lawful { get; } =
        [Rules.NullEqualsAbsent(null), Rules.InstantTolerance(null, TimeSpan.Zero), Rules.TimeOfDay(null), Rules.AnyOrder("**/Links"), Rules.AnyOrder("**/links")];

    /// <summary>What the actual document says otherwise than the expected one.</summary>
    /// <param name="expected">The expected document.</param>
    /// <param name="actual">The actual one.</param>
    /// <param name="evidence">The variant that is judged.</param>
    /// <param name="source">The expected document's name and bytes, for reports.</param>
    /// <param name="rules">What is let be besides spelling.</param>
    public static CheckResult Between(
        Document expected, Document actual, Evidence evidence, (string Name, ReadOnlyMemory<byte> Bytes) source, params IReadOnlyList<Rule> rules) =>
        Between(expected, actual, evidence, source, null, rules);

    /// <summary>What differs between two documents, but for what moved between them.</summary>
    /// <param name="expected">The expected document.</param>
    /// <param name="actual">The actual one.</param>
    /// <param name="evidence">The variant that is judged.</param>
    /// <param name="source">The expected document's name and bytes, for reports.</param>
    /// <param name="moving">Lets through what moved between the two; null if nothing did.</param>
    /// <param name="rules">What is let be besides spelling.</param>
    public static CheckResult Between(
        Document expected, Document actual, Evidence evidence, (string Name, ReadOnlyMemory<byte> Bytes) source, MovingRule? moving, params IReadOnlyList<Rule> rules)
    {
        var options = ApiRepresentation.Options with
        {
            Mapping = evidence.Mapping,
            MaxDifferences = Kept,
            Variables = evidence.Record.Bindings,
            Rules = [.. Lawful, .. rules, .. moving is null ? [] : new[] { moving.Rule }],
        };
        var comparison = Comparer.Compare(expected, actual, options);
        var written = comparison.Rules.Where(use => use.Rule.Source is not null).ToList();
        return CheckResult.Of(comparison.Differences.Select(difference => new Violation(
            KindOf(difference),
            SubjectOf(difference, evidence.Mapping),
            $"{difference.ExpectedValue ?? "nothing"}{Place(difference)}",
            $"{difference.ActualValue ?? "nothing"}{Remarks(difference, comparison)}",
            (difference.ActualPath ?? difference.ExpectedPath)?.Text)
        {
            Counterpart = new Counterpart(source.Name, source.Bytes, difference.ExpectedPath.Text),
        })) with
        {
            Rules = written,
            Moved = comparison.Rules.Where(use => use.Rule.Name == MovingRule.Name).Sum(use => (int)use.Count),
            MovedKeys = moving?.Used ?? new HashSet<string>(),
        };
    }

    /// <summary>A reference is called Ref in a list and EntityRef alone: syntax, not information.</summary>
    public static Rule RootName(Node root) => new(
        "root name", null, finding => finding.Kind == DifferenceKind.ElementTagName && ReferenceEquals(finding.Expected, root) ? Opinion.Allowed : null);

    /// <summary>
    /// What later versions add: attributes and elements whose names the expected document does not know. One more of a known
    /// name,
    /// such as another member of a collection, is a difference.
    /// </summary>
    public static Rule Extensions(Document expected, RepresentationMapping mapping)
    {
        var known = Names(expected.Root).ToHashSet(StringComparer.Ordinal);
        return new Rule("extensions", null, finding =>
            finding is { Expected: null, Actual: { Name.Length: > 0 } added } && !known.Contains(mapping.XmlName(added.Name)) ? Opinion.Allowed : null);
    }

    /// <summary>The names of a node's attributes and of all below it, as the document writes them.</summary>
    internal static IEnumerable<string> Names(Node node) =>
        node.Attributes.Select(attribute => attribute.Name).Append(node.Name).Concat(node.Children.SelectMany(Names));

    private static ViolationKind KindOf(Difference difference) => difference.Kind switch
    {
        DifferenceKind.ChildLookup or DifferenceKind.AttributeNameLookup or DifferenceKind.MemberLookup =>
            difference.ExpectedValue is null ? ViolationKind.Unexpected : ViolationKind.Missing,
        DifferenceKind.ChildNodelistSequence or DifferenceKind.CollectionSequence => ViolationKind.WrongOrder,
        _ => ViolationKind.Differs,
    };

    /// <summary>The element or attribute that differs, by its name in XML whichever syntax was compared.</summary>
    private static string SubjectOf(Difference difference, RepresentationMapping mapping)
    {
        var path = difference.ExpectedValue is null ? difference.ActualPath : difference.ExpectedPath;
        var names = path.Text.Split('/').Select(Name).Where(name => name.Length > 0 && !name.All(char.IsAsciiDigit))
            .Select(name => mapping.XmlName(name)).ToList();
        return names.Count == 0 ? "body" : names.SkipLast(1).Contains("Links") ? $"{names[^1]} of a link" : names[^1];
    }

    /// <summary>A step of a path without prefix, index and sign: <c>v:State[2]</c> gives <c>State</c>.</summary>
    private static string Name(string step) => step.Split('[')[0].TrimStart('@').Split(':')[^1].Replace("text()", "", StringComparison.Ordinal);

    private static string Place(Difference difference) => difference.ExpectedPath is { } path ? $" at {path.Text}" : "";

    /// <summary>What the two values do not show by themselves.</summary>
    private static string Remarks(Difference difference, Comparison comparison)
    {
        string?[] remarks =
        [
            difference.Kind switch
            {
                DifferenceKind.ValueType => "of another type",
                DifferenceKind.NumberText => "the same number, written otherwise",
                DifferenceKind.NodeType => "of another kind",
                DifferenceKind.NamespaceUri or DifferenceKind.NamespacePrefix => "in another namespace",
                DifferenceKind.ChildNodelistSequence or DifferenceKind.CollectionSequence => "in another order",
                _ => null,
            },
            comparison.Total > Kept ? $"{comparison.Total} differences in all" : null,
        ];
        var told = remarks.OfType<string>().ToList();
        return told.Count == 0 ? "" : $" ({string.Join(", ", told)})";
    }
}

namespace Conformance.Documents.Compare;

/// <summary>All sentences of the comparer, in one place. They say what was expected and what was there.</summary>
internal static class Sentences
{
    public static string Of(in Finding finding, string? expectation)
    {
        var expected = Snippets.Shorten(finding.ExpectedValue);
        var actual = Snippets.Shorten(finding.ActualValue);
        if (expectation is not null)
        {
            return finding.Actual is null ? $"Expected {expectation}, but there is none." : $"Expected {expectation}, but found {Quoted(actual)}.";
        }

        return finding.Kind switch
        {
            _ when finding.Actual is null => $"Expected {Named(finding.Expected!, expected, finding.Label)}, but there is none.",
            _ when finding.Expected is null => $"Expected nothing here, but found {Named(finding.Actual, actual, finding.Label)}.",
            DifferenceKind.ChildNodelistSequence => Order("the order", expected, actual, finding),
            DifferenceKind.CollectionSequence => Order("the members in the order", expected, actual, finding),
            DifferenceKind.NumberText => $"Expected the number written {expected}, but found it written {actual}.",
            DifferenceKind.ElementTagName or DifferenceKind.MemberName => $"Expected the name {Quoted(expected)}, but found {Quoted(actual)}{Points(finding)}.",
            DifferenceKind.NamespaceUri => $"Expected the namespace {Quoted(expected)}, but found {Quoted(actual)}{Points(finding)}.",
            DifferenceKind.NamespacePrefix => $"Expected the prefix {Quoted(expected)}, but found {Quoted(actual)}{Points(finding)}.",
            DifferenceKind.XmlEncoding => $"Expected the encoding {expected}, but found {actual}.",
            DifferenceKind.ValueType or DifferenceKind.NodeType =>
                $"Expected {Noun(finding.Expected!)} {expected}, but found {Noun(finding.Actual)} {actual}.",
            _ => $"Expected {Quoted(expected)}, but found {Quoted(actual)}{Points(finding)}.",
        };
    }

    private static string Points(in Finding finding) => CodePoints.Between(finding.ExpectedValue, finding.ActualValue);

    private static string Order(string what, string? expected, string? actual, in Finding finding)
    {
        var moved = finding.Move is null ? "" : FormattableString.Invariant($"{finding.Move}{(finding.Moves > 1 ? $", {finding.Moves} moved in all" : "")}");
        return expected == actual
            ? $"Expected {what.Replace("the order", "another order", StringComparison.Ordinal)}: {moved}."
            : $"Expected {what} {expected}, but found {actual}{(moved.Length > 0 ? ": " : "")}{moved}.";
    }

    /// <summary>A thing that only one side has, by its name or key, and as much of it as fits.</summary>
    private static string Named(Node node, string? value, string? label) => node switch
    {
        { Kind: NodeKind.Attribute, Namespace.Length: > 0 } => $"the attribute {node.Name}=\"{value}\" of the namespace {node.Namespace}",
        { Kind: NodeKind.Attribute } => $"the attribute {node.Name}=\"{value}\"",
        { Kind: >= NodeKind.Object, Name.Length: > 0 } => $"the member \"{node.Name}\": {value}",
        _ when label is not null => $"{Noun(node)} with {label}, {value}",
        _ => $"{Noun(node)} {value}",
    };

    private static string Quoted(string? value) => value is null ? "nothing" : $"\"{value}\"";

    private static string Noun(Node node) => node.Kind switch
    {
        NodeKind.Element => "the element",
        NodeKind.Attribute => "the attribute",
        NodeKind.Text => "the text",
        NodeKind.Comment => "the comment",
        NodeKind.ProcessingInstruction => "the processing instruction",
        NodeKind.Object => "the object",
        NodeKind.Array => "the array",
        NodeKind.String => "the string",
        NodeKind.Number => "the number",
        NodeKind.Boolean => "the boolean",
        _ => "the value",
    };
}

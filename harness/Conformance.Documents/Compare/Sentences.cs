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
            return $"Expected {expectation}, but found {Quoted(actual)}.";
        }

        return finding.Kind switch
        {
            _ when finding.Actual is null => $"Expected {Noun(finding.Expected!)} {expected}, but there is none.",
            _ when finding.Expected is null => $"Expected nothing here, but found {Noun(finding.Actual)} {actual}.",
            DifferenceKind.ChildNodelistSequence => $"Expected the order {expected}, but found {actual}.",
            DifferenceKind.CollectionSequence => $"Expected the members in the order {expected}, but found {actual}.",
            DifferenceKind.NumberText => $"Expected the number written {expected}, but found it written {actual}.",
            DifferenceKind.ElementTagName or DifferenceKind.MemberName => $"Expected the name {Quoted(expected)}, but found {Quoted(actual)}.",
            DifferenceKind.NamespaceUri => $"Expected the namespace {Quoted(expected)}, but found {Quoted(actual)}.",
            DifferenceKind.NamespacePrefix => $"Expected the prefix {Quoted(expected)}, but found {Quoted(actual)}.",
            DifferenceKind.XmlEncoding => $"Expected the encoding {expected}, but found {actual}.",
            DifferenceKind.ValueType or DifferenceKind.NodeType =>
                $"Expected {Noun(finding.Expected!)} {expected}, but found {Noun(finding.Actual)} {actual}.",
            _ => $"Expected {Quoted(expected)}, but found {Quoted(actual)}.",
        };
    }

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

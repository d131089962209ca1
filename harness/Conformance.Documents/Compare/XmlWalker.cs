namespace Conformance.Documents.Compare;

/// <summary>Finds what differs between two XML trees. It knows no rule but how lists are paired.</summary>
internal sealed class XmlWalker
{
    private readonly FindingSink sink;
    private readonly ListWalker lists;

    public XmlWalker(FindingSink sink)
    {
        this.sink = sink;
        lists = new ListWalker(sink, Walk);
    }

    /// <summary>Asked at every pair of elements; true if someone else has compared their content.</summary>
    public Func<Node, Node, bool>? ContentElsewhere { get; init; }

    /// <summary>Compares two elements, or two texts of mixed content.</summary>
    public void Walk(Node expected, Node actual)
    {
        if (ContentElsewhere is null && Sameness.Of(expected, actual))
        {
            return;
        }

        if (expected.Kind == NodeKind.Text)
        {
            Text(expected, actual, expected.Value!, actual.Value!);
            return;
        }

        Names(expected, actual);
        Attributes(expected, actual);
        Asides(XmlContent.Aside(expected), XmlContent.Aside(actual), expected, actual);
        if (ContentElsewhere?.Invoke(expected, actual) != true)
        {
            Content(expected, actual);
        }
    }

    /// <summary>Compares comments and instructions, one by one.</summary>
    public void Asides(IReadOnlyList<Node> expected, IReadOnlyList<Node> actual, Node expectedOwner, Node actualOwner)
    {
        for (var i = 0; i < Math.Max(expected.Count, actual.Count); i++)
        {
            if (i >= actual.Count)
            {
                ListWalker.Missing(expected[i], actualOwner, sink);
            }
            else if (i >= expected.Count)
            {
                ListWalker.Extra(actual[i], expectedOwner, sink);
            }
            else if (expected[i].Kind != actual[i].Kind)
            {
                sink.Report(new Finding(DifferenceKind.NodeType, expected[i], actual[i], Snippets.Of(expected[i]), Snippets.Of(actual[i])));
            }
            else
            {
                Differ(DifferenceKind.ProcessingInstructionTarget, expected[i], actual[i], expected[i].Name, actual[i].Name);
                var kind = expected[i].Kind == NodeKind.Comment ? DifferenceKind.TextValue : DifferenceKind.ProcessingInstructionData;
                Differ(kind, expected[i], actual[i], expected[i].Value!, actual[i].Value!);
            }
        }
    }

    private void Names(Node expected, Node actual)
    {
        if (expected.Namespace != actual.Namespace)
        {
            // The same change on the parent has been told; one wrong declaration is one difference, not one for each element.
            if (expected.Parent?.Namespace != expected.Namespace || actual.Parent?.Namespace != actual.Namespace)
            {
                sink.Report(new Finding(DifferenceKind.NamespaceUri, expected, actual, expected.Namespace, actual.Namespace));
            }
        }
        else
        {
            Differ(DifferenceKind.NamespacePrefix, expected, actual, expected.Prefix, actual.Prefix);
        }

        Differ(DifferenceKind.ElementTagName, expected, actual, expected.Name, actual.Name);
    }

    private void Attributes(Node expected, Node actual)
    {
        foreach (var attribute in expected.Attributes)
        {
            var other = Node.Find(actual.Attributes, attribute.Name, attribute.Namespace);
            if (other is null)
            {
                sink.Report(new Finding(DifferenceKind.AttributeNameLookup, attribute, null, attribute.Value, null) { Owner = actual });
                continue;
            }

            Differ(DifferenceKind.NamespacePrefix, attribute, other, attribute.Prefix, other.Prefix);
            if (attribute.Value != other.Value || attribute.ValueNamespace != other.ValueNamespace)
            {
                var (wanted, found) = (XmlValues.Canonical(attribute), XmlValues.Canonical(other));
                Differ(XmlValues.KindOf(attribute), attribute, other, wanted, found);
            }
        }

        foreach (var attribute in actual.Attributes)
        {
            if (Node.Find(expected.Attributes, attribute.Name, attribute.Namespace) is null)
            {
                sink.Report(new Finding(DifferenceKind.AttributeNameLookup, null, attribute, null, attribute.Value) { Owner = expected });
            }
        }
    }

    private void Content(Node expected, Node actual)
    {
        var wanted = XmlContent.Of(expected);
        var found = XmlContent.Of(actual);
        if (XmlContent.IsText(wanted) && XmlContent.IsText(found))
        {
            Text(expected, actual, wanted.Count == 0 ? "" : wanted[0].Value!, found.Count == 0 ? "" : found[0].Value!);
        }
        else if (wanted is [{ Kind: NodeKind.Text } only] && PlaceholderSyntax.IsLikely(only.Value))
        {
            sink.Report(new Finding(DifferenceKind.TextValue, expected, actual, only.Value, string.Concat(found.Select(Snippets.Of))));
        }
        else
        {
            lists.Walk(expected, actual, wanted, found);
        }
    }

    private void Text(Node expected, Node actual, string wanted, string found) => Differ(DifferenceKind.TextValue, expected, actual, wanted, found);

    private void Differ(DifferenceKind kind, Node expected, Node actual, string wanted, string found)
    {
        if (wanted != found)
        {
            sink.Report(new Finding(kind, expected, actual, wanted, found));
        }
    }
}

namespace Conformance.Documents.Compare;

/// <summary>Finds what differs between two XML trees. It knows no rule but how lists are paired.</summary>
internal sealed class XmlWalker
{
    private readonly FindingSink sink;
    private readonly ListWalker lists;
    private readonly Func<Node, Node, bool>? contentElsewhere;

    /// <summary>Makes a walker.</summary>
    /// <param name="sink">Takes the findings.</param>
    /// <param name="contentElsewhere">Asked at every pair of elements; true if someone else has compared their content.</param>
    public XmlWalker(FindingSink sink, Func<Node, Node, bool>? contentElsewhere = null)
    {
        this.sink = sink;
        this.contentElsewhere = contentElsewhere;
        lists = new ListWalker(sink, Into, keepsTrials: contentElsewhere is null);
    }

    private void Into(FindingSink target, Node expected, Node actual) => (target == sink ? this : new XmlWalker(target)).Walk(expected, actual);

    /// <summary>Compares two elements, or two texts of mixed content.</summary>
    public void Walk(Node expected, Node actual)
    {
        if (sink.IsDone)
        {
            return;
        }

        if (contentElsewhere is null && Sameness.Of(expected, actual))
        {
            return;
        }

        if (expected.Kind != actual.Kind)
        {
            sink.Report(new Finding(DifferenceKind.NodeType, expected, actual, Snippets.Of(expected), Snippets.Of(actual)));
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
        if (contentElsewhere?.Invoke(expected, actual) != true)
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
                ListFindings.Missing(expected[i], actualOwner, Pairing.InOrder, sink);
            }
            else if (i >= expected.Count)
            {
                ListFindings.Extra(actual[i], expectedOwner, Pairing.InOrder, sink);
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
        var (wanted, found) = (new AttributeLookup(expected.Attributes), new AttributeLookup(actual.Attributes));
        foreach (var attribute in expected.Attributes)
        {
            var other = found.Find(attribute);
            if (other is null)
            {
                sink.Report(new Finding(XmlValues.KindOfAbsent(attribute), attribute, null, attribute.Value, null) { Owner = actual });
                continue;
            }

            Differ(DifferenceKind.NamespacePrefix, attribute, other, attribute.Prefix, other.Prefix);
            if (PlaceholderSyntax.IsLikely(attribute.Value))
            {
                Differ(XmlValues.KindOf(attribute), attribute, other, attribute.Value!, other.Value!);
            }
            else if (attribute.Value != other.Value || attribute.ValueNamespace != other.ValueNamespace)
            {
                Differ(XmlValues.KindOf(attribute), attribute, other, XmlValues.Canonical(attribute), XmlValues.Canonical(other));
            }
        }

        foreach (var attribute in actual.Attributes)
        {
            if (wanted.Find(attribute) is null)
            {
                sink.Report(new Finding(XmlValues.KindOfAbsent(attribute), null, attribute, null, attribute.Value) { Owner = expected });
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

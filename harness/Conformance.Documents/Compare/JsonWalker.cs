namespace Conformance.Documents.Compare;

/// <summary>Finds what differs between two JSON trees. It knows no rule but how lists are paired.</summary>
internal sealed class JsonWalker
{
    private readonly FindingSink sink;
    private readonly ListWalker lists;
    private readonly Func<Node, Node, bool>? contentElsewhere;

    /// <summary>Makes a walker.</summary>
    /// <param name="sink">Takes the findings.</param>
    /// <param name="contentElsewhere">Asked at every pair of arrays; true if someone else has compared their content.</param>
    public JsonWalker(FindingSink sink, Func<Node, Node, bool>? contentElsewhere = null)
    {
        this.sink = sink;
        this.contentElsewhere = contentElsewhere;
        lists = new ListWalker(sink, Into, keepsTrials: contentElsewhere is null);
    }

    private void Into(FindingSink target, Node expected, Node actual) => (target == sink ? this : new JsonWalker(target)).Walk(expected, actual);

    /// <summary>Compares two values.</summary>
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
            sink.Report(new Finding(DifferenceKind.ValueType, expected, actual, Shown(expected), Shown(actual)));
            return;
        }

        switch (expected.Kind)
        {
            case NodeKind.Object:
                Members(expected, actual);
                break;
            case NodeKind.Array when contentElsewhere?.Invoke(expected, actual) != true:
                lists.Walk(expected, actual, expected.Children, actual.Children);
                break;
            case NodeKind.Array:
                break;
            case var _ when expected.Value != actual.Value:
                var kind = expected.Kind != NodeKind.Number ? DifferenceKind.TextValue
                    : Numbers.AreEqual(expected.Value!, actual.Value!) ? DifferenceKind.NumberText
                    : DifferenceKind.NumberValue;
                sink.Report(new Finding(kind, expected, actual, expected.Value, actual.Value));
                break;
        }
    }

    private void Members(Node expected, Node actual)
    {
        var others = new MemberLookup(expected.Children, actual.Children);
        for (var i = 0; i < expected.Children.Count && !sink.IsDone; i++)
        {
            var member = expected.Children[i];
            if (others.Exact(member.Name, i) is { } exact)
            {
                Walk(member, exact);
            }
            else if (others.InOtherCase(member.Name) is { } other)
            {
                sink.Report(new Finding(DifferenceKind.MemberName, member, other, member.Name, other.Name));
                Walk(member, other);
            }
            else
            {
                sink.Report(new Finding(DifferenceKind.MemberLookup, member, null, Snippets.Of(member), null) { Owner = actual });
            }
        }

        foreach (var member in others.Rest())
        {
            sink.Report(new Finding(DifferenceKind.MemberLookup, null, member, null, Snippets.Of(member)) { Owner = expected });
        }
    }

    /// <summary>A scalar's value as it is, so that placeholders see it; a container in short.</summary>
    private static string Shown(Node node) => node.Kind is NodeKind.Object or NodeKind.Array ? Snippets.Of(node) : node.Value!;
}

namespace Conformance.Documents.Compare;

/// <summary>Finds what differs between two JSON trees. It knows no rule but how lists are paired.</summary>
internal sealed class JsonWalker
{
    private readonly FindingSink sink;
    private readonly ListWalker lists;

    public JsonWalker(FindingSink sink)
    {
        this.sink = sink;
        lists = new ListWalker(sink, Walk);
    }

    /// <summary>Asked at every pair of arrays; true if someone else has compared their content.</summary>
    public Func<Node, Node, bool>? ContentElsewhere { get; init; }

    /// <summary>Compares two values.</summary>
    public void Walk(Node expected, Node actual)
    {
        if (ContentElsewhere is null && Sameness.Of(expected, actual))
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
            case NodeKind.Array when ContentElsewhere?.Invoke(expected, actual) != true:
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
        var others = new MemberLookup(actual.Children);
        foreach (var (member, i) in expected.Children.Select((member, i) => (member, i)))
        {
            if (others.Exact(member.Name, i) is { } exact)
            {
                Walk(member, exact);
            }
            else if (others.InOtherCase(member.Name, expected) is { } other)
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

    /// <summary>Finds members by name; by place first, for both sides mostly have one order.</summary>
    private sealed class MemberLookup(IReadOnlyList<Node> members)
    {
        private const int Few = 16;
        private readonly bool[] taken = new bool[members.Count];
        private Dictionary<string, int>? index;

        public Node? Exact(string name, int place)
        {
            if (place < members.Count && members[place].Name == name)
            {
                return Take(place);
            }

            if (members.Count > Few)
            {
                index ??= members.Select((member, i) => (member.Name, i)).ToDictionary(pair => pair.Name, pair => pair.i, StringComparer.Ordinal);
                return index.TryGetValue(name, out var at) ? Take(at) : null;
            }

            for (var i = 0; i < members.Count; i++)
            {
                if (members[i].Name == name)
                {
                    return Take(i);
                }
            }

            return null;
        }

        /// <summary>A member whose name differs in case only, unless the other side has that very name too.</summary>
        public Node? InOtherCase(string name, Node owner)
        {
            for (var i = 0; i < members.Count; i++)
            {
                if (!taken[i] && string.Equals(members[i].Name, name, StringComparison.OrdinalIgnoreCase) && owner.Child(members[i].Name) is null)
                {
                    return Take(i);
                }
            }

            return null;
        }

        public IEnumerable<Node> Rest() => members.Where((_, i) => !taken[i]);

        private Node Take(int at)
        {
            taken[at] = true;
            return members[at];
        }
    }
}

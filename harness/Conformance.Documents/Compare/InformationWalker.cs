namespace Conformance.Documents.Compare;

/// <summary>
/// Finds what differs between the information of an XML and a JSON body. Absent, null and an empty list are the same; an empty element
/// is an empty text, an empty list or an object without members, for XML cannot tell them apart.
/// </summary>
internal sealed class InformationWalker(FindingSink sink, RepresentationMapping mapping)
{
    public void Walk(InformationNode expected, InformationNode actual)
    {
        switch (expected, actual)
        {
            case (InformationValue wanted, InformationValue found):
                Value(wanted, found);
                break;
            case (InformationList wanted, InformationList found):
                Items(wanted, found);
                break;
            case (InformationObject wanted, InformationObject found):
                Members(wanted, found);
                break;
            case var _ when IsEmpty(expected) && IsEmpty(actual):
                break;
            default:
                sink.Report(new Finding(DifferenceKind.ValueType, expected.Source, actual.Source, Shown(expected), Shown(actual)));
                break;
        }
    }

    private void Value(InformationValue expected, InformationValue actual)
    {
        if (expected.Text == actual.Text)
        {
            return;
        }

        var areNumbers = expected.Kind == NodeKind.Number || actual.Kind == NodeKind.Number;
        var kind = !areNumbers ? DifferenceKind.TextValue
            : Numbers.AreEqual(expected.Text, actual.Text) ? DifferenceKind.NumberText
            : DifferenceKind.NumberValue;
        sink.Report(new Finding(kind, expected.Source, actual.Source, expected.Text, actual.Text));
    }

    private void Items(InformationList expected, InformationList actual)
    {
        var pairing = sink.PairingOf(expected.Source);
        var wanted = expected.Items.Select(item => Key(item, pairing)).ToArray();
        var found = actual.Items.Select(item => Key(item, pairing)).ToArray();
        var alignment = ListWalker.Align(new InformationItems(expected.Items, wanted), new InformationItems(actual.Items, found), wanted, found);
        for (var i = 0; i < wanted.Length; i++)
        {
            if (alignment.ActualOf[i] >= 0)
            {
                Walk(expected.Items[i], actual.Items[alignment.ActualOf[i]]);
            }
            else
            {
                ListWalker.Missing(expected.Items[i].Source, actual.Source, sink);
            }
        }

        for (var i = 0; i < found.Length; i++)
        {
            if (alignment.ExpectedOf[i] < 0)
            {
                ListWalker.Extra(actual.Items[i].Source, expected.Source, sink);
            }
        }

        if (!alignment.InOrder())
        {
            var isKeyed = !wanted.AsSpan().Contains(0UL) && !found.AsSpan().Contains(0UL);
            ListWalker.Disorder(
                expected.Source,
                actual.Source,
                alignment,
                i => ListWalker.Label(expected.Items[i].Source, pairing),
                i => ListWalker.Label(actual.Items[i].Source, pairing),
                isKeyed,
                sink);
        }
    }

    private void Members(InformationObject expected, InformationObject actual)
    {
        var rest = actual.Members.ToList();
        foreach (var member in expected.Members)
        {
            var at = Counterpart(member, rest);
            if (at < 0)
            {
                Lone(member, actual, isExpected: true);
                continue;
            }

            var other = rest[at];
            rest.RemoveAt(at);
            var (wanted, found) = Alike(member, other);
            Walk(wanted, found);
        }

        foreach (var member in rest)
        {
            Lone(member, expected, isExpected: false);
        }
    }

    /// <summary>A member of the same name, then of the same name in other case, then the plural of a lone element.</summary>
    private int Counterpart(InformationMember member, List<InformationMember> rest)
    {
        var at = rest.FindIndex(other => other.Name == member.Name);
        at = at >= 0 ? at : rest.FindIndex(other => string.Equals(other.Name, member.Name, StringComparison.OrdinalIgnoreCase));
        return at >= 0 ? at : rest.FindIndex(other =>
            (other.Value is InformationList && other.Name == mapping.Plural(member.Name))
            || (member.Value is InformationList && member.Name == mapping.Plural(other.Name))
            || IsNamedByHolder(member, other) || IsNamedByHolder(other, member));
    }

    /// <summary>
    /// Whether one list is the other under the name of the element that holds it. For regular plurals the two are one word
    /// (HC:representation_collections); for <c>ObjectsInJob/ObjectInJob</c> and its like nothing says which of them JSON has.
    /// </summary>
    private static bool IsNamedByHolder(InformationMember member, InformationMember other) =>
        member.Value is InformationList { Source: { Kind: NodeKind.Element } holder } && other.Value is InformationList && other.Name == holder.Name;

    /// <summary>
    /// XML does not show that an element which is there once could repeat, nor that one is only the wrapper of a list, as an element of a
    /// later version may be; beside a list it is a list of one, or the list that it wraps.
    /// </summary>
    private static (InformationNode Expected, InformationNode Actual) Alike(InformationMember expected, InformationMember actual) =>
        (expected.Value, actual.Value) switch
        {
            (InformationList list, not InformationList and var one) when !IsEmpty(one) && list.Items.Count > 0 && one.Source.Kind == NodeKind.Element => (list, Listed(one, list)),
            (not InformationList and var one, InformationList list) when !IsEmpty(one) && list.Items.Count > 0 && one.Source.Kind == NodeKind.Element => (Listed(one, list), list),
            _ => (expected.Value, actual.Value),
        };

    private static InformationList Listed(InformationNode one, InformationList beside) =>
        one is InformationObject { Members: [var wrapped] } && !beside.Items.Any(item => item is InformationObject entity && entity[wrapped.Name] is not null)
            ? new InformationList(wrapped.Value is InformationList list ? list.Items : [wrapped.Value], one.Source)
            : new InformationList([one], one.Source);

    private void Lone(InformationMember member, InformationObject owner, bool isExpected)
    {
        if (member.Value is InformationList { Items.Count: 0 })
        {
            return;
        }

        var source = member.Value.Source;
        sink.Report(isExpected
            ? new Finding(DifferenceKind.MemberLookup, source, null, Shown(member.Value), null) { Owner = owner.Source }
            : new Finding(DifferenceKind.MemberLookup, null, source, null, Shown(member.Value)) { Owner = owner.Source });
    }

    private static bool IsEmpty(InformationNode node) => node switch
    {
        InformationValue value => value.Text.Length == 0,
        InformationList list => list.Items.Count == 0,
        InformationObject entity => entity.Members.All(member => member.Value is not InformationValue && IsEmpty(member.Value)),
        _ => false,
    };

    private static string Shown(InformationNode node) => node is InformationValue value ? value.Text : Snippets.Of(node.Source);

    private static ulong Key(InformationNode item, Pairing pairing)
    {
        foreach (var name in pairing.Keys)
        {
            if (item is InformationObject entity && entity[name] is InformationValue value)
            {
                return value.Text.Length == 0 || PlaceholderSyntax.IsLikely(value.Text) ? 0 : ContentHash.Of(name + "=" + value.Text, 7);
            }
        }

        return 0;
    }

    /// <summary>Later keys of items without a key: the information itself, its shape, then anything.</summary>
    private sealed class InformationItems(IReadOnlyList<InformationNode> items, ulong[] keys) : IItems
    {
        public ulong Key(int index, int stage) => (keys[index] != 0, stage) switch
        {
            (true, _) => 0,
            (false, 0 or 1) => InformationHash.Of(items[index]),
            (false, 2) => (ulong)(items[index] is InformationValue ? 1 : 2),
            _ => 1,
        };
    }
}

namespace Conformance.Documents.Compare;

/// <summary>
/// Finds what differs between the information of an XML and a JSON body. Absent, null and an empty list are the same; an empty
/// element
/// is an empty text, an empty list or an object without members, for XML cannot tell them apart.
/// </summary>
/// <param name="sink">Takes the findings.</param>
/// <param name="mapping">How the two forms relate.</param>
/// <param name="itemsElsewhere">Asked at every pair of lists; true if someone else has compared their items.</param>
internal sealed class InformationWalker(
    FindingSink sink, RepresentationMapping mapping, Func<InformationList, InformationList, bool>? itemsElsewhere = null)
{
    public void Walk(InformationNode expected, InformationNode actual)
    {
        if (sink.IsDone)
        {
            return;
        }

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
        if (itemsElsewhere?.Invoke(expected, actual) == true)
        {
            return;
        }

        var pairing = sink.UsePairingOf(expected.Source);
        var (left, right) = (new InformationItems(expected.Items, pairing), new InformationItems(actual.Items, pairing));
        var isOrderFree = ListWalker.IsOrderFree(left, right, expected.Source, actual.Source, sink);
        var aligner = new Aligner(left, right, (i, j) => AreSame(expected.Items[i], actual.Items[j]), isOrderFree);
        var pairs = aligner.Align();
        for (var i = 0; i < expected.Items.Count && !sink.IsDone; i++)
        {
            if (pairs.ActualOf[i] >= 0)
            {
                Pair(expected.Items[i], actual.Items[pairs.ActualOf[i]]);
            }
            else
            {
                ListFindings.Missing(expected.Items[i].Source, actual.Source, pairing, sink);
            }
        }

        for (var i = 0; i < actual.Items.Count && !sink.IsDone; i++)
        {
            if (pairs.ExpectedOf[i] < 0)
            {
                ListFindings.Extra(actual.Items[i].Source, expected.Source, pairing, sink);
            }
        }

        ListFindings.Order(
            expected.Source, actual.Source, aligner, pairs, 0, i => expected.Items[i].Source, i => actual.Items[i].Source, pairing, sink);
    }

    private bool AreSame(InformationNode expected, InformationNode actual) =>
        sink.Trials.AreSame(expected, actual, sink, trial => new InformationWalker(trial, mapping).Walk(expected, actual));

    private void Pair(InformationNode expected, InformationNode actual)
    {
        if (sink.Trials.Take(expected, actual) is { } trial)
        {
            sink.Add(trial);
        }
        else if (sink.IsTrial && sink.Trials.AreDifferent(expected, actual))
        {
            sink.Fail();
        }
        else
        {
            Walk(expected, actual);
        }
    }

    private void Members(InformationObject expected, InformationObject actual)
    {
        var others = new InformationLookup(expected, actual, mapping);
        foreach (var member in expected.Members)
        {
            if (sink.IsDone)
            {
                return;
            }

            if (others.Counterpart(member, out var isOtherCase) is not { } other)
            {
                Lone(member, actual, isExpected: true);
                continue;
            }

            if (isOtherCase)
            {
                sink.Report(new Finding(DifferenceKind.MemberName, member.Value.Source, other.Value.Source, Written(member), Written(other)));
            }

            var (wanted, found) = Alike(member, other);
            Walk(wanted, found);
        }

        foreach (var member in others.Rest())
        {
            Lone(member, expected, isExpected: false);
        }
    }

    /// <summary>
    /// XML does not show that an element which is there once could repeat, nor that one is only the wrapper of a list, as an
    /// element of a
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

    /// <summary>The name as the document has it, which the name as information need not be.</summary>
    private static string Written(InformationMember member) => member.Value.Source.Name is { Length: > 0 } name ? name : member.Name;

    private static string Shown(InformationNode node) => node is InformationValue value ? value.Text : Snippets.Of(node.Source);
}

namespace Conformance.Documents.Compare;

/// <summary>
/// Finds the counterparts of members between two pieces of information: of the same name, then of the same name in other case,
/// then the
/// plural of a lone element or the list under the name of the element that holds it.
/// </summary>
internal sealed class InformationLookup
{
    private readonly RepresentationMapping mapping;
    private readonly IReadOnlyList<InformationMember> members;
    private readonly bool[] taken;
    private readonly Dictionary<string, Queue<int>> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Queue<int>> byCase = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<int>> byOther = new(StringComparer.Ordinal);

    public InformationLookup(InformationObject expected, InformationObject actual, RepresentationMapping mapping)
    {
        this.mapping = mapping;
        members = actual.Members;
        taken = new bool[members.Count];
        var own = expected.Members.Select(member => member.Name).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < members.Count; i++)
        {
            var name = members[i].Name;
            Add(byName, name, i);
            if (!own.Contains(name))
            {
                Add(byCase, name, i);
            }

            AddOther(name, i);
            AddOther(mapping.Plural(name), i);
            if (members[i].Value is InformationList { Source: { Kind: NodeKind.Element } holder })
            {
                AddOther(holder.Name, i);
            }
        }
    }

    /// <summary>The counterpart of an expected member, or null; it is given once.</summary>
    public InformationMember? Counterpart(InformationMember member, out bool isOtherCase)
    {
        isOtherCase = false;
        if (Take(byName, member.Name) is { } exact)
        {
            return exact;
        }

        if (Take(byCase, member.Name) is { } inOtherCase)
        {
            isOtherCase = !IsOneSpelling(member, inOtherCase);
            return inOtherCase;
        }

        foreach (var name in OtherNames(member))
        {
            foreach (var at in byOther.GetValueOrDefault(name, []))
            {
                if (!taken[at] && IsOtherForm(member, members[at]))
                {
                    taken[at] = true;
                    return members[at];
                }
            }
        }

        return null;
    }

    /// <summary>The actual members that are no counterpart.</summary>
    public IEnumerable<InformationMember> Rest() => members.Where((_, i) => !taken[i]);

    /// <summary>
    /// Whether the two names are one, though their case differs: as the documents write them, or but for the first letter, which
    /// is a matter of
    /// the representation (XML has PascalCase where JSON may have camelCase).
    /// </summary>
    private static bool IsOneSpelling(InformationMember member, InformationMember other) =>
        member.Value.Source.Name == other.Value.Source.Name
        || (member.Name.Length > 0 && char.ToUpperInvariant(member.Name[0]) == char.ToUpperInvariant(other.Name[0]) && member.Name.AsSpan(1).SequenceEqual(other.Name.AsSpan(1)));

    private IEnumerable<string> OtherNames(InformationMember member)
    {
        yield return mapping.Plural(member.Name);
        yield return member.Name;
        if (member.Value is InformationList { Source: { Kind: NodeKind.Element } holder })
        {
            yield return holder.Name;
        }
    }

    private bool IsOtherForm(InformationMember member, InformationMember other) =>
        (other.Value is InformationList && other.Name == mapping.Plural(member.Name))
        || (member.Value is InformationList && member.Name == mapping.Plural(other.Name))
        || IsNamedByHolder(member, other) || IsNamedByHolder(other, member);

    /// <summary>
    /// Whether one list is the other under the name of the element that holds it. For regular plurals the two are one word;
    /// for <c>ThingsInBox/ThingInBox</c> and its like nothing says which of them JSON has.
    /// </summary>
    private static bool IsNamedByHolder(InformationMember member, InformationMember other) =>
        member.Value is InformationList { Source: { Kind: NodeKind.Element } holder } && other.Value is InformationList && other.Name == holder.Name;

    private InformationMember? Take(Dictionary<string, Queue<int>> table, string name)
    {
        while (table.TryGetValue(name, out var places) && places.TryDequeue(out var at))
        {
            if (!taken[at])
            {
                taken[at] = true;
                return members[at];
            }
        }

        return null;
    }

    private static void Add(Dictionary<string, Queue<int>> table, string name, int at) =>
        (table.TryGetValue(name, out var places) ? places : table[name] = new Queue<int>()).Enqueue(at);

    private void AddOther(string name, int at) => (byOther.TryGetValue(name, out var places) ? places : byOther[name] = []).Add(at);
}

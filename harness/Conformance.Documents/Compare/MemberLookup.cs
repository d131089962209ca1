namespace Conformance.Documents.Compare;

/// <summary>Finds the counterparts of an object's members by name; by place first, for both sides mostly have one
/// order.</summary>
/// <param name="expected">The members whose counterparts are asked for.</param>
/// <param name="members">The members of the other side.</param>
internal sealed class MemberLookup(IReadOnlyList<Node> expected, IReadOnlyList<Node> members)
{
    private const int Few = 16;
    private readonly bool[] taken = new bool[members.Count];
    private Dictionary<string, int>? index;
    private Dictionary<string, Queue<int>>? cases;

    /// <summary>The member of that very name, or null.</summary>
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
    public Node? InOtherCase(string name)
    {
        cases ??= ByCase();
        return cases.TryGetValue(name, out var same) && same.TryDequeue(out var at) ? Take(at) : null;
    }

    /// <summary>The members that were not asked for.</summary>
    public IEnumerable<Node> Rest() => members.Where((_, i) => !taken[i]);

    private Dictionary<string, Queue<int>> ByCase()
    {
        var own = expected.Select(member => member.Name).ToHashSet(StringComparer.Ordinal);
        var found = new Dictionary<string, Queue<int>>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < members.Count; i++)
        {
            if (!taken[i] && !own.Contains(members[i].Name))
            {
                (found.TryGetValue(members[i].Name, out var same) ? same : found[members[i].Name] = new Queue<int>()).Enqueue(i);
            }
        }

        return found;
    }

    private Node Take(int at)
    {
        taken[at] = true;
        return members[at];
    }
}

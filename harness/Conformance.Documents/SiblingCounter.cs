using System.Runtime.InteropServices;

namespace Conformance.Documents;

/// <summary>
/// Gives every child its place among siblings of the same kind and name. Few siblings are looked through; many are counted in a
/// table, so that a body of a million different names costs no more per name than a small one.
/// </summary>
internal struct SiblingCounter
{
    private const int Few = 16;
    private Dictionary<(NodeKind Kind, string Namespace, string Name), int>? counts;

    /// <summary>The 1-based place of the next child, <paramref name="siblings"/> being those before it.</summary>
    public int Next(NodeKind kind, string ns, string name, ReadOnlySpan<Node> siblings)
    {
        if (siblings.Length < Few)
        {
            for (var i = siblings.Length - 1; i >= 0; i--)
            {
                if (siblings[i].Kind == kind && siblings[i].Name == name && siblings[i].Namespace == ns)
                {
                    return siblings[i].Ordinal + 1;
                }
            }

            return 1;
        }

        if (counts is null)
        {
            counts = [];
            foreach (var sibling in siblings)
            {
                counts[(sibling.Kind, sibling.Namespace, sibling.Name)] = sibling.Ordinal;
            }
        }

        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, (kind, ns, name), out _);
        return ++count;
    }
}

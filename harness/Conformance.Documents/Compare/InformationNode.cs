namespace Conformance.Documents.Compare;

/// <summary>A piece of information, whichever syntax it was written in.</summary>
/// <param name="Source">Where it stands in the document.</param>
public abstract record InformationNode(Node Source);

/// <summary>A scalar. Two scalars carry the same information when their texts are the same.</summary>
/// <param name="Text">The lexical text; empty for an empty element and for the empty string.</param>
/// <param name="Kind">What the document's syntax says about its type; <see cref="NodeKind.Text"/> for XML, which says
/// nothing.</param>
/// <param name="Source">Where it stands in the document.</param>
public sealed record InformationValue(string Text, NodeKind Kind, Node Source) : InformationNode(Source)
{
    /// <summary>Whether this is an empty element: JSON may write it as an empty string, an empty list or an object of
    /// nulls.</summary>
    public bool IsEmptyElement => Kind == NodeKind.Text && Text.Length == 0;
}

/// <summary>Named members, sorted by name (ordinal). A member that is null is not there.</summary>
/// <param name="Members">The members; names are the XML names, or the plural for a list.</param>
/// <param name="Source">Where it stands in the document.</param>
public sealed record InformationObject(IReadOnlyList<InformationMember> Members, Node Source) : InformationNode(Source)
{
    /// <summary>The value of the first member called <paramref name="name"/>, or null.</summary>
    public InformationNode? this[string name]
    {
        get
        {
            // Every check asks this of every member of a collection: nothing is allocated.
            for (var at = 0; at < Members.Count; at++)
            {
                if (string.Equals(Members[at].Name, name, StringComparison.Ordinal))
                {
                    return Members[at].Value;
                }
            }

            return null;
        }
    }
}

/// <summary>Items in document order.</summary>
/// <param name="Items">The items.</param>
/// <param name="Source">The array, the element that wraps the items, or the element that holds them among others.</param>
public sealed record InformationList(IReadOnlyList<InformationNode> Items, Node Source) : InformationNode(Source);

/// <summary>A member of an <see cref="InformationObject"/>.</summary>
/// <param name="Name">The normalised name.</param>
/// <param name="Value">The value.</param>
public sealed record InformationMember(string Name, InformationNode Value);

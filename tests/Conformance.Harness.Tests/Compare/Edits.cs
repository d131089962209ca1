using Conformance.Documents.Compare;

namespace Conformance.Harness.Tests.Compare;

/// <summary>One change to a tree, and what the comparer must say about it.</summary>
internal static class Edits
{
    private const string Fresh = "Fresh";

    /// <summary>Changes one thing in a copy. Null if the chosen change is not possible there.</summary>
    public static (Tree Changed, DifferenceKind Kind, string Mark)? One(Tree tree, Random random)
    {
        var copy = tree.Copy();
        var all = copy.All().ToList();
        var at = all[random.Next(all.Count)];
        switch (random.Next(8))
        {
            case 0 when at.Children.Count == 0 && at != copy:
                at.Text = Fresh;
                return (copy, DifferenceKind.TextValue, Fresh);
            case 1 when at.Attributes.Count > 0:
                var changed = random.Next(at.Attributes.Count);
                at.Attributes[changed] = (at.Attributes[changed].Name, Fresh);
                return (copy, DifferenceKind.AttributeValue, Fresh);
            case 2 when at.Attributes.Count > 0:
                var removed = random.Next(at.Attributes.Count);
                var name = at.Attributes[removed].Name;
                at.Attributes.RemoveAt(removed);
                return (copy, DifferenceKind.AttributeNameLookup, "@" + name);
            case 3 when at.Attributes.TrueForAll(attribute => attribute.Name != Fresh):
                at.Attributes.Add((Fresh, "1"));
                return (copy, DifferenceKind.AttributeNameLookup, "@" + Fresh);
            case 4 when at.Children.Count > 0:
                var gone = at.Children[random.Next(at.Children.Count)];
                at.Children.Remove(gone);
                return (copy, DifferenceKind.ChildLookup, gone.Name);
            case 5 when at.Text.Length == 0:
                at.Children.Insert(random.Next(at.Children.Count + 1), new Tree { Name = Fresh, Text = "new" });
                return (copy, DifferenceKind.ChildLookup, Fresh);
            case 6:
                at.Name = Fresh;
                return (copy, DifferenceKind.ElementTagName, Fresh);
            case 7 when at.Children.Count > 1 && !at.Children.TrueForAll(HasKey):
                var moved = at.Children[0];
                at.Children.RemoveAt(0);
                at.Children.Insert(1 + random.Next(at.Children.Count), moved);
                return at.Children.Select(Trees.Plain).SequenceEqual(OriginalChildren(tree, all.IndexOf(at)))
                    ? null
                    : (copy, DifferenceKind.ChildNodelistSequence, at.Name);
            default:
                return null;
        }
    }

    /// <summary>Members that all have keys make a collection, whose order does not count.</summary>
    private static bool HasKey(Tree tree) =>
        tree.Attributes.Find(attribute => attribute.Name == "UID") is { Value.Length: > 0 }
        || (tree.Attributes.Find(attribute => attribute.Name == "UID") is { Name: null }
            && tree.Attributes.Find(attribute => attribute.Name == "Href") is { Value.Length: > 0 });

    private static IEnumerable<string> OriginalChildren(Tree tree, int index) => tree.All().ElementAt(index).Children.Select(Trees.Plain);
}

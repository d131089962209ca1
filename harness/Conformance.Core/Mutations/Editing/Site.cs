using Conformance.Documents.Compare;
using System.Globalization;
using Conformance.Core.Contract;
using Conformance.Core.Judging;

namespace Conformance.Core.Mutations.Editing;

/// <summary>What a part of a body is by the contract.</summary>
internal enum SiteKind
{
    /// <summary>A resource: the only one, or a member of a collection.</summary>
    Resource,

    /// <summary>An attribute or element of a resource, or a part of a structured one.</summary>
    Field,

    /// <summary>The list of links.</summary>
    Links,

    /// <summary>One link.</summary>
    Link,

    /// <summary>An attribute of a link.</summary>
    LinkField,

    /// <summary>The list that a collection's members stand in.</summary>
    Collection,
}

/// <summary>A part of a body and what the contract says of it.</summary>
/// <param name="Index">Its place among the parts of the tree.</param>
/// <param name="Part">The part, in a tree that nobody edits.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Rule">The contract's rule for a field; null if it has none.</param>
/// <param name="Holder">The resource that it belongs to; the part itself for a resource.</param>
/// <param name="Spot">Where it is, in words that are the same for XML and JSON.</param>
internal sealed record Site(int Index, Part Part, SiteKind Kind, ElementRule? Rule, Part Holder, string Spot)
{
    /// <summary>Whether the resource is written as a reference.</summary>
    public bool InReference => Holder.Name is "Ref" or "EntityRef" || (Holder.Child("Type")?.Text?.EndsWith("Reference", StringComparison.Ordinal) ?? false);

    /// <summary>Whether the field stands at the resource itself, not in a structure.</summary>
    public bool IsOwn => ReferenceEquals(Part.Parent, Holder);

    /// <summary>Whether the vendor wrote the rule down, without another page against it.</summary>
    public bool IsFounded => Rule is { Level: FactLevel.Documented or FactLevel.Observed };

    /// <summary>The word of the shape check that asks rules of this level, as in <c>shape:observed-types</c>.</summary>
    public string Shape(string word) => Rule is { Level: FactLevel.Observed } ? $"shape:observed-{word}" : $"shape:{word}";

    /// <summary>Whether an answer must have it.</summary>
    public bool IsRequired => IsFounded && Rule is { Optional: false, Many: false };

    /// <summary>The sites of a scene's body.</summary>
    public static IReadOnlyList<Site> Of(Scene scene)
    {
        if (scene.Tree() is not { } tree || scene.Answer.Body is not { } body)
        {
            return [];
        }

        var index = new Dictionary<Part, int>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < tree.Parts.Count; i++)
        {
            index[tree.Parts[i]] = i;
        }

        var found = new List<Site>();
        var lists = body.Root == AnswerBody.QueryResult ? QueryLists(tree.Root)
            : !body.IsCollection ? [] : tree.Root.IsElement ? [tree.Root] : tree.Root.Children.Take(1).ToList();
        found.AddRange(lists.Select(list => new Site(index[list], list, SiteKind.Collection, null, list, "members")));
        foreach (var holder in body.IsCollection ? lists.SelectMany(list => list.Children) : [tree.Root])
        {
            var spot = holder.Child("UID")?.Text ?? holder.Child("Href")?.Text ?? "resource";
            found.Add(new Site(index[holder], holder, SiteKind.Resource, null, holder, spot));
            var site = found[^1];
            IReadOnlyList<ElementRule> rules = scene.Resource is not { } resource ? []
                : site.InReference ? scene.Contract.Reference.Attributes : [.. resource.Attributes, .. resource.Elements];
            Fields(holder, holder, spot, rules, scene.Contract.Json, index, found);
        }

        return found;
    }

    /// <summary>The lists that the members of a query's result stand in; the JSON list of a type has one of the same name around
    /// it.</summary>
    internal static IReadOnlyList<Part> QueryLists(Part root) =>
        [.. root.Children.Where(child => AnswerBody.QueryHolders.Contains(child.Name)).SelectMany(Lists)];

    private static IEnumerable<Part> Lists(Part part) => part.IsElement
        ? part.Name == "Refs" ? [part] : part.Children.Where(child => child.IsElement)
        : part.Children.Any(child => child.CanRepeat) ? [part] : part.Children.SelectMany(Lists);

    private static void Fields(Part parent, Part holder, string spot, IReadOnlyList<ElementRule> rules, RepresentationMapping mapping, Dictionary<Part, int> index, List<Site> found)
    {
        var at = 0;
        foreach (var part in parent.Children.Where(part => !part.IsNull))
        {
            at++;
            if (part.Name == "Links")
            {
                found.Add(new Site(index[part], part, SiteKind.Links, null, holder, $"{spot}/Links"));
                Links(part, holder, $"{spot}/Links", index, found);
            }
            else
            {
                // Elements that repeat beside others have a name of their own here: JSON writes them as one member.
                var listed = part.Name.Length == 0 || (part.IsElement && mapping.IsListItem(parent.Name, part.Name));
                var repeats = parent.Children.Count(other => other.Name == part.Name) > 1;
                var place = listed ? string.Create(CultureInfo.InvariantCulture, $"{spot}/{at}")
                    : repeats ? string.Create(CultureInfo.InvariantCulture, $"{spot}/{part.Name}/{at}") : $"{spot}/{part.Name}";
                var rule = rules.FirstOrDefault(rule => rule.Name == part.Name || rule.ListName == part.Name);
                if (part.Name.Length > 0)
                {
                    found.Add(new Site(index[part], part, SiteKind.Field, rule, holder, place));
                }

                Fields(part, holder, place, part.Name.Length == 0 ? rules : rule is null ? [] : [.. rule.Attributes, .. rule.Elements], mapping, index, found);
            }
        }
    }

    private static void Links(Part links, Part holder, string spot, Dictionary<Part, int> index, List<Site> found)
    {
        var at = 0;
        foreach (var link in links.Children)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{spot}/{++at}");
            found.Add(new Site(index[link], link, SiteKind.Link, null, holder, place));
            found.AddRange(link.Children.Where(field => !field.IsNull).Select(field => new Site(index[field], field, SiteKind.LinkField, null, holder, $"{place}/{field.Name}")));
        }
    }
}

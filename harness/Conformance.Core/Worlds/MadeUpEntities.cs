using System.Globalization;
using Conformance.Core.Contract;
using Conformance.DataFiles;

namespace Conformance.Core.Worlds;

/// <summary>
/// Makes up entities for the types that a world file gives too few of, so that whatever the contract describes is served. Their
/// keys say
/// so: <c>repository-made-up-2</c>. The first parents get the most members, the last one none.
/// </summary>
internal sealed class MadeUpEntities(ApiContract contract, MadeUpValues values, Dictionary<string, EntityDraft> drafts, DataPlace place)
{
    /// <summary>Kinds of paths whose resources are data; the others are made of the contract alone.</summary>
    private static readonly PathKind[] OfData = [PathKind.Collection, PathKind.Nested, PathKind.Item, PathKind.Single, PathKind.Tree];

    /// <summary>Whether a world may hold entities of the resource.</summary>
    public static bool IsData(Resource resource) =>
        resource.Type != ApiContract.LogonSessionType && resource.Paths.Any(path => !path.Anonymous && OfData.Contains(path.Kind));

    /// <summary>Adds what lacks.</summary>
    public void Add(int atLeast)
    {
        var resources = contract.Resources.Values.Where(IsData)
            .OrderBy(resource => OneForEach(resource).Any()).ThenBy(resource => resource.Type, StringComparer.Ordinal).ToList();
        var made = new List<(EntityDraft Draft, int Number)>();
        foreach (var resource in resources)
        {
            var there = drafts.Values.Count(draft => draft.Resource.Type == resource.Type);
            for (var number = there; number < Wanted(resource, atLeast); number++)
            {
                var draft = Make(resource, number);
                drafts.Add(draft.Key, draft);
                made.Add((draft, number));
            }
        }

        foreach (var (draft, number) in made)
        {
            Tie(draft, number);
            values.Add(draft.Fields, draft.Rules, draft.Key, number);
            if (draft.Resource.Id is { } id)
            {
                draft.Fields[id] = new WorldText(draft.Id);
            }
        }

        var trees = new MadeUpTrees(contract, values.Origin, drafts);
        foreach (var (draft, _) in made)
        {
            trees.Lead(draft);
        }
    }

    /// <summary>One of what is the only one of its kind, in every world, or of its parent; one more than enough where a window
    /// hides the oldest.</summary>
    private int Wanted(Resource resource, int atLeast) =>
        resource.Paths.All(path => path is { Kind: PathKind.Single, Parent: null }) ? 1
        : atLeast > 0 && OneForEach(resource).Any() ? OneForEach(resource).Max(path => drafts.Values.Count(draft => draft.Resource.Type == path.Parent))
        : atLeast > 0 && resource.Paths.Any(path => path.Window is not null) ? Math.Max(atLeast, MadeUpValues.Results.Length)
        : atLeast;

    /// <summary>Paths at which every parent has one: its settings, or its tree of files.</summary>
    private static IEnumerable<ResourcePath> OneForEach(Resource resource) =>
        resource.Paths.Where(path => path is { Kind: PathKind.Tree } or { Kind: PathKind.Single, Parent: not null });

    private EntityDraft Make(Resource resource, int number)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{Dashed(resource.Type)}-made-up-{number + 1}");
        var id = resource.Id is { } name && (resource.Element(name) ?? resource.Attribute(name))?.Type is not ("guid" or "uid") ? key : MadeUpValues.Id(key);
        return new EntityDraft(key, resource, id, resource.NamePattern is null ? MadeUpValues.Words(resource.Type, number) : null, [], [], place);
    }

    /// <summary>Leads relations and uids to entities of the world; those of members to the first parents.</summary>
    private void Tie(EntityDraft draft, int number)
    {
        var uids = draft.Rules.Where(rule => ValueTypes.UidOf(rule.Type) is not null).Select(rule => (rule.Name, To: ValueTypes.UidOf(rule.Type)!, rule.Optional));
        foreach (var (name, to, _) in draft.Resource.Relations.Select(relation => (relation.Name, relation.To, relation.Optional)).Concat(uids))
        {
            var targets = drafts.Values.Where(each => each.Resource.Type == to && each.Key != draft.Key).ToList();
            if (targets.Count > 0)
            {
                var at = OneForEach(draft.Resource).Any(path => path.By == name) ? number : number / 2;
                draft.Refs[name] = new YamlScalar(place, targets[at % targets.Count].Key, false);
            }
            else if (draft.Rules.FirstOrDefault(rule => rule.Name == name) is { Optional: false })
            {
                draft.Fields[name] = new WorldText($"urn:veeam:{to}:{MadeUpValues.Id($"{draft.Key}.{name}")}");
            }
        }

        foreach (var rule in draft.Rules.Where(rule => rule.Name.EndsWith("Name", StringComparison.Ordinal) && draft.Refs.ContainsKey(rule.Name[..^4] + "Uid")))
        {
            var target = drafts[draft.Refs[rule.Name[..^4] + "Uid"].Text];
            if (target.Name is { } called)
            {
                draft.Fields[rule.Name] = new WorldText(called);
            }
        }
    }

    private static string Dashed(string type) => string.Concat(type.Select((letter, at) =>
        char.IsUpper(letter) && at > 0 && char.IsLower(type[at - 1]) ? "-" + char.ToLowerInvariant(letter) : char.ToLowerInvariant(letter).ToString()));
}

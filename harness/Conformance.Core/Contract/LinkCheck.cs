using Conformance.DataFiles;

namespace Conformance.Core.Contract;

/// <summary>Whether links lead to paths of the contract, and to the resource that they go by.</summary>
internal static class LinkCheck
{
    public static void Check(Resource resource, PathIndex index, Dictionary<string, Resource> resources, Action<string> fault)
    {
        foreach (var link in resource.Links.Concat(resource.Elements.SelectMany(Below)))
        {
            Check(resource, link, index.Match(link.ToPath)?.Operation, resources, fault);
        }
    }

    private static IEnumerable<LinkRule> Below(ElementRule element) => element.Links.Concat(element.Elements.SelectMany(Below));

    private static void Check(Resource resource, LinkRule link, Operation? target, Dictionary<string, Resource> resources, Action<string> fault)
    {
        if (target is null)
        {
            fault($"the {link.Rel} link leads to {link.ToPath}, which no file describes. Correct it, or describe the path with \"onlyLinked: true\".");
        }

        var reached = Follow(resource, link.Via, resources);
        if (reached is null)
        {
            fault($"the {link.Rel} link goes via {string.Join('.', link.Via)}, which leads nowhere.{Suggestion.For(link.Via[0], ContractCheck.Names(resource))}");
        }
        else if (link.Via.Count > 0 && target?.Path.LastIdOf(target.Resource.Type) is { } owner && owner != reached.Type)
        {
            fault($"the {link.Rel} link goes via {string.Join('.', link.Via)} to {reached.Type}, but {link.ToPath} is a path of {owner}.");
        }
    }

    private static Resource? Follow(Resource resource, IReadOnlyList<string> via, Dictionary<string, Resource> resources)
    {
        Resource? at = resource;
        foreach (var step in via)
        {
            at = at?.TargetOf(step) is { } type ? resources.GetValueOrDefault(type) : null;
        }

        return at;
    }
}

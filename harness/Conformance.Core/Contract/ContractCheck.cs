using Conformance.Core.Yaml;

namespace Conformance.Core.Contract;

/// <summary>What a schema cannot say: names in one file that must stand in another.</summary>
internal static class ContractCheck
{
    public static void Check(Dictionary<string, Resource> resources, List<DataFault> faults)
    {
        var index = new PathIndex(resources.Values);
        var templates = new Dictionary<string, Resource>(StringComparer.OrdinalIgnoreCase);
        foreach (var resource in resources.Values.OrderBy(resource => resource.Type, StringComparer.Ordinal))
        {
            void Fault(string message) => faults.Add(new DataFault(resource.Place, $"{resource.Type}: {message}"));

            foreach (var path in resource.Paths)
            {
                if (!templates.TryAdd(path.Template, resource))
                {
                    Fault($"the path {path.Template} already belongs to {templates[path.Template].Type}. Keep one.");
                }

                CheckPath(resource, path, resources, Fault);
            }

            foreach (var relation in resource.Relations.Where(relation => !resources.ContainsKey(relation.To)))
            {
                Fault($"the relation {relation.Name} leads to {relation.To}, which no file describes.{Suggestion.For(relation.To, resources.Keys)}");
            }

            CheckElements(resource.Attributes.Concat(resource.Elements), Fault);
            CheckLinks(resource, resource.Links, index, resources, Fault);
            foreach (var element in resource.Elements)
            {
                CheckNestedLinks(resource, element, index, resources, Fault);
            }
        }
    }

    private static void CheckPath(Resource resource, ResourcePath path, Dictionary<string, Resource> resources, Action<string> fault)
    {
        if (path.Kind is PathKind.Collection or PathKind.Nested && resource.Plural is null)
        {
            fault($"the path {path.Template} has members but \"plural\" is missing.");
        }

        if (path.Window is { } window && resource.Element(window.Field)?.Type != "instant")
        {
            fault($"the window of {path.Template} is by \"{window.Field}\", which is no element of type instant.{Suggestion.For(window.Field, Names(resource))}");
        }

        if (path.Kind != PathKind.Nested)
        {
            return;
        }

        if (path.Parent is null || path.By is null)
        {
            fault($"the nested path {path.Template} needs \"parent\" and \"by\".");
        }
        else if (!resources.ContainsKey(path.Parent))
        {
            fault($"the parent {path.Parent} of {path.Template} stands in no file.{Suggestion.For(path.Parent, resources.Keys)}");
        }
        else if (resource.TargetOf(path.By) != path.Parent)
        {
            fault($"\"{path.By}\" of {path.Template} is no uid({path.Parent}) and no relation to it.{Suggestion.For(path.By, Names(resource))}");
        }
    }

    private static void CheckElements(IEnumerable<ElementRule> rules, Action<string> fault)
    {
        foreach (var rule in rules)
        {
            if (!ValueTypes.IsKnown(rule.Type))
            {
                fault($"the type \"{rule.Type}\" of {rule.Name} is not known.{Suggestion.For(rule.Type, ValueTypes.Names)}");
            }
            else if (rule.Type != ValueTypes.Structure)
            {
                foreach (var value in rule.Values.Where(value => ValueTypes.Check(rule.Type, value) is not null))
                {
                    fault($"the value \"{value}\" of {rule.Name} is not of its type {rule.Type}.");
                }
            }

            CheckElements(rule.Attributes.Concat(rule.Elements), fault);
        }
    }

    private static void CheckNestedLinks(
        Resource resource, ElementRule element, PathIndex index, Dictionary<string, Resource> resources, Action<string> fault)
    {
        CheckLinks(resource, element.Links, index, resources, fault);
        foreach (var child in element.Elements)
        {
            CheckNestedLinks(resource, child, index, resources, fault);
        }
    }

    private static void CheckLinks(
        Resource resource, IReadOnlyList<LinkRule> links, PathIndex index, Dictionary<string, Resource> resources, Action<string> fault)
    {
        foreach (var link in links)
        {
            var target = index.Match(link.ToPath)?.Operation.Resource;
            if (target is null && !link.Elsewhere)
            {
                fault($"the {link.Rel} link leads to {link.ToPath}, which no file describes. Correct it or add \"elsewhere: true\".");
            }
            else if (target is not null && link.Elsewhere)
            {
                fault($"the {link.Rel} link to {link.ToPath} says \"elsewhere\", but {target.Type} describes that path. Remove the key.");
            }

            var reached = Follow(resource, link.Via, resources);
            if (reached is null)
            {
                fault($"the {link.Rel} link goes via {string.Join('.', link.Via)}, which leads nowhere.{Suggestion.For(link.Via[0], Names(resource))}");
            }
            else if (target is not null && link.Via.Count > 0 && target.Type != reached.Type)
            {
                fault($"the {link.Rel} link goes via {string.Join('.', link.Via)} to {reached.Type}, but {link.ToPath} is a path of {target.Type}.");
            }
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

    private static IEnumerable<string> Names(Resource resource) =>
        resource.Elements.Select(element => element.Name).Concat(resource.Relations.Select(relation => relation.Name));
}

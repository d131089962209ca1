using Conformance.DataFiles;

namespace Conformance.Core.Contract;

/// <summary>What a schema cannot say: names in one file that must stand in another.</summary>
internal static class ContractCheck
{
    public static void Check(Dictionary<string, Resource> resources, IReadOnlyList<string> versions, List<DataFault> faults)
    {
        var index = new PathIndex(resources.Values);
        var templates = new Dictionary<string, Resource>(StringComparer.OrdinalIgnoreCase);
        var pages = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var resource in resources.Values.OrderBy(resource => resource.Type, StringComparer.Ordinal))
        {
            void Fault(string message) => faults.Add(new DataFault(resource.Place, $"{resource.Type}: {message}"));

            foreach (var path in resource.Paths)
            {
                if (!templates.TryAdd(path.Template, resource))
                {
                    Fault($"the path {path.Template} already belongs to {templates[path.Template].Type}. Keep one.");
                }

                if (path.Page is { } page && !pages.TryAdd(page, path.Template))
                {
                    Fault($"the page {page} is the source of {path.Template} and of {pages[page]}. It describes one operation; correct the other source.");
                }

                CheckPath(resource, path, resources, Fault);
            }

            foreach (var relation in resource.Relations.Where(relation => !resources.ContainsKey(relation.To)))
            {
                Fault($"the relation {relation.Name} leads to {relation.To}, which no file describes.{Suggestion.For(relation.To, resources.Keys)}");
            }

            if (resource.Id is { } id && (resource.Element(id) ?? resource.Attribute(id)) is null)
            {
                Fault($"the id \"{id}\" is no element and no attribute.{Suggestion.For(id, Names(resource))}");
            }

            ElementCheck.Check([.. resource.Attributes, .. resource.Elements], versions, Fault);
            LinkCheck.Check(resource, index, resources, Fault);
            FieldCheck.Check(resource, resources, Fault);
        }
    }

    /// <summary>The names that a resource's data may be called by.</summary>
    public static IEnumerable<string> Names(Resource resource) =>
        resource.Elements.Concat(resource.Attributes).Select(element => element.Name).Concat(resource.Relations.Select(relation => relation.Name));

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

        if (path.Or is { } or && !resources.ContainsKey(or))
        {
            fault($"{path.Template} may answer with {or}, which no file describes.{Suggestion.For(or, resources.Keys)}");
        }

        if (NeedsParent(path) && (path.Parent is null || path.By is null))
        {
            fault($"the path {path.Template} lies below a parent and needs \"parent\" and \"by\".");
        }
        else if (path.Parent is { } parent && !resources.ContainsKey(parent))
        {
            fault($"the parent {parent} of {path.Template} stands in no file.{Suggestion.For(parent, resources.Keys)}");
        }
        else if (path.Parent is not null && (path.By is null || resource.TargetOf(path.By) != path.Parent))
        {
            fault($"\"{path.By}\" of {path.Template} is no uid({path.Parent}) and no relation to it.{Suggestion.For(path.By ?? "", Names(resource))}");
        }
    }

    private static bool NeedsParent(ResourcePath path)
    {
        var holes = path.Template.Count(letter => letter == '{');
        return path.Kind == PathKind.Nested || holes > (path.Kind is PathKind.Item or PathKind.Action ? 1 : 0);
    }
}

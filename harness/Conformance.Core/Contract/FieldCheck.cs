using Conformance.DataFiles;

namespace Conformance.Core.Contract;

/// <summary>Whether the fields of a query type, and of narrower collections, stand where they say.</summary>
internal static class FieldCheck
{
    public static void Check(Resource resource, Dictionary<string, Resource> resources, Action<string> fault)
    {
        foreach (var rule in resource.Paths.SelectMany(path => path.Where).Where(rule => !Reaches(resource, [.. rule.At], resources)))
        {
            fault($"members are chosen by {string.Join('.', rule.At)}, which is not there.{Suggestion.For(rule.At[0], ContractCheck.Names(resource))}");
        }

        foreach (var parameter in resource.Paths.SelectMany(path => path.Parameters))
        {
            foreach (var element in parameter.Shows.Values.Append(parameter.At).OfType<string>().Where(element => resource.Element(element) is null))
            {
                fault($"the parameter {parameter.Name} speaks of {element}, which is not there.{Suggestion.For(element, ContractCheck.Names(resource))}");
            }
        }

        foreach (var field in resource.Query?.Fields ?? [])
        {
            if (!ValueTypes.IsKnown(field.Type))
            {
                fault($"the type \"{field.Type}\" of the query field {field.Name} is not known.{Suggestion.For(field.Type, ValueTypes.Names)}");
            }

            if (field.At.Count > 0 && !Reaches(resource, [.. field.At], resources))
            {
                var path = string.Join('.', field.At);
                fault($"the query field {field.Name} should stand at {path}, which is not there.{Suggestion.For(path, ContractCheck.Names(resource))} Write where it stands, or \"at: nowhere\".");
            }
        }
    }

    private static bool Reaches(Resource? resource, ReadOnlySpan<string> path, Dictionary<string, Resource> resources)
    {
        if (resource is null)
        {
            return false;
        }

        var element = resource.Element(path[0]) ?? resource.Attribute(path[0]);
        return path.Length == 1 ? element is not null
            : resource.TargetOf(path[0]) is { } type ? Reaches(resources.GetValueOrDefault(type), path[1..], resources)
            : element is not null && Reaches(element, path[1..]);
    }

    private static bool Reaches(ElementRule holder, ReadOnlySpan<string> path)
    {
        foreach (var step in path)
        {
            var next = holder.Elements.Concat(holder.Attributes).FirstOrDefault(rule => rule.Name == step);
            if (next is null)
            {
                return false;
            }

            holder = next;
        }

        return true;
    }
}

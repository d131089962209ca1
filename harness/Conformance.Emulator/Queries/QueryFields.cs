using Conformance.Core.Contract;

namespace Conformance.Emulator.Queries;

/// <summary>
/// Finds what carries the fields of a query type, by the contract alone: the entity's own element or attribute of that name (with UTC
/// behind it for instants), or the UID or Name of an entity that its references lead to: <c>JobName</c> is the Name of the Job.
/// </summary>
internal static class QueryFields
{
    /// <summary>How many references away an entity may be.</summary>
    private const int Farthest = 5;

    /// <summary>The fields of a resource that the query service knows, in the contract's order.</summary>
    public static IReadOnlyList<QueryField> Of(ApiContract contract, Resource resource) =>
        [.. resource.Query!.Fields.Select(field => One(contract, resource, field.Name, field.Type))];

    private static QueryField One(ApiContract contract, Resource resource, string name, string type)
    {
        if (name is "UID" or "Name")
        {
            return new QueryField(name, type, [], [], name);
        }

        if (Own(resource, name) is { } own)
        {
            return new QueryField(name, type, own.Values, [], own.Name);
        }

        if (Related(contract, resource, name) is { } related)
        {
            return new QueryField(name, type, [], related.Via, related.Element);
        }

        return new QueryField(name, type, [], [], null);
    }

    private static ElementRule? Own(Resource resource, string name) => resource.Elements.Concat(resource.Attributes)
        .Where(rule => !rule.Structured && !rule.Many)
        .FirstOrDefault(rule => Same(rule.Name, name) || Same(rule.Name, name + "UTC"));

    /// <summary>The nearest entity whose reference or type the field's name begins with, breadth first.</summary>
    private static (IReadOnlyList<string> Via, string Element)? Related(ApiContract contract, Resource resource, string name)
    {
        var element = name.EndsWith("Uid", StringComparison.OrdinalIgnoreCase) ? "UID" : name.EndsWith("Name", StringComparison.OrdinalIgnoreCase) ? "Name" : null;
        if (element is null)
        {
            return null;
        }

        var stem = name[..^element.Length];
        List<(Resource At, string[] Via)> reached = [(resource, [])];
        for (var distance = 0; distance < Farthest && reached.Count > 0; distance++)
        {
            var next = new List<(Resource At, string[] Via)>();
            foreach (var (at, via) in reached)
            {
                foreach (var (step, to) in Steps(at))
                {
                    string[] further = [.. via, step];
                    if (Same(step, stem) || Same(step, stem + "Uid") || Same(to, stem))
                    {
                        return (further, element);
                    }

                    if (contract.Resources.TryGetValue(to, out var target))
                    {
                        next.Add((target, further));
                    }
                }
            }

            reached = next;
        }

        return null;
    }

    private static IEnumerable<(string Step, string To)> Steps(Resource resource) =>
        resource.Relations.Select(relation => (relation.Name, relation.To))
            .Concat(resource.Elements.Where(element => ValueTypes.UidOf(element.Type) is not null).Select(element => (element.Name, ValueTypes.UidOf(element.Type)!)));

    private static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}

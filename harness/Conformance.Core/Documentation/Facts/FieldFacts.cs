using Conformance.Core.Contract;

namespace Conformance.Core.Documentation.Facts;

/// <summary>The fields by which a query type can be filtered and sorted.</summary>
internal static class FieldFacts
{
    public static FoundFacts Of(DocumentationPage page, PageOperation about, ApiContract contract)
    {
        if (about.QueryType is not { } type)
        {
            return new FoundFacts([], []);
        }

        var (facts, unread) = (new List<PageFact>(), new List<UnreadFact>());
        var query = contract.Resources.Values.Select(resource => resource.Query)
            .FirstOrDefault(query => string.Equals(query?.Type, type, StringComparison.OrdinalIgnoreCase));
        facts.Add(new PageFact(page.Name, "query type", type, query is null ? "no such query type" : query.Type == type ? null
            : query.Type));
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in page.Blocks.OfType<PageTable>()
            .Where(table => table.Header is ["Parameter" or "Element", "Type", "Description"]
            && table.Section == "Optional Parameters").SelectMany(table => table.Rows))
        {
            if (row.Count < 3 || row[0].Length == 0)
            {
                unread.Add(new UnreadFact(page.Name, "a row of the table of query parameters", "it lacks cells"));
            }
            else if (query is not null)
            {
                named.Add(row[0]);
                facts.AddRange(Field(page, row[0], row[1], row[2], query, Owner(query, contract)));
            }
        }

        facts.AddRange((query?.Fields ?? []).Where(field => !named.Contains(field.Name))
            .Select(field => new PageFact(page.Name, $"field {field.Name} of the contract", "not in the table",
                "a field of the type")));
        return new FoundFacts(facts, unread);
    }

    private static Resource Owner(QueryRule query, ApiContract contract) =>
        contract.Resources.Values.First(resource => resource.Query == query);

    /// <summary>A field without values of its own has those of the element that shows it.</summary>
    private static bool ElementAllows(Resource owner, QueryField field, IReadOnlyList<string> values) => field.At is [var name]
        && owner.Element(name)?.Values.Order(StringComparer.Ordinal).SequenceEqual(values.Order(StringComparer.Ordinal)) == true;

    private static IEnumerable<PageFact> Field(DocumentationPage page, string name, string type, string description,
        QueryRule query, Resource owner)
    {
        var field = query.Fields.FirstOrDefault(field => field.Name == name);
        yield return new PageFact(page.Name, $"field {name}", "in the table", field is null ? $"{query.Type} has no such field"
            : null);
        if (field is null)
        {
            yield break;
        }

        yield return new PageFact(page.Name, $"field {name} type", type, TableTypes.Allows(type, field.Type) is true ? null
            : field.Type);
        if (field.Type != "bool" && TableTypes.Values(description) is { Count: > 0 } values)
        {
            yield return new PageFact(page.Name, $"field {name} values", string.Join(", ", values),
                field.Values.SequenceEqual(values) || (field.Values.Count == 0 && ElementAllows(owner, field, values)) ? null
                    : field.Values.Count == 0 ? "any" : string.Join(", ", field.Values));
        }

        foreach (var urn in TableTypes.Urns(description))
        {
            yield return new PageFact(page.Name, $"field {name} example", urn, ValueTypes.Check(field.Type, urn) is null ? null
                : field.Type);
        }
    }
}

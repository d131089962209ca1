using Conformance.Core.Contract;

namespace Conformance.Core.Documentation.Facts;

/// <summary>The tables of elements and of links on the pages about GET.</summary>
internal static class TableFacts
{
    public static FoundFacts Of(DocumentationPage page, PageOperation about, ApiContract contract)
    {
        var (facts, unread) = (new List<PageFact>(), new List<UnreadFact>());
        foreach (var table in page.Blocks.OfType<PageTable>()
            .Where(table => table.Header[0] is "Element" or "Reference" or "Parameter" && about.QueryType is null))
        {
            var name = $"the table {string.Join(", ", table.Header)}";
            if (about.Method != "GET")
            {
                unread.Add(new UnreadFact(page.Name, "the table of a request",
                    "the contract holds no bodies or parameters of writing requests"));
            }
            else if (about.Operation is not { } operation)
            {
                unread.Add(new UnreadFact(page.Name, name, "the contract has no such path"));
            }
            else
            {
                foreach (var row in table.Rows.Where(row => row.Any(cell => cell.Length > 0)))
                {
                    if (row.Count < table.Header.Count)
                    {
                        unread.Add(new UnreadFact(page.Name, $"a row of {name}", "it lacks cells"));
                    }
                    else if (table.Header[0] == "Reference")
                    {
                        facts.Add(Link(page, row[0], row[1], operation, contract));
                    }
                    else
                    {
                        var (some, not) = Elements(page, row, operation, contract);
                        facts.AddRange(some);
                        unread.AddRange(not);
                    }
                }
            }
        }

        return new FoundFacts([.. facts, .. Demanded(page, about, contract)], unread);
    }

    /// <summary>What the contract demands of every entity, and the tables of its page leave out.</summary>
    private static IEnumerable<PageFact> Demanded(DocumentationPage page, PageOperation about, ApiContract contract)
    {
        if (about is not { Method: "GET", QueryType: null, Operation: { IsList: false } operation })
        {
            yield break;
        }

        var rows = page.Blocks.OfType<PageTable>().Where(table => table.Header[0] == "Element").SelectMany(table => table.Rows)
            .Select(row => row[0]).ToHashSet(StringComparer.Ordinal);
        foreach (var rule in operation.Resource.Attributes.Concat(operation.Resource.Elements)
            .Where(rule => rows.Count > 0 && !rule.Optional && rule.Level == FactLevel.Documented
                && rule.Name is not ("Href" or "Type")))
        {
            yield return new PageFact(page.Name, $"element {rule.Name} of the contract", "not in the table",
                rows.Contains(rule.Name) ? null : "every answer has it");
        }

        var links = page.Blocks.OfType<PageTable>().Where(table => table.Header[0] == "Reference")
            .SelectMany(table => table.Rows).Where(row => row.Count > 1).ToList();
        foreach (var link in operation.Resource.Links.Where(link => links.Count > 0 && link.InEntity && !link.Optional
            && link.Role is null && link.Level == FactLevel.Documented))
        {
            yield return new PageFact(page.Name, $"link {link.Rel} {link.ToPath} of the contract", "not in the table",
                links.Exists(row => row[1] == link.Rel
                    && Leads(link with { To = link.ToPath }, row[0].Split('?')[0], contract.Match(row[0])?.Operation, contract))
                    ? null : "every answer has it");
        }
    }

    private static FoundFacts Elements(DocumentationPage page, IReadOnlyList<string> row, Operation operation,
        ApiContract contract)
    {
        var (name, type, description) = (row[0], row[1], row[2]);
        var rules = Resources(operation, contract).SelectMany(Flatten).Where(rule => rule.Name == name).ToList();
        var facts = new List<PageFact> { new(page.Name, $"element {name}", "in the table", rules.Count > 0 ? null
            : $"{operation.Resource.Type} has no {name}") };
        if (rules.Count == 0)
        {
            return FoundFacts.Of(facts);
        }

        var fits = rules.Select(rule => TableTypes.Allows(type, rule.Type)).ToList();
        var unread = new List<UnreadFact>();
        if (fits.TrueForAll(fit => fit is null))
        {
            unread.Add(new UnreadFact(page.Name, $"the type {type} of {name}",
                "the name of the type says nothing of its values"));
        }
        else
        {
            facts.Add(new PageFact(page.Name, $"element {name} type", type, fits.Contains(true) ? null
                : string.Join(" or ", rules.Select(rule => rule.Type).Distinct())));
        }

        if (TableTypes.Values(description) is { Count: > 0 } values && !rules.TrueForAll(rule => rule.Type == "bool"))
        {
            facts.Add(new PageFact(page.Name, $"element {name} values", string.Join(", ", values),
                rules.Exists(rule => rule.Values.Order(StringComparer.Ordinal)
                    .SequenceEqual(values.Distinct().Order(StringComparer.Ordinal))) ? null
                : rules.SelectMany(rule => rule.Values).Distinct().DefaultIfEmpty("any")
                    .Aggregate((left, right) => $"{left}, {right}")));
        }

        facts.AddRange(TableTypes.Urns(description).Select(urn => new PageFact(page.Name, $"element {name} example", urn,
            rules.Exists(rule => !ValueTypes.IsKnown(rule.Type) || ValueTypes.Check(rule.Type, urn) is null) ? null
                : string.Join(" or ", rules.Select(rule => rule.Type).Distinct()))));
        return new FoundFacts(facts, unread);
    }

    private static PageFact Link(DocumentationPage page, string reference, string rel, Operation operation, ApiContract contract)
    {
        var links = Resources(operation, contract).SelectMany(AllLinks).Where(link => link.Rel == rel).ToList();
        var target = contract.Match(reference)?.Operation;
        var meant = links.Exists(link => Leads(link, reference, target, contract));
        return new PageFact(page.Name, $"link {rel} {reference}", "in the table",
            meant ? null : links.Count == 0 ? $"{operation.Resource.Type} has no link {rel}"
                : $"{rel} leads to {string.Join(", ", links.Select(link => link.To).Distinct())}");
    }

    private static bool Leads(LinkRule link, string reference, Operation? target, ApiContract contract) =>
        (target is not null && contract.Match(link.ToPath)?.Operation == target && Action(link.To) == Action(reference))
            || link.Type == reference;

    internal static string Action(string path) => path.Split('?', '&')
        .FirstOrDefault(part => part.StartsWith("action=", StringComparison.Ordinal)) ?? "";

    internal static IEnumerable<Resource> Resources(Operation operation, ApiContract contract) =>
        operation.Path.Or is { } or ? [operation.Resource, contract.Resources[or]] : [operation.Resource];

    internal static IEnumerable<ElementRule> Flatten(Resource resource) => resource.Attributes.Concat(resource.Elements)
        .SelectMany(Flatten);

    private static IEnumerable<ElementRule> Flatten(ElementRule rule) => rule.Attributes.Concat(rule.Elements)
        .SelectMany(Flatten).Prepend(rule);

    internal static IEnumerable<LinkRule> AllLinks(Resource resource) =>
        resource.Links.Concat(Flatten(resource).SelectMany(rule => rule.Links));

    private static void Deconstruct(this FoundFacts found, out IReadOnlyList<PageFact> facts,
        out IReadOnlyList<UnreadFact> unread) =>
        (facts, unread) = (found.Facts, found.Unread);
}

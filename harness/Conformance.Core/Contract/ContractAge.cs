namespace Conformance.Core.Contract;

/// <summary>What of the contract an older server has: each resource, path, element, link and query field may say since when it
/// exists.</summary>
public static class ContractAge
{
    private const string NotSupported = "Not supported";

    /// <summary>The first version that has an operation: that of its path, of what it answers and of the resource above it; null
    /// if none is known.</summary>
    public static string? Since(this ApiContract contract, Operation operation)
    {
        var parent = operation.Path.Parent is { } type ? contract.Resources.GetValueOrDefault(type)?.Since : null;
        return ApiVersions.Newer(ApiVersions.Newer(operation.Path.Since, operation.Resource.Since), parent);
    }

    /// <summary>The first version that has a link: its own, and that of what it leads to; null if none is known.</summary>
    public static string? Since(this ApiContract contract, LinkRule link) =>
        ApiVersions.Newer(link.Since, contract.Match(link.ToPath)?.Operation is { } target ? contract.Since(target) : null);

    /// <summary>
    /// The first version that has a query field: its own, that of the element where its value stands, and that of the resources
    /// on the way
    /// there; null if none is known. No page says of a field by itself since when it exists.
    /// </summary>
    /// <param name="contract">The whole contract.</param>
    /// <param name="resource">What the query lists.</param>
    /// <param name="field">The field.</param>
    public static string? Since(this ApiContract contract, Resource resource, QueryField field)
    {
        var (since, holder) = (field.Since, (Resource?)resource);
        foreach (var step in field.At)
        {
            since = ApiVersions.Newer(since, (holder?.Element(step) ?? holder?.Element(step + "UTC") ?? holder?.Attribute(step))?.Since);
            holder = holder?.TargetOf(step) is { } type ? contract.Resources.GetValueOrDefault(type) : null;
            since = ApiVersions.Newer(since, holder?.Since);
        }

        return since;
    }

    /// <summary>What a server of this version knows: nothing that came later.</summary>
    /// <param name="contract">The whole contract.</param>
    /// <param name="version">As in <c>v1_4</c>; one of the contract's versions.</param>
    public static ApiContract AsOf(this ApiContract contract, string version)
    {
        bool Has(string? since) => !ApiVersions.IsBefore(version, since);
        var newest = contract.Versions[^1].Name;
        var known = contract with
        {
            Versions = [.. contract.Versions.Where(each => Has(each.Name) && (each.Status != NotSupported || ApiVersions.IsBefore(version, newest)))],
            HasJson = Has(contract.JsonSince),
        };
        if (!ApiVersions.IsBefore(version, newest))
        {
            return known;
        }

        return known.Of(contract.Resources.Where(pair => Has(pair.Value.Since)).ToDictionary(pair => pair.Key, pair => Kept(pair.Value), StringComparer.Ordinal));

        Resource Kept(Resource resource) => resource with
        {
            Paths = [.. resource.Paths.Where(path => Has(contract.Since(new Operation(resource, path))))
                .Select(path => Has(path.Window?.Since) ? path : path with { Window = null })],
            Attributes = [.. Elements(resource.Attributes)],
            Elements = [.. Elements(resource.Elements)],
            Links = [.. Links(resource.Links)],
            Relations = [.. resource.Relations.Where(relation => Has(contract.Resources[relation.To].Since))],
            Query = resource.Query is { } query ? query with { Fields = [.. query.Fields.Where(field => Has(contract.Since(resource, field)))] } : null,
        };

        IEnumerable<ElementRule> Elements(IEnumerable<ElementRule> rules) => rules.Where(rule => Has(rule.Since)).Select(rule => rule with
        {
            Attributes = [.. Elements(rule.Attributes)],
            Elements = [.. Elements(rule.Elements)],
            Links = [.. Links(rule.Links)],
        });

        IEnumerable<LinkRule> Links(IEnumerable<LinkRule> rules) => rules.Where(rule => Has(contract.Since(rule)));
    }

    /// <summary>What is asked of a server of this version: it may lack what came later, and what it has of that is
    /// judged.</summary>
    /// <param name="contract">The whole contract.</param>
    /// <param name="version">As in <c>v1_4</c>; null for the newest.</param>
    public static ApiContract AskedOf(this ApiContract contract, string? version)
    {
        bool IsLater(string? since) => ApiVersions.IsBefore(version, since);
        if (version is null || !ApiVersions.IsBefore(version, contract.Versions[^1].Name))
        {
            return contract;
        }

        return contract.Of(contract.Resources.ToDictionary(pair => pair.Key, pair => Asked(pair.Value), StringComparer.Ordinal));

        Resource Asked(Resource resource) => resource with
        {
            Attributes = [.. resource.Attributes.Select(Element)],
            Elements = [.. resource.Elements.Select(Element)],
            Links = [.. resource.Links.Select(Link)],
        };

        ElementRule Element(ElementRule rule) => rule with
        {
            Optional = rule.Optional || IsLater(rule.Since),
            Attributes = [.. rule.Attributes.Select(Element)],
            Elements = [.. rule.Elements.Select(Element)],
            Links = [.. rule.Links.Select(Link)],
        };

        LinkRule Link(LinkRule rule) => rule with { Optional = rule.Optional || IsLater(contract.Since(rule)) };
    }
}

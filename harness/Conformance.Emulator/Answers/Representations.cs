using System.Collections.Immutable;
using Conformance.Core.Contract;
using Conformance.Core.Worlds;

namespace Conformance.Emulator.Answers;

/// <summary>Makes the elements that stand for entities, by the contract alone: no resource is named here.</summary>
internal sealed class Representations(ApiContract contract, LinkElements links)
{
    /// <summary>The JSON list of many references.</summary>
    public const string ReferenceList = "Refs";

    /// <summary>Up to how many entities a body is made as a whole; a longer one is made while it is written.</summary>
    public const int AtOnce = 1000;

    /// <summary>The body for a key resource in one of its forms.</summary>
    public Element Of(Operation operation, bool asEntity, IEnumerable<WorldEntity> entities)
    {
        var form = operation.Form(asEntity);
        var root = operation.RootElement(form);
        return form switch
        {
            ResourceForm.Entity => Entity(operation.Resource, entities.Single()),
            ResourceForm.Reference => Reference(operation.Resource, entities.Single(), root),
            ResourceForm.EntityList or ResourceForm.ReferenceList => List(operation.Resource, form == ResourceForm.EntityList, entities),
            ResourceForm.NonKeyList => List(operation.Resource, true, entities),
            _ => Entity(operation.Resource, entities.Single()),
        };
    }

    /// <summary>
    /// Many entities under their plural, or the references to them. JSON has them under the name of their element and s
    /// (HC:resource_representation_for_ke shows <c>ObjectInJobs</c>).
    /// </summary>
    public Element List(Resource resource, bool asEntity, IEnumerable<WorldEntity> entities)
    {
        var root = asEntity ? resource.Plural ?? resource.Query!.List : Operation.ReferenceListRoot;
        var list = contract.Json.Plural(asEntity ? resource.Item : Operation.ReferenceItem);
        var members = entities.Select(entity =>
            (asEntity ? Entity(resource, entity) with { Name = resource.Item } : Reference(resource, entity, Operation.ReferenceItem)) with { ListName = list });
        var many = new Element(root) { Lists = [list] };
        return entities.TryGetNonEnumeratedCount(out var count) && count <= AtOnce
            ? many with { Children = [.. members] }
            : many with { Streamed = members };
    }

    /// <summary>What a resource without data is made of: the contract's links and nothing else.</summary>
    public static WorldEntity Empty(Resource resource) => new(
        "", resource.Type, "", resource.Type, new Dictionary<string, WorldValue>(), new Dictionary<string, DateTimeOffset>(), new Dictionary<string, string>(), resource.Place);

    private Element Entity(Resource resource, WorldEntity entity) => new(resource.Type)
    {
        Attributes = [.. resource.Key ? Identity(resource, entity, resource.TypeName, "?format=Entity") : Place(resource, entity), .. Own(resource.Attributes, entity.Fields)],
        Children =
        [
            .. resource.Links.Any(link => link.InEntity) ? new[] { links.Of(resource.Links.Where(link => link.InEntity), entity) } : [],
            .. Elements(resource.Elements, entity.Fields, links),
        ],
        Lists = [.. resource.Elements.Where(element => element.ListName is not null).Select(element => element.ListName!)],
    };

    private Element Reference(Resource resource, WorldEntity entity, string name) => new(name)
    {
        Attributes = [.. Identity(resource, entity, resource.ReferenceType, "")],
        Children = [links.Of(resource.Links.Where(link => link.InReference), entity)],
    };

    /// <summary>The attributes that every representation of a key resource has, in the order of the seed.</summary>
    private Field[] Identity(Resource resource, WorldEntity entity, string type, string query) =>
    [
        new("Href", links.Href(OwnPaths(resource), entity) is { } href ? href + query : null),
        new("Type", type),
        new("Name", entity.Name),
        new("UID", entity.Uid),
    ];

    /// <summary>The Href and the Type of what has no references, if the contract gives it these attributes.</summary>
    private IEnumerable<Field> Place(Resource resource, WorldEntity entity)
    {
        if (resource.Attribute("Href") is not null && links.Href(OwnPaths(resource), entity) is { } href)
        {
            yield return new Field("Href", href);
        }

        if (resource.Attribute("Type") is not null)
        {
            yield return new Field("Type", resource.TypeName);
        }

        if (resource.Attribute("Name") is not null)
        {
            yield return new Field("Name", entity.Name);
        }

        if (resource.Attribute("UID") is not null)
        {
            yield return new Field("UID", entity.Uid);
        }
    }

    /// <summary>Where one of a resource is found by itself.</summary>
    private static IEnumerable<ResourcePath> OwnPaths(Resource resource) => resource.Paths.Where(path => path.Kind is PathKind.Item or PathKind.Single);

    private static readonly string[] IdentityNames = ["Href", "Type", "Name", "UID"];

    private IEnumerable<Field> Own(IEnumerable<ElementRule> rules, IReadOnlyDictionary<string, WorldValue> fields) => rules
        .Where(rule => !IdentityNames.Contains(rule.Name))
        .Select(rule => new Field(rule.Name, fields.TryGetValue(rule.Name, out var value) ? Text(rule, value, links) : null, rule.Type));

    /// <summary>The elements that the fields give, in the contract's order; what is absent is marked so.</summary>
    public static IEnumerable<Element> Elements(IEnumerable<ElementRule> rules, IReadOnlyDictionary<string, WorldValue> fields, LinkElements links) =>
        rules.SelectMany(rule => fields.TryGetValue(rule.Name, out var value) ? Values(rule, value, links)
            : rule.Many ? []
            : [new Element(rule.Name) { Absent = true }]);

    /// <summary>The text of a value; an Href of the world's begins with the origin of the answer.</summary>
    private static string? Text(ElementRule rule, WorldValue value, LinkElements links) =>
        (value as WorldText)?.Text is { } text && rule.Type == "href" ? links.Rebased(text) : (value as WorldText)?.Text;

    private static IEnumerable<Element> Values(ElementRule rule, WorldValue value, LinkElements links) => value switch
    {
        WorldList list => list.Items.SelectMany(item => Values(rule, item, links)),
        WorldStructure structure => [new Element(rule.Name)
        {
            ListName = rule.ListName,
            Flat = rule.Flat,
            Lists = [.. rule.Elements.Where(child => child.ListName is not null).Select(child => child.ListName!)],
            Attributes = [.. rule.Attributes.Select(attribute =>
                new Field(attribute.Name, structure.Fields.TryGetValue(attribute.Name, out var own) ? Text(attribute, own, links) : null, attribute.Type))],
            Children = [.. Elements(rule.Elements, structure.Fields, links)],
        }],
        WorldText => [new Element(rule.Name) { Text = Text(rule, value, links), Type = rule.Type, ListName = rule.ListName }],
        _ => [],
    };
}

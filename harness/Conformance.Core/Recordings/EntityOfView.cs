using Conformance.Core.Contract;
using Conformance.Core.Judging;
using Conformance.Documents.Compare;

namespace Conformance.Core.Recordings;

/// <summary>Reads an entity representation as the contract describes it; what the contract does not know is left out.</summary>
internal static class EntityOfView
{
    /// <summary>What follows from the entity's identity.</summary>
    private static readonly string[] Given = ["Href", "Type", "Name", "UID"];

    /// <summary>The entity; null if it is no entity of a key resource, or lacks a UID with a GUID.</summary>
    public static RecordedEntity? Of(ResourceView view, Resource resource, ApiContract contract)
    {
        if (!resource.Key || view.IsReference || view.Uid is not { } uid || ValueTypes.IdOf(uid) is not { } id)
        {
            return null;
        }

        var refs = new Dictionary<string, EntityIdentity>(StringComparer.Ordinal);
        var fields = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var rule in resource.Elements.Concat(resource.Attributes.Where(attribute => !Given.Contains(attribute.Name))))
        {
            if (ValueTypes.UidOf(rule.Type) is { } type && contract.Resources.TryGetValue(type, out var target) && target.Key)
            {
                if (view.Text(rule.Name) is { } to && ValueTypes.IdOf(to) is { } toId)
                {
                    refs[rule.Name] = Identity(type, toId);
                }
            }
            else if (Value(rule, view.Information, contract.Json) is { } value)
            {
                fields[rule.Name] = value;
            }
        }

        foreach (var relation in resource.Relations)
        {
            if (Linked(view, resource, relation, contract) is { } to)
            {
                refs[relation.Name] = to;
            }
        }

        return new RecordedEntity(Identity(resource.Type, id), view.Name, fields, refs);
    }

    private static EntityIdentity Identity(string type, string id) => new(type, Guid.ParseExact(id, "D").ToString("D"));

    /// <summary>Where the link that stands for a relation leads.</summary>
    private static EntityIdentity? Linked(ResourceView view, Resource resource, RelationRule relation, ApiContract contract)
    {
        var rules = resource.Links.Where(link => link.Via is [var only] && only == relation.Name).ToList();
        return view.Links
            .Where(link => link.Href is not null && rules.Exists(rule => rule.Rel == link.Rel && rule.Type == link.Type))
            .Select(link => contract.MatchHref(link.Href!))
            .Where(match => match is { Ids: [.., var id] } && match.Operation.Resource.Type == relation.To && ValueTypes.IsGuid(id))
            .Select(match => Identity(relation.To, match!.Ids[^1]))
            .FirstOrDefault();
    }

    private static object? Value(ElementRule rule, InformationObject holder, RepresentationMapping mapping)
    {
        var value = (rule.ListName is { } list ? holder[list] : null) ?? holder[rule.Name] ?? holder[mapping.Plural(rule.Name)];
        return value switch
        {
            null => null,
            InformationList items when rule.Many => items.Items.Select(item => One(rule, item, mapping)).OfType<object>().ToList(),
            InformationList items when rule is { Flat: true, Elements: [var child] } =>
                new Dictionary<string, object> { [child.Name] = items.Items.Select(item => One(child, item, mapping)).OfType<object>().ToList() },
            _ when rule.Many => new[] { One(rule, value, mapping) }.OfType<object>().ToList(),
            _ => One(rule, value, mapping),
        };
    }

    private static object? One(ElementRule rule, InformationNode value, RepresentationMapping mapping) => value switch
    {
        InformationObject holder when rule.Structured => Structure(rule, holder, mapping),
        InformationValue { Text.Length: 0 } when rule.Structured => new Dictionary<string, object>(),
        InformationValue scalar when !rule.Structured => scalar.Text,
        _ => null,
    };

    private static Dictionary<string, object> Structure(ElementRule rule, InformationObject holder, RepresentationMapping mapping)
    {
        var fields = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var part in rule.Attributes.Concat(rule.Elements))
        {
            if (Value(part, holder, mapping) is { } value)
            {
                fields[part.Name] = value;
            }
        }

        return fields;
    }
}

namespace Conformance.PageServer.World;

/// <summary>The names that the pages give to one kind of resource. Root element and Type are separate facts.</summary>
/// <param name="Type">The value of the Type attribute of the entity.</param>
/// <param name="List">The root element of a list of entities (mapping_link_types_to_xml_schema.md).</param>
/// <param name="Path">The collection of all, below /api; null where no page has one.</param>
internal sealed record Family(string Type, string List, string? Path)
{
    /// <summary>The root element of the entity, where it is not the Type.</summary>
    public string Root { get; init; } = Type;

    /// <summary>The element of one member in a list of entities, where it is not the root.</summary>
    public string? Item { get; init; }

    /// <summary>The middle of urn:veeam:X:id.</summary>
    public string Urn { get; init; } = Type;

    /// <summary>Key resources have a reference and an entity; others have one representation (resource_types.md).</summary>
    public bool Key { get; init; } = true;

    /// <summary>Collections show what was created in the last 30 days only (get_backupsessions.md and others).</summary>
    public bool Windowed { get; init; }

    /// <summary>The Type of the link back from the entity to its reference, where a page shows another one.</summary>
    public string? AlternateType { get; init; }

    /// <summary>The page shows neither Href nor Type on the entity (vlans_id.md).</summary>
    public bool Bare { get; init; }

    /// <summary>No Type attribute on the entity (security_accounts_id_roles_id.md).</summary>
    public bool Untyped { get; init; }

    /// <summary>The page writes the id as an attribute (tenants_id_resources_id.md).</summary>
    public bool IdAttribute { get; init; }

    public string ReferenceType => Type + "Reference";

    public string ItemElement => Item ?? Root;
}

namespace Conformance.Core.Contract;

/// <summary>One path of a resource as something to ask for.</summary>
/// <param name="Resource">What it answers with.</param>
/// <param name="Path">The path.</param>
public sealed record Operation(Resource Resource, ResourcePath Path)
{
    /// <summary>The root element of one reference.</summary>
    public const string ReferenceRoot = "EntityRef";

    /// <summary>The root element of many references.</summary>
    public const string ReferenceListRoot = "EntityReferences";

    /// <summary>The name of one reference inside <see cref="ReferenceListRoot"/>.</summary>
    public const string ReferenceItem = "Ref";

    /// <summary>The documentation's name of the main operation, as in <c>GET /jobs/{ID}</c>.</summary>
    public string Id => $"{Path.Methods[0]} {Path.Template}";

    /// <summary>Whether the answer holds members.</summary>
    public bool IsList => Path.Kind is PathKind.Collection or PathKind.Nested;

    /// <summary>The kind of body for a request with or without <c>?format=Entity</c>.</summary>
    public ResourceForm Form(bool asEntity) => (IsList, Resource.Key, asEntity || Path.EntityByDefault) switch
    {
        (true, true, true) => ResourceForm.EntityList,
        (false, true, true) => ResourceForm.Entity,
        (true, true, false) => ResourceForm.ReferenceList,
        (false, true, false) => ResourceForm.Reference,
        (true, false, _) => ResourceForm.NonKeyList,
        (false, false, _) => ResourceForm.NonKey,
    };

    /// <summary>The kind of body that holds references; what a page that shows entities without <c>?format=Entity</c> does not
    /// rule out.</summary>
    public ResourceForm ReferenceForm => IsList ? ResourceForm.ReferenceList : ResourceForm.Reference;

    /// <summary>The root element of a body of this kind.</summary>
    public string RootElement(ResourceForm form) => form switch
    {
        ResourceForm.ReferenceList => ReferenceListRoot,
        ResourceForm.Reference => ReferenceRoot,
        ResourceForm.EntityList or ResourceForm.NonKeyList => Resource.Plural
            ?? throw new InvalidOperationException($"The contract gives {Resource.Type} a collection but no plural."),
        _ => Resource.Type,
    };
}

using Conformance.Core.Contract;
using Conformance.DataFiles;

namespace Conformance.Core.Worlds;

/// <summary>An entity on its way from a file into a world.</summary>
/// <param name="Key">The short name.</param>
/// <param name="Resource">Its type.</param>
/// <param name="Id">Its ID.</param>
/// <param name="Name">Its Name; null if the contract's pattern makes it.</param>
/// <param name="Fields">Its fields; refs to uid elements are added when all keys are known.</param>
/// <param name="Refs">The keys of other entities, by element or relation.</param>
/// <param name="Place">Where the file describes it.</param>
internal sealed record EntityDraft(
    string Key, Resource Resource, string Id, string? Name, Dictionary<string, WorldValue> Fields, Dictionary<string, YamlScalar> Refs, DataPlace Place)
{
    /// <summary>Attributes that follow from the entity's identity.</summary>
    private static readonly string[] Given = ["Href", "Type", "Name", "UID"];

    /// <summary>What its fields may be.</summary>
    public IReadOnlyList<ElementRule> Rules { get; } = RulesOf(Resource);

    /// <summary>What the fields of a resource may be: its elements, and those attributes that do not follow from its
    /// identity.</summary>
    public static IReadOnlyList<ElementRule> RulesOf(Resource resource) =>
        [.. resource.Elements, .. resource.Attributes.Where(attribute => !Given.Contains(attribute.Name))];
}

using Conformance.Core.Contract;

namespace Conformance.Core.Worlds;

/// <summary>Leads the Hrefs of what is made up to the trees of files below what shows them: a client has no other way
/// in.</summary>
/// <param name="contract">What says where trees are.</param>
/// <param name="origin">What URLs begin with.</param>
/// <param name="drafts">The entities by their keys.</param>
internal sealed class MadeUpTrees(ApiContract contract, string origin, IReadOnlyDictionary<string, EntityDraft> drafts)
{
    private const string Folder = "C:";
    private const string Href = "Href";

    /// <summary>What says where a part of an answer is found by itself.</summary>
    private static readonly string[] Place = [Href, "Type"];

    /// <summary>Changes the Hrefs in an entity's structures, if a tree lies below a path of its own; others lead nowhere, so they
    /// go.</summary>
    public void Lead(EntityDraft draft)
    {
        var root = Root(draft);
        foreach (var (name, value) in draft.Fields.ToList())
        {
            draft.Fields[name] = Leading(value, root);
        }
    }

    private string? Root(EntityDraft draft) => draft.Resource.Paths.Where(path => path.Kind == PathKind.Item || path is { Kind: PathKind.Single, Parent: not null })
        .Where(path => contract.Operations.Any(operation => operation.Path.Kind == PathKind.Tree && operation.Path.Template.StartsWith(path.Template + "/{", StringComparison.Ordinal)))
        .Select(path => Filled(path, draft)).OfType<string>().FirstOrDefault() is { } filled ? $"{origin}{contract.BasePath}{filled}/{Uri.EscapeDataString(Folder)}" : null;

    /// <summary>The path with the IDs of the entity and of what it belongs to; null if it belongs to nothing there.</summary>
    private string? Filled(ResourcePath path, EntityDraft draft)
    {
        var segments = path.Template.Split('/');
        var at = path.Kind == PathKind.Item ? draft : Parent(draft, path);
        for (var index = segments.Length - 1; index >= 0 && at is not null; index--)
        {
            if (segments[index].StartsWith('{'))
            {
                segments[index] = Uri.EscapeDataString(at.Id);
                at = Array.FindIndex(segments, segment => segment.StartsWith('{')) < 0 ? at : Parent(at, at.Resource.ItemPath);
            }
        }

        return at is null ? null : string.Join('/', segments);
    }

    private EntityDraft? Parent(EntityDraft draft, ResourcePath? path) =>
        path?.By is { } by && draft.Refs.TryGetValue(by, out var key) ? drafts[key.Text] : null;

    private static WorldValue Leading(WorldValue value, string? root) => value switch
    {
        WorldList list => new WorldList([.. list.Items.Select(item => Leading(item, root))]),
        WorldStructure structure => new WorldStructure(structure.Fields
            .Where(field => root is not null || !structure.Fields.ContainsKey(Href) || !Place.Contains(field.Key))
            .ToDictionary(field => field.Key, field => field.Key == Href ? new WorldText(root!) : Leading(field.Value, root), StringComparer.Ordinal)),
        _ => value,
    };
}

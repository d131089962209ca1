using System.Text.RegularExpressions;

namespace Conformance.DataFiles;

/// <summary>One schema of a <see cref="DataSchema"/>; what is null or empty is not demanded.</summary>
internal sealed class SchemaNode
{
    private readonly Lazy<Regex?> form;

    public SchemaNode() => form = new(() => Pattern is null ? null : new Regex(Pattern, RegexOptions.CultureInvariant));

    /// <summary>The types that a value may have, in the schema's words.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>The values that a scalar may have, as they are written.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>What a string must match.</summary>
    public string? Pattern { get; init; }

    /// <summary><see cref="Pattern"/>, made when the first string is held against it: most starts meet few of them.</summary>
    public Regex? Form => form.Value;

    /// <summary>What an author reads beside a fault.</summary>
    public string? Description { get; init; }

    /// <summary>The fewest characters of a string.</summary>
    public int MinLength { get; init; }

    /// <summary>The smallest number.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>The greatest number.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>The fewest items of a list.</summary>
    public int MinItems { get; init; }

    /// <summary>The most items of a list.</summary>
    public int MaxItems { get; init; } = int.MaxValue;

    /// <summary>The fewest keys of a mapping.</summary>
    public int MinKeys { get; init; }

    /// <summary>The most keys of a mapping.</summary>
    public int MaxKeys { get; init; } = int.MaxValue;

    /// <summary>What every item of a list must meet.</summary>
    public SchemaNode? Items { get; set; }

    /// <summary>The known keys with what their values must meet.</summary>
    public Dictionary<string, SchemaNode> Properties { get; } = new(StringComparer.Ordinal);

    /// <summary>The keys that a mapping must have.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>Whether a mapping may have keys beside <see cref="Properties"/>.</summary>
    public bool IsOpen { get; init; } = true;

    /// <summary>What the values of other keys must meet.</summary>
    public SchemaNode? OtherProperties { get; set; }

    /// <summary>Schemas of which a value must meet one.</summary>
    public List<SchemaNode> AnyOf { get; } = [];
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Conformance.Documents;
using Conformance.Core.Scenarios;
using YamlDotNet.Serialization;

namespace Conformance.Core.Recordings;

/// <summary>
/// The files that a recording is written as: <c>scenarios/</c> asks again what was asked and expects the bodies below
/// <c>fixtures/bodies/</c>; <c>fixtures/worlds/recorded.yaml</c> is what the emulator can serve.
/// </summary>
public static partial class RecordedFiles
{
    /// <summary>The area of the scenarios, and the name of the world.</summary>
    public const string Name = "recorded";

    private const int LongestSlug = 70;
    private const int DigestDigits = 8;

    private static readonly ISerializer Yaml = new SerializerBuilder()
        .WithQuotingNecessaryStrings().DisableAliases().WithIndentedSequences().WithNewLine("\n").Build();

    /// <summary>
    /// A name for what a path asks for that can stand in a scenario's id. A name of more than 70 characters is cut, and eight
    /// digits of the
    /// path's SHA-256 tell it from others with that beginning: with its ending a file's name stays below 80.
    /// </summary>
    public static string Slug(string path)
    {
        var slug = NotInSlugs().Replace(path.ToLowerInvariant(), "-").Trim('-');
        return slug.Length == 0 ? "root"
            : slug.Length <= LongestSlug ? slug
            : $"{slug[..(LongestSlug - DigestDigits - 1)].TrimEnd('-')}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..DigestDigits]}";
    }

    /// <summary>The expected body of a path: its file below the output folder.</summary>
    public static string BodyPath(string slug, DocumentFormat format) => $"fixtures/bodies/{Name}/{slug}.{(format == DocumentFormat.Xml ? "xml" : "json")}";

    /// <summary>The scenario that asks for a path in each of the ways in which it was recorded.</summary>
    public static (string Path, string Text) Scenario(string path, string slug, IReadOnlyList<string> accepts)
    {
        var step = new Dictionary<string, object> { ["get"] = path };
        var scenario = new Dictionary<string, object> { ["scenario"] = $"{Name}/{slug}", ["title"] = $"GET {path} as it was recorded", ["steps"] = new[] { step } };
        if (accepts.Count > 1)
        {
            scenario["vary"] = new Dictionary<string, object> { ["accept"] = accepts };
        }
        else if (accepts[0] != RequestTemplate.Absent)
        {
            step["accept"] = accepts[0];
        }

        scenario["expect"] = new object[]
        {
            new Dictionary<string, object> { ["requirement"] = "REC-001", ["status"] = 200 },
            new Dictionary<string, object> { ["requirement"] = "REC-002", ["body"] = $"{Name}/{slug}" },
        };
        return ($"scenarios/{Name}/{slug}.yaml", Yaml.Serialize(scenario));
    }

    /// <summary>The catalogue for those scenarios.</summary>
    public static (string Path, string Text) Requirements() => ($"scenarios/{SuiteReader.RequirementsPath}", Yaml.Serialize(new Dictionary<string, object>
    {
        ["requirements"] = new[]
        {
            Requirement("REC-001", "What was recorded is answered again."),
            Requirement("REC-002", "The body is as it was recorded."),
        },
    }));

    /// <summary>The world.</summary>
    /// <param name="entities">The entities with their keys.</param>
    /// <param name="origin">What Hrefs begin with.</param>
    /// <param name="replacements">What is not to be written.</param>
    /// <param name="at">When it was recorded.</param>
    public static (string Path, string Text) World(
        IReadOnlyList<(string Key, RecordedEntity Entity)> entities, string origin, Replacements replacements, DateTimeOffset at)
    {
        var path = $"fixtures/worlds/{Name}.yaml";
        var keys = entities.ToDictionary(pair => pair.Entity.Identity, pair => pair.Key);
        var world = Yaml.Serialize(new Dictionary<string, object>
        {
            ["world"] = Name,
            ["title"] = "What a target held when it was recorded",
            ["origin"] = replacements.Apply(origin),
            ["entities"] = entities.Select(pair => Entity(pair.Key, pair.Entity, keys, replacements)).ToList(),
        });
        return (path, string.Create(
            CultureInfo.InvariantCulture, $"# Written by conform record. To serve it as it was then: conform serve --world {Path.GetFileName(path)} --now {at:yyyy-MM-dd'T'HH:mm:ss'Z'}\n{world}"));
    }

    private static Dictionary<string, object> Entity(
        string key, RecordedEntity entity, Dictionary<EntityIdentity, string> keys, Replacements replacements)
    {
        var written = new Dictionary<string, object> { ["key"] = key, ["type"] = entity.Identity.Type, ["id"] = entity.Identity.Id };
        if (!string.IsNullOrEmpty(entity.Name))
        {
            written["name"] = replacements.Apply(entity.Name);
        }

        if (entity.Refs.Count > 0)
        {
            written["refs"] = entity.Refs.ToDictionary(pair => pair.Key, pair => keys[pair.Value], StringComparer.Ordinal);
        }

        written["fields"] = Replaced(entity.Fields, replacements);
        return written;
    }

    private static object Replaced(object value, Replacements replacements) => value switch
    {
        string text => replacements.Apply(text),
        IReadOnlyDictionary<string, object> fields => fields.ToDictionary(pair => pair.Key, pair => Replaced(pair.Value, replacements), StringComparer.Ordinal),
        IEnumerable<object> items => items.Select(item => Replaced(item, replacements)).ToList(),
        _ => value,
    };

    private static Dictionary<string, object> Requirement(string id, string statement) => new()
    {
        ["id"] = id, ["statement"] = statement, ["level"] = "documented", ["source"] = "a recording of this target",
    };

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotInSlugs();
}

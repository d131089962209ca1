using System.Globalization;
using Conformance.DataFiles;

namespace Conformance.Core.Contract;

/// <summary>Reads one path of a resource from a document that meets the schema.</summary>
internal static class PathReader
{
    public static ResourcePath Read(YamlMapping path) => new(
        path.RequiredText("path"),
        Enum.Parse<PathKind>(path.RequiredText("kind"), ignoreCase: true),
        path.TextOf("parent"),
        path.TextOf("by"),
        Members(path, "where"),
        path.MappingOf("window") is { } window
            ? new WindowRule(int.Parse(window.RequiredText("days"), CultureInfo.InvariantCulture), window.RequiredText("field")) { Since = window.TextOf("since") }
            : null,
        path.Texts("methods") is { Count: > 0 } methods ? methods : ["GET"],
        path.Flag("anonymous"),
        path.Flag("entityByDefault"),
        path.Flag("tail"),
        path.TextOf("or"),
        [.. path.Items("parameters").Select(item => Parameter(item.Mapping()))],
        path.Flag("onlyLinked"),
        path.TextOf("since"),
        path.Texts("also"),
        path.RequiredText("source"),
        path.TextOf("note"));

    /// <summary>The rules below a key that narrows members: where a value stands, and which it is one of.</summary>
    public static IReadOnlyList<MemberRule> Members(YamlMapping owner, string key) => owner.MappingOf(key) is { } rules
        ? [.. rules.Entries.Select(entry => new MemberRule(entry.Key.Text.Split('.'), rules.Texts(entry.Key.Text)))] : [];

    private static ParameterRule Parameter(YamlMapping parameter) => new(
        parameter.RequiredText("name"),
        parameter.RequiredText("type"),
        parameter.Flag("optional"),
        parameter.TextOf("at"),
        (parameter.MappingOf("shows")?.Entries ?? []).ToDictionary(entry => entry.Key.Text, entry => entry.Value.Text(), StringComparer.OrdinalIgnoreCase),
        parameter.RequiredText("source"),
        parameter.TextOf("note"));
}

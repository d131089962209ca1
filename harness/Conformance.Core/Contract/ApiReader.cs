using System.Collections.Frozen;
using System.Globalization;
using Conformance.DataFiles;

namespace Conformance.Core.Contract;

/// <summary>Reads what concerns the whole API from documents that meet the schema.</summary>
internal static class ApiReader
{
    public static ApiContract Read(YamlMapping api, YamlMapping mapping, Dictionary<string, Resource> resources) => new(
        api.RequiredText("namespace"),
        api.RequiredText("basePath"),
        [.. api.Items("versions").Select(item => item.Mapping()).Select(version => new ApiVersion(
            version.RequiredText("name"), version.RequiredText("status"), version.RequiredText("products")))],
        resources.ToFrozenDictionary(StringComparer.Ordinal),
        [.. api.Items("statuses").Select(item => item.Mapping()).Select(status => new StatusRule(
            int.Parse(status.RequiredText("code"), CultureInfo.InvariantCulture),
            status.Texts("methods"),
            ElementReader.Level(status),
            status.RequiredText("source"),
            status.TextOf("note")))],
        MappingReader.Of(mapping),
        api.Texts("indexed"),
        [.. api.Items("uncovered").Select(item => item.Mapping()).Select(left => new UncoveredOperation(
            left.RequiredText("operation"), left.RequiredText("source"), left.RequiredText("reason")))])
    {
        Roles = Roles(api.MappingOf("roles")!),
        JsonSince = mapping.TextOf("since"),
    };

    private static RoleRules Roles(YamlMapping roles) => new(
        roles.Texts("covers"),
        roles.Texts("covers-queries"),
        [.. roles.Items("of").Select(item => item.Mapping()).Select(role => new RoleRule(
            role.RequiredText("name"), role.RequiredText("title"), role.Texts("reads"), role.Texts("queries")))],
        roles.RequiredText("source"));
}

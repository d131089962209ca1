using System.Collections.Frozen;
using Conformance.DataFiles;
using Conformance.Documents.Compare;

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
        RepresentationMapping.Of(mapping),
        api.Texts("indexed"),
        [.. api.Items("uncovered").Select(item => item.Mapping()).Select(left => new UncoveredOperation(
            left.RequiredText("operation"), left.RequiredText("source"), left.RequiredText("reason")))]);
}

using System.Text.Json;
using System.Text.Json.Nodes;

namespace Conformance.Harness.Tests.Cli;

/// <summary>A statement in which everything is another.</summary>
internal static class ForgedStatement
{
    /// <summary>Changes every value below a node but the files, by which the archive is judged, and notes the path that should
    /// be told.</summary>
    public static void Change(JsonObject node, string path, List<string> changed)
    {
        foreach (var (name, value) in node.ToList())
        {
            var at = path.Length == 0 ? name : $"{path}.{name}";
            if (at == "predicate.conform.files")
            {
                continue;
            }

            if (value is JsonObject inner)
            {
                Change(inner, at, changed);
                continue;
            }

            node[name] =
                value is JsonArray list ? new JsonArray([.. list.Select(item => item?.DeepClone()), JsonValue.Create("forged")])
                : value is null ? "forged"
                : value.GetValueKind() == JsonValueKind.Number ? value.GetValue<int>() + 1
                : value.GetValue<string>() + "!";
            changed.Add(at);
        }
    }
}

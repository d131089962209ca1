using Conformance.Core.Contract;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Conformance.Emulator.Faults;

/// <summary>Writes the names of a JSON body as the other dialect does.</summary>
internal static class OtherCase
{
    /// <summary>The response, with its names in the other case if its body is JSON and no other fault has made something else of
    /// it.</summary>
    public static EmulatorResponse Of(Exchanged exchanged, EmulatorResponse response) =>
        exchanged.Format != BodyFormat.Json || response.Body.Span is not [(byte)'{', ..] || JsonNode.Parse(response.Body.Span) is not JsonObject body ? response
        : response with { Body = Encoding.UTF8.GetBytes(Renamed(body)!.ToJsonString()) };

    private static JsonNode? Renamed(JsonNode? node) => node switch
    {
        JsonObject holder => new JsonObject(holder.Select(member => KeyValuePair.Create(Name(member.Key), Renamed(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Renamed)]),
        null => null,
        _ => node.DeepClone(),
    };

    private static string Name(string name) => name.Length > 0 && char.IsAsciiLetterUpper(name[0])
        ? JsonNamingPolicy.CamelCase.ConvertName(name) : ApiRepresentation.Mapping.XmlName(name);
}

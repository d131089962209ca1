using System.Text.Json;
using System.Text.Json.Nodes;

namespace Conformance.Core.Contract.Schemas;

/// <summary>Writes the contract as a JSON Schema for one dialect: the <see cref="JsonDefinitions"/> in a document of their
/// own.</summary>
public static class JsonSchemas
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema's text; the same contract gives the same bytes.</summary>
    /// <param name="contract">The contract.</param>
    /// <param name="dialect">How members are named.</param>
    public static string Of(ApiContract contract, Dialect dialect)
    {
        var schema = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = $"Answers of Veeam Backup Enterprise Manager {(dialect == Dialect.Em13 ? "13" : "12")}; made from scenarios/contract by conform schema",
            ["definitions"] = new JsonDefinitions(contract, dialect, "#/definitions/", JsonValues.Of).All(),
        };
        return schema.ToJsonString(Indented) + "\n";
    }
}

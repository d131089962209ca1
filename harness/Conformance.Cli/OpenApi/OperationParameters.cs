using System.Text.Json.Nodes;
using Conformance.Core.Contract;
using Microsoft.OpenApi;

namespace Conformance.Cli.OpenApi;

/// <summary>What a request may say in its path and its query.</summary>
/// <param name="contract">The contract.</param>
/// <param name="document">The document that the parameters stand in.</param>
internal sealed class OperationParameters(ApiContract contract, OpenApiDocument document)
{
    /// <summary>The parameters of an operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="method">Its method; only GET has a choice of representations.</param>
    public IList<IOpenApiParameter> Of(Operation operation, string method) =>
        [
            .. PathNames.Holes(PathNames.Template(operation.Path)).Select(Hole),
            .. operation.Path.Kind == PathKind.Logon ? new[] { Version() } : [],
            .. method == "GET" ? Queries(operation) : [],
        ];

    private static OpenApiParameter Query(string name, bool required, string description, IOpenApiSchema schema) =>
        new()
        {
            Name = name,
            In = ParameterLocation.Query,
            Required = required,
            Description = description,
            Schema = schema,
        };

    private OpenApiParameter Hole(string name) =>
        new()
        {
            Name = name,
            In = ParameterLocation.Path,
            Required = true,
            Description =
                name.EndsWith("ID", StringComparison.Ordinal) ? "The ID: the part of the UID behind its last colon."
                : name == "filepath" ? "All that follows, slashes included."
                : "The name.",
            Schema = Schema(
                name.EndsWith("ID", StringComparison.Ordinal)
                    ? new JsonObject { ["type"] = "string", ["examples"] = new JsonArray("f5bf1a4b-c229-452e-a4e8-0354e1752b4e") }
                    : Text()),
        };

    private OpenApiParameter Version() =>
        Query(
            "v",
            false,
            "The API version of the session that begins.",
            Schema(Choice([.. contract.Versions.Select(version => version.Name), "latest"])));

    private IEnumerable<OpenApiParameter> Queries(Operation operation)
    {
        if (
            operation.Resource.Key
            && !operation.Path.EntityByDefault
            && !operation.Path.Parameters.Any(parameter => parameter.Name == "format"))
        {
            yield return Query(
                "format",
                false,
                "With `Entity` the answer holds entities, without it references.",
                Schema(Choice(["Entity"])));
        }

        foreach (var parameter in operation.Path.Parameters)
        {
            var words = new[]
            {
                parameter.At is { } at ? $"Only what has this {at}." : null,
                parameter.Note,
                $"Source: {parameter.Source}.",
            };
            yield return Query(
                parameter.Name,
                !parameter.Optional,
                string.Join(" ", words.OfType<string>()),
                Schema(
                    operation.Path.Kind == PathKind.Query && parameter.Name == "type"
                        ? new JsonObject { ["anyOf"] = new JsonArray(Choice(QueryTypes()), Text()) }
                    : parameter.Shows.Count > 0 ? Choice(parameter.Shows.Keys.Order(StringComparer.Ordinal))
                    : AnswerSchemas.Value(parameter.Type, false, [])));
        }
    }

    /// <summary>The types that the query service knows. It reads them in any case, so that others must be let through.</summary>
    private IEnumerable<string> QueryTypes() =>
        contract.Resources.Values.Select(resource => resource.Query?.Type).OfType<string>().Order(StringComparer.Ordinal);

    private IOpenApiSchema Schema(JsonObject schema) => AnswerSchemas.Read(schema.ToJsonString(), document);

    private static JsonObject Text() => new() { ["type"] = "string" };

    private static JsonObject Choice(IEnumerable<string> values) =>
        new() { ["type"] = "string", ["enum"] = new JsonArray([.. values.Select(value => JsonValue.Create(value))]) };
}

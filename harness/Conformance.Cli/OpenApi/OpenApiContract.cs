using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Conformance.Core.Contract;
using Conformance.Core.Reports;
using Microsoft.OpenApi;

namespace Conformance.Cli.OpenApi;

/// <summary>
/// The contract as an OpenAPI 3.1 document: every path with its methods, queries, headers and errors, both formats of every
/// answer, and how to
/// log on. It is one of this project, and no document of the vendor's.
/// </summary>
internal static class OpenApiContract
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private const string Header = "token";
    private const string Cookie = "cookie";
    private const string Basic = "logon";

    /// <summary>The document's text; the same contract gives the same bytes.</summary>
    /// <param name="contract">The contract.</param>
    /// <param name="dialect">How JSON names its members.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<string> TextAsync(ApiContract contract, Dialect dialect, CancellationToken cancellationToken)
    {
        var document = JsonNode.Parse(
            await Of(contract, dialect).SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellationToken)
        )!;
        PutNullLast(document);
        return document.ToJsonString(Indented) + "\n";
    }

    /// <summary>The library writes <c>null</c> before the other type of a value, and tools that make values up take the first
    /// one.</summary>
    private static void PutNullLast(JsonNode? node)
    {
        if (
            node is JsonObject schema
            && schema["type"] is JsonArray { Count: 2 } types
            && types[0]?.GetValueKind() == JsonValueKind.String
            && types[0]!.GetValue<string>() == "null")
        {
            schema["type"] = new JsonArray(types[1]!.DeepClone(), types[0]!.DeepClone());
        }

        foreach (
            var child in node is JsonObject holder ? holder.Select(member => member.Value)
            : node is JsonArray items ? items
            : [])
        {
            PutNullLast(child);
        }
    }

    private static OpenApiDocument Of(ApiContract contract, Dialect dialect)
    {
        var document = new OpenApiDocument
        {
            Info = new OpenApiInfo
            {
                Title = "Veeam Backup Enterprise Manager REST API",
                Version = contract.Versions[^1].Name,
                Description =
                    "Made by `conform schema --openapi` from the contract of a conformance suite; not the vendor's. "
                    + $"Members of JSON are named as in version {(dialect == Dialect.Em13 ? "13" : "12")}. "
                    + "XML is the answer if a request has no Accept.",
                License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
            },
            Servers =
            [
                new OpenApiServer
                {
                    Url = "https://{host}:{port}",
                    Variables = new Dictionary<string, OpenApiServerVariable>
                    {
                        ["host"] = new() { Default = "localhost", Description = "The host of Enterprise Manager." },
                        ["port"] = new() { Default = "9398", Description = "Its port." },
                    },
                },
            ],
            Tags = new HashSet<OpenApiTag>(
                contract
                    .Operations.Select(Area)
                    .Distinct()
                    .Order(StringComparer.Ordinal)
                    .Select(area => new OpenApiTag { Name = area, Description = $"What the contract has in {area}." })),
            Paths = [],
        };
        AddSecurity(document);
        var examples = AnswerSchemas.Add(document, contract, dialect);
        var responses = new OperationResponses(contract, document, examples);
        responses.AddShared();
        var parameters = new OperationParameters(contract, document);
        foreach (var operation in contract.Operations)
        {
            var template = PathNames.Template(operation.Path);
            document.Paths[contract.BasePath + template] = new OpenApiPathItem
            {
                Operations = operation.Path.Methods.ToDictionary(
                    method => new HttpMethod(method),
                    method => new OpenApiOperation
                    {
                        OperationId = PathNames.Operation(method, template),
                        Summary = $"{method} {operation.Path.Template}",
                        Description = OperationWords.Of(contract, operation, method),
                        Tags = new HashSet<OpenApiTagReference> { new(Area(operation), document) },
                        ExternalDocs =
                            method == operation.Path.Methods[0] && SourcePage.UrlOf(operation.Path.Source) is { } url
                                ? new OpenApiExternalDocs { Url = new Uri(url), Description = operation.Path.Source }
                                : null,
                        Parameters = parameters.Of(operation, method),
                        RequestBody = method is "POST" or "PUT" && operation.Path.Kind != PathKind.Logon ? Body() : null,
                        Responses = responses.Of(operation, method),
                        Security =
                            operation.Path.Kind == PathKind.Logon ? [Needs(document, Basic)]
                            : operation.Path.Anonymous ? []
                            : null,
                    }),
            };
        }

        return document;
    }

    /// <summary>The body of what writes, of which the contract says nothing.</summary>
    private static OpenApiRequestBody Body() =>
        new()
        {
            Description = "Not described by the contract.",
            Content = new Dictionary<string, IOpenApiMediaType>
            {
                ["application/xml"] = new OpenApiMediaType(),
                ["application/json"] = new OpenApiMediaType(),
            },
        };

    private static void AddSecurity(OpenApiDocument document)
    {
        document.AddComponent<IOpenApiSecurityScheme>(
            Header,
            new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = "X-RestSvcSessionId",
                Description = "The token that the logon gave. It ends after 15 minutes without a request.",
            });
        document.AddComponent<IOpenApiSecurityScheme>(
            Cookie,
            new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Cookie,
                Name = "X-RestSvcSessionId",
                Description = "The same token. If both are sent, the cookie decides.",
            });
        document.AddComponent<IOpenApiSecurityScheme>(
            Basic,
            new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "basic",
                Description = "Only for the logon.",
            });
        document.Security = [Needs(document, Header), Needs(document, Cookie)];
    }

    private static OpenApiSecurityRequirement Needs(OpenApiDocument document, string scheme) =>
        new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [] };

    /// <summary>The folder of the contract that describes the operation.</summary>
    private static string Area(Operation operation) =>
        operation.Resource.Place.File.Split('/') is [.., var folder, _] ? folder : "contract";
}

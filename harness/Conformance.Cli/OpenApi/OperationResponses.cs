using System.Globalization;
using Conformance.Core.Contract;
using Microsoft.OpenApi;

namespace Conformance.Cli.OpenApi;

/// <summary>What an operation may be answered with: its body in both formats, its headers, and the errors.</summary>
/// <param name="contract">The contract.</param>
/// <param name="document">The document that the responses stand in.</param>
/// <param name="examples">Examples of bodies.</param>
internal sealed class OperationResponses(
    ApiContract contract,
    OpenApiDocument document,
    (AnswerExamples Json, XmlExamples Xml) examples)
{
    private const string Length = "Content-Length";
    private const string Token = "X-RestSvcSessionId";
    private const string Cookie = "Set-Cookie";
    private const string Challenge = "WWW-Authenticate";

    /// <summary>Adds what several operations share: headers and errors.</summary>
    public void AddShared()
    {
        Header(Length, "The length of the body in bytes.", JsonSchemaType.Integer, null);
        Header(
            Token,
            "The token of the session, which every other request sends.",
            JsonSchemaType.String,
            "NDRjZmJkYmUtNWE5NS00MTU2LTg4NjctOTFmMDY5YjdjMmNj");
        Header(
            Cookie,
            "The same token as a cookie.",
            JsonSchemaType.String,
            Token + "=NDRjZmJkYmUtNWE5NS00MTU2LTg4NjctOTFmMDY5YjdjMmNj; Path=/api;");
        Header(Challenge, "How to log on: Basic.", JsonSchemaType.String, "Basic Realm=RestSvc");
        foreach (var code in contract.Statuses.Select(status => status.Code).Distinct())
        {
            document.AddComponent(
                Name(code),
                new OpenApiResponse
                {
                    Description = Words(code),
                    Headers = code == 401 ? Headers(Length, Challenge) : Headers(Length),
                    Content = Content([ApiContract.ErrorType]),
                });
        }
    }

    /// <summary>The responses of an operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="method">The method; the contract describes no body of what writes, logon and logoff apart.</param>
    public OpenApiResponses Of(Operation operation, string method)
    {
        var responses = new OpenApiResponses();
        var (code, success) = Success(operation, method);
        responses[code] = success;
        foreach (
            var status in contract
                .Statuses.Where(status => status.Methods.Count == 0 || status.Methods.Contains(method))
                .Where(status => Fits(operation, method, status))
                .OrderBy(status => status.Code))
        {
            responses[status.Code.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponseReference(
                Name(status.Code),
                document);
        }

        return responses;
    }

    /// <summary>Whether an error can come: nobody is refused the entry point, and only a logon was seen to be refused for its
    /// content type.</summary>
    private static bool Fits(Operation operation, string method, StatusRule status) =>
        status.Code switch
        {
            401 or 403 => !operation.Path.Anonymous || operation.Path.Kind == PathKind.Logon,
            415 => operation.Path.Kind == PathKind.Logon,
            501 => method != "GET",
            _ => true,
        };

    private (string Code, OpenApiResponse Response) Success(Operation operation, string method) =>
        (operation.Path.Kind, method) switch
        {
            (PathKind.Logon, _) => (
                "201",
                new OpenApiResponse
                {
                    Description = "The session that the logon began.",
                    Headers = Headers(Length, Token, Cookie),
                    Content = Content([operation.Resource.Type]),
                }),
            (_, "GET") => (
                "200",
                new OpenApiResponse
                {
                    Description = Body(operation),
                    Headers = Headers(Length),
                    Content = Content(operation),
                }),
            (PathKind.Item, "DELETE") when operation.Resource.Type == ApiContract.LogonSessionType => (
                "204",
                new OpenApiResponse { Description = "The session has ended; its token is refused from now on." }),
            _ => (
                "2XX",
                new OpenApiResponse
                {
                    Description = "Done, or a task that does it. The contract does not describe what writing operations answer.",
                }),
        };

    private static string Body(Operation operation) =>
        operation.Resource.Key && !operation.Path.EntityByDefault
            ? $"{(operation.IsList ? "References, or entities" : "A reference, or the entity")} with `format=Entity`."
        : operation.IsList ? "All members."
        : "The resource.";

    /// <summary>The root elements that a body may have.</summary>
    private static IEnumerable<string> Roots(Operation operation)
    {
        var forms = operation.Path.EntityByDefault
            ? new[] { operation.Form(asEntity: true) }
            : [operation.Form(asEntity: false), operation.Form(asEntity: true)];
        return forms.Distinct().Select(operation.RootElement).Concat(operation.Path.Or is { } other ? new[] { other } : []);
    }

    /// <summary>A body in both formats; a reference has an example of its own, since its schema is that of all
    /// references.</summary>
    private Dictionary<string, IOpenApiMediaType> Content(Operation operation)
    {
        var content = Content(Roots(operation));
        if (operation.Form(asEntity: false) is ResourceForm.Reference or ResourceForm.ReferenceList)
        {
            ((OpenApiMediaType)content["application/json"]).Example = examples.Json.Reference(operation);
            ((OpenApiMediaType)content["application/xml"]).Example = examples.Xml.Of(
                examples.Json.XmlReference(operation.Resource),
                operation.IsList);
        }

        return content;
    }

    /// <summary>A body in both formats.</summary>
    private Dictionary<string, IOpenApiMediaType> Content(IEnumerable<string> roots)
    {
        var all = roots.ToList();
        return new Dictionary<string, IOpenApiMediaType>
        {
            ["application/xml"] = new OpenApiMediaType
            {
                Schema = AnyOf(all.Select(root => XmlShapes.Prefix + root)),
                Example = examples.Xml.Of(XmlShapes.Prefix + all[0]),
            },
            ["application/json"] = new OpenApiMediaType { Schema = AnyOf(all) },
        };
    }

    private IOpenApiSchema AnyOf(IEnumerable<string> names)
    {
        var all = names.Select(name => (IOpenApiSchema)new OpenApiSchemaReference(name, document)).ToList();
        return all.Count == 1 ? all[0] : new OpenApiSchema { AnyOf = all };
    }

    private void Header(string name, string description, JsonSchemaType type, string? example) =>
        document.AddComponent(
            name,
            new OpenApiHeader
            {
                Description = description,
                Schema = new OpenApiSchema { Type = type, Examples = example is null ? null : [example] },
            });

    private Dictionary<string, IOpenApiHeader> Headers(params string[] names) =>
        names.ToDictionary(name => name, IOpenApiHeader (name) => new OpenApiHeaderReference(name, document));

    private static string Name(int code) => string.Create(CultureInfo.InvariantCulture, $"Error{code}");

    private string Words(int code) =>
        string.Join(" ", contract.Statuses.Where(status => status.Code == code).Select(Words));

    private static string Words(StatusRule status)
    {
        var methods = status.Methods.Count == 0 ? "Any method" : string.Join(", ", status.Methods);
        var level = status.Level == FactLevel.Documented ? "documented" : "observed";
        return $"{methods}: {level} ({status.Source}).{(status.Note is { } note ? " " + note : "")}";
    }
}

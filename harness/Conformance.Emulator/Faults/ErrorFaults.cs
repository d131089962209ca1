using System.Text;
using Conformance.Core.Contract;
using Conformance.Emulator.Answers;

namespace Conformance.Emulator.Faults;

/// <summary>Wrong in answers to wrong requests.</summary>
internal static class ErrorFaults
{
    private const string Area = "errors";

    public static readonly Fault[] All =
    [
        On("unknown-id-200-empty", "An unknown ID is answered 200 without a body.", Outcome.UnknownId, response =>
            response.Without("Content-Type") with { Status = 200, Body = ReadOnlyMemory<byte>.Empty }),
        Status("unknown-id-500", "An unknown ID is answered 500.", Outcome.UnknownId, 500),
        Status("unknown-id-204", "An unknown ID is answered 204.", Outcome.UnknownId, 204, keepBody: false),
        Shown("unknown-name-200", "The name of nothing is answered with something.", path =>
            path.Kind == PathKind.Item && !path.Template.EndsWith("{ID}", StringComparison.Ordinal)),
        Shown("nested-of-nothing-200", "The nested collection of an unknown ID is an empty one.", path => path.Kind == PathKind.Nested),
        Status("malformed-id-500", "An ID that is no GUID is answered 500.", Outcome.MalformedId, 500),
        Status("wrong-method-200", "A method that a path does not know is answered 200.", Outcome.WrongMethod, 200),
        Status("wrong-method-404", "A method that a path does not know is answered 404.", Outcome.WrongMethod, 404),
        Status("patch-404", "PATCH is answered 404 where a path does not know it.", Outcome.WrongMethod, 404, of: exchanged => exchanged.Request.Method == "PATCH"),
        Status("unauthorized-403", "A request without a token is answered 403.", Outcome.Unauthorized, 403),
        new("error-body-html", "Error bodies are an HTML page.", Area, Body("text/html", "<!DOCTYPE html><html><body><h1>Error</h1></body></html>")),
        new("error-body-text", "Error bodies are plain text.", Area, Body("text/plain", "Something went wrong.")),
        new("error-body-missing", "Errors have no body.", Area, behaviour => behaviour.AlsoResponse((_, response) =>
            response.Status >= 400 ? response.Without("Content-Type") with { Body = ReadOnlyMemory<byte>.Empty } : response)),
        new("error-status-code-differs", "StatusCode in error bodies is 500 whatever the status.", Area, behaviour => behaviour.AlsoElement((_, element) =>
            IsError(element) ? element.WithAttribute("StatusCode", _ => "500") : element)),
        new("error-message-missing", "Error bodies have no Message.", Area, behaviour => behaviour.AlsoElement((_, element) =>
            IsError(element) ? element with { Attributes = element.Attributes.RemoveAll(field => field.Name == "Message") } : element)),
        new("error-always-xml", "Error bodies are XML even if JSON is asked for.", Area, behaviour => behaviour.AlsoResponse((exchanged, response) =>
            response.Status >= 400 && exchanged.Format == BodyFormat.Json
                ? response.With("Content-Type", "application/xml") with { Body = Xml(exchanged, response.Status) }
                : response)),
    ];

    private static Fault Shown(string name, string what, Func<ResourcePath, bool> where) =>
        new(name, what, Area, behaviour => behaviour with { ShowsUnknown = operation => where(operation.Path) });

    private static Fault On(string name, string what, Outcome outcome, Func<EmulatorResponse, EmulatorResponse> edit) =>
        new(name, what, Area, behaviour => behaviour.AlsoResponse((exchanged, response) => exchanged.Outcome == outcome ? edit(response) : response));

    /// <summary>Another status, with the body that fits it, so that only the status is wrong.</summary>
    public static Fault Status(
        string name, string what, Outcome outcome, int status, bool keepBody = true, string area = Area, Func<Exchanged, bool>? of = null)
    {
        bool IsOf(Exchanged exchanged) => exchanged.Outcome == outcome && of?.Invoke(exchanged) != false;

        return new(name, what, area, behaviour => behaviour
            .AlsoElement((exchanged, element) => IsOf(exchanged) && IsError(element)
                ? element.WithAttribute("StatusCode", _ => status.ToString(System.Globalization.CultureInfo.InvariantCulture))
                : element)
            .AlsoResponse((exchanged, response) => !IsOf(exchanged) ? response
                : keepBody ? response with { Status = status }
                : response.Without("Content-Type") with { Status = status, Body = ReadOnlyMemory<byte>.Empty }));
    }

    private static Func<EmulatorBehaviour, EmulatorBehaviour> Body(string mediaType, string text) =>
        behaviour => behaviour.AlsoResponse((_, response) =>
            response.Status >= 400 ? response.With("Content-Type", mediaType) with { Body = Encoding.UTF8.GetBytes(text) } : response);

    private static bool IsError(Element element) => element.Name == Core.Contract.ApiContract.ErrorType;

    private static ReadOnlyMemory<byte> Xml(Exchanged exchanged, int status) => XmlBodies.Write(
        SingleResources.Error(exchanged.Contract, status, "An error."), exchanged.Contract.Namespace, new Styles.WritingStyle());
}

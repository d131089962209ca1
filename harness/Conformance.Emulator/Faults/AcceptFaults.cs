using Conformance.Emulator.Answers;
using Conformance.Emulator.Hosting;

namespace Conformance.Emulator.Faults;

/// <summary>Wrong in the choice and the naming of the format.</summary>
internal static class AcceptFaults
{
    private const string Area = "accept";

    // More than the checksum and the length that end a gzip.
    private const int CutOff = 20;

    public static readonly Fault[] All =
    [
        new("json-ignored", "Accept: application/json is answered in XML.", Area, behaviour => behaviour with { Negotiate = _ => BodyFormat.Xml }),
        new("xml-ignored", "Accept: application/xml is answered in JSON.", Area, behaviour => behaviour with
        {
            Negotiate = accept => accept?.Contains("xml", StringComparison.OrdinalIgnoreCase) == true ? BodyFormat.Json : Negotiation.FormatFor(accept),
        }),
        new("absent-accept-json", "A request without Accept is answered in JSON.", Area, behaviour => behaviour with
        {
            Negotiate = accept => accept is null ? BodyFormat.Json : Negotiation.FormatFor(accept),
        }),
        new("any-accept-json", "Accept: */* is answered in JSON.", Area, behaviour => behaviour with
        {
            Negotiate = accept => accept?.Trim() == "*/*" ? BodyFormat.Json : Negotiation.FormatFor(accept),
        }),
        new("xml-labelled-json", "XML bodies are labelled application/json.", Area, Labelled(BodyFormat.Xml, "application/json")),
        new("json-labelled-xml", "JSON bodies are labelled application/xml.", Area, Labelled(BodyFormat.Json, "application/xml")),
        new("json-labelled-text", "JSON bodies are labelled text/plain.", Area, Labelled(BodyFormat.Json, "text/plain")),
        new("charset-wrong", "UTF-8 bodies are labelled charset=utf-16.", Area, behaviour => behaviour.AlsoResponse((exchanged, response) =>
            response.Body.IsEmpty ? response : response.With("Content-Type", Negotiation.MediaType(exchanged.Format) + "; charset=utf-16"))),
        new("gzip-cut-off", "Bodies of 200 are coded as gzip, and the end is missing.", Area, behaviour => behaviour.AlsoResponse((_, response) =>
            response.Status == 200 && CodedBody.Of(response, CodedBody.Gzip) is { Body.IsEmpty: false } coded ? coded with { Body = coded.Body[..^CutOff] } : response)),
        new("content-type-missing", "Bodies have no Content-Type.", Area, behaviour => behaviour.AlsoResponse((_, response) => response.Without("Content-Type"))),
        new("json-differs", "JSON gives another State than XML.", Area, behaviour => behaviour.AlsoElement((exchanged, element) =>
            exchanged is { Format: BodyFormat.Json, Outcome: Outcome.Shown } ? element.Everywhere(State) : element)),
    ];

    private static Func<EmulatorBehaviour, EmulatorBehaviour> Labelled(BodyFormat format, string mediaType) =>
        behaviour => behaviour.AlsoResponse((exchanged, response) =>
            exchanged.Format == format && !response.Body.IsEmpty ? response.With("Content-Type", mediaType) : response);

    private static Element State(Element element) => element switch
    {
        { Name: "State", Text: "Completed" } => element with { Text = "Pending" },
        { Name: "State", Text: "Stopped" } => element with { Text = "Stopping" },
        _ => element,
    };
}

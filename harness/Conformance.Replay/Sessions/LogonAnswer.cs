using System.Text;
using System.Text.Json;
using System.Xml;
using Conformance.Core.Exchanges;
using Conformance.Replay.Redaction;

namespace Conformance.Replay.Sessions;

/// <summary>What a 2xx answer to a logon says about the new session, secrets in the clear.</summary>
/// <param name="Token">The token of the header field (any case), else of the cookie; null if there is neither.</param>
/// <param name="SessionId">The id that the body names, last segment of its Href or its SessionId; null if it names none.</param>
internal sealed record LogonAnswer(string? Token, string? SessionId)
{
    private const string TokenName = "X-RestSvcSessionId";

    /// <summary>
    /// Reads headers and body. A body that is no LogonSession in XML or JSON is no error here: judging it is not the transport's.
    /// </summary>
    public static LogonAnswer Read(ReceivedResponse response) => new(TokenOf(response), IdOf(response.Body));

    private static string? TokenOf(ReceivedResponse response)
    {
        if (response.Headers.First(TokenName) is { Length: > 0 } token)
        {
            return token;
        }

        return response.Headers.All("Set-Cookie").Select(SetCookie.Read)
            .FirstOrDefault(cookie => cookie is { Value.Length: > 0 }
                && cookie.Name.Equals(TokenName, StringComparison.OrdinalIgnoreCase))?.Value;
    }

    private static string? IdOf(ReadOnlyMemory<byte> body)
    {
        var first = body.Span.TrimStart("\uFEFF \t\r\n"u8);
        var (href, id) = first is [(byte)'{', ..] ? FromJson(body) : FromXml(body);
        return LastSegment(href) ?? id;
    }

    private static (string? Href, string? Id) FromXml(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var stream = new MemoryStream(body.ToArray(), writable: false);
            using var reader = XmlReader.Create(
                stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            if (reader.MoveToContent() != XmlNodeType.Element || reader.LocalName != "LogonSession")
            {
                return default;
            }

            var href = reader.GetAttribute("Href");
            string? id = null;
            while (id is null && reader.Read())
            {
                id = reader is { NodeType: XmlNodeType.Element, Depth: 1, LocalName: "SessionId" }
                    ? reader.ReadElementContentAsString()
                    : null;
            }

            return (href, id);
        }
        catch (XmlException)
        {
            return default;
        }
    }

    private static (string? Href, string? Id) FromJson(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(Encoding.UTF8.GetString(body.Span).TrimStart('\uFEFF'));
            return (Text(document.RootElement, "Href"), Text(document.RootElement, "SessionId"));
        }
        catch (JsonException)
        {
            return default;
        }
    }

    // PascalCase in em12, camelCase in em13.
    private static string? Text(JsonElement element, string name) =>
        element.EnumerateObject()
            .Where(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
                && property.Value.ValueKind == JsonValueKind.String)
            .Select(property => property.Value.GetString())
            .FirstOrDefault();

    private static string? LastSegment(string? href)
    {
        const string collection = "/logonSessions/";
        var path = href?.Split('?', '#')[0].TrimEnd('/');
        return path?.LastIndexOf(collection, StringComparison.OrdinalIgnoreCase) is { } at and >= 0 ? path[(at + collection.Length)..] : null;
    }
}

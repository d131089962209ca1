using Conformance.Documents;
using Conformance.Core.Exchanges;
using Conformance.Replay.Redaction;
using Conformance.Replay.Transport;

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
        if (body.Length > LargeBodies.From)
        {
            // As a tree it would take many times its size; a LogonSession has a few thousand bytes.
            return SessionIds.First(body.Span);
        }

        try
        {
            var first = body.Span.TrimStart("\uFEFF \t\r\n"u8);
            var root = (first is [(byte)'{', ..] ? JsonDocuments.Read(body, DocumentLimits.Default) : XmlDocuments.Read(body, DocumentLimits.Default)).Root;
            return LastSegment(Text(root, "Href")) ?? Text(root, "SessionId");
        }
        catch (DocumentException)
        {
            // No LogonSession, but what it names can be ended.
            return SessionIds.First(body.Span);
        }
    }

    // An attribute or element in XML; PascalCase in em12, camelCase in em13.
    private static string? Text(Node root, string name) => root.Attribute(name)?.Text
        ?? root.Elements.FirstOrDefault(node => node.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Text;

    private static string? LastSegment(string? href)
    {
        const string collection = "/logonSessions/";
        var path = href?.Split('?', '#')[0].TrimEnd('/');
        return path?.LastIndexOf(collection, StringComparison.OrdinalIgnoreCase) is { } at and >= 0 ? path[(at + collection.Length)..] : null;
    }
}

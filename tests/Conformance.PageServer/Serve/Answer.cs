using System.Xml.Linq;

namespace Conformance.PageServer.Serve;

/// <summary>What goes back: a status and a tree, or no body.</summary>
internal sealed record Answer(int Status, XElement? Body = null)
{
    /// <summary>Further headers of this answer.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The body of every error (http_response_codes.md).</summary>
    public static Answer Error(ServerOptions options, int status, string message)
    {
        var body = new XElement("Error");
        if (options.Has("error-elements"))
        {
            body.Add(new XElement("Message", message), new XElement("StatusCode", status));
        }
        else
        {
            body.Add(new XAttribute("Message", message), new XAttribute("StatusCode", status));
        }

        return new Answer(status, body);
    }
}

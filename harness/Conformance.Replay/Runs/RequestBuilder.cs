using System.Text;
using Conformance.Core.Exchanges;
using Conformance.Core.Scenarios;
using Conformance.Replay.Transport;

namespace Conformance.Replay.Runs;

/// <summary>Fills a request's holes. Adds no header field that the scenario does not name.</summary>
internal static class RequestBuilder
{
    private const string TokenField = "X-RestSvcSessionId";

    /// <summary>A user name that no account has.</summary>
    private const string UnknownUser = "conform-knows-no-such-user";

    /// <summary>The request to send.</summary>
    /// <exception cref="KeyNotFoundException">A name in it is not bound.</exception>
    public static RequestToSend Build(RequestTemplate template, Func<string, string> fill, RunOptions options, string? token)
    {
        var query = string.Join('&', template.Query
            .Select(pair => (pair.Key, Value: fill(pair.Value)))
            .Where(pair => pair.Value != RequestTemplate.Absent)
            .Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));
        var path = fill(template.Path);
        var url = Url(options, query.Length == 0 ? path : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}");
        var headers = new List<HeaderField>();
        headers.AddRange(Authorization(fill(template.Auth), options, token));
        var accept = fill(template.Accept);
        if (accept != RequestTemplate.Absent)
        {
            headers.Add(new HeaderField("Accept", accept));
        }

        headers.AddRange(template.Headers
            .Select(pair => new HeaderField(pair.Key, fill(pair.Value)))
            .Where(field => field.Value != RequestTemplate.Absent));
        return new RequestToSend(fill(template.Method), url, headers, template.Body is { } body ? Encoding.UTF8.GetBytes(fill(body)) : default);
    }

    /// <summary>A GET of a path that a server wrote: it goes out as it stands, and nothing in it is filled.</summary>
    /// <exception cref="KeyNotFoundException">The run has no session, and the step needs one.</exception>
    public static RequestToSend Follow(string path, LinkStep step, Func<string, string> fill, RunOptions options, string? token)
    {
        var accept = fill(step.Accept);
        IEnumerable<HeaderField> headers = Authorization(fill(step.Auth), options, token);
        return new RequestToSend(
            "GET", Url(options, path), [.. accept == RequestTemplate.Absent ? headers : headers.Append(new HeaderField("Accept", accept))], default);
    }

    /// <summary>The absolute URL of a path below the base.</summary>
    public static string Url(RunOptions options, string path) => options.BaseUrl.Origin + options.BaseUrl.Path.TrimEnd('/') + path;

    private static IEnumerable<HeaderField> Authorization(string mode, RunOptions options, string? token) => mode switch
    {
        AuthModes.Basic => [Basic(options.User, options.Password)],
        AuthModes.WrongPassword => [Basic(options.User, options.Password + "-but-wrong")],
        AuthModes.WrongUser => [Basic(UnknownUser, options.Password)],
        AuthModes.Second => [new HeaderField("Authorization", (options.Second ?? throw new KeyNotFoundException("the run has no second account")).BasicAuthorization)],
        AuthModes.Header => [new HeaderField(TokenField, Needed(token))],
        AuthModes.Cookie => [new HeaderField("Cookie", $"{TokenField}={Needed(token)}")],
        AuthModes.Both => [new HeaderField(TokenField, Needed(token)), new HeaderField("Cookie", $"{TokenField}={Needed(token)}")],
        _ => [],
    };

    private static string Needed(string? token) => token ?? throw new KeyNotFoundException("the run has no logon session");

    private static HeaderField Basic(string user, string password) =>
        new("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));
}

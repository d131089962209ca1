using System.Net.Mime;
using Conformance.PageServer.Render;
using Conformance.PageServer.World;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Conformance.PageServer.Serve;

/// <summary>Turns a request into bytes.</summary>
internal sealed class Handler(Estate estate, ServerOptions options)
{
    private const string Token = "X-RestSvcSessionId";
    private readonly Logons logons = new(options);
    private readonly Router router = new(estate, options);
    private readonly Doors doors = new(estate, options);

    public async Task RunAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? string.Empty;
        var answer = path.StartsWith("/api", StringComparison.OrdinalIgnoreCase) && (path.Length == 4 || path[4] == '/')
            ? Respond(context.Request, path[4..].TrimEnd('/')) : Answer.Error(options, 404, "The API is below /api.");
        await SendAsync(context, answer, context.RequestAborted);
    }

    private Answer Respond(HttpRequest request, string path)
    {
        if (path.Equals("/sessionMngr", StringComparison.OrdinalIgnoreCase))
        {
            return request.Method == "POST" ? Open(request) : NotSupported(path);
        }

        if (path.Length == 0)
        {
            return request.Method == "GET" ? new Answer(200, Doors.Root()) : NotSupported(path);
        }

        if (logons.ByToken(Presented(request)) is not { } logon)
        {
            return Answer.Error(options, 401, "Log on first.") with { Headers = options.Has("challenge-always") ? [Challenge]
                : [] };
        }

        if (request.Method == "GET")
        {
            return router.Get(path, Parameters(request), logon, logons);
        }

        if (request.Method == "DELETE" && path.StartsWith("/logonSessions/", StringComparison.OrdinalIgnoreCase)
            && logons.ById(path[15..]) is { } closed)
        {
            logons.Close(closed);
            return new Answer(options.Has("logoff-ok") ? 200 : 204);
        }

        return Methods.IsDocumented(request.Method, path) ? Answer.Error(options, router.Exists(path) ? 501 : 404,
            "This server only reads.")
            : router.Exists(path) ? NotSupported(path) : Answer.Error(options, 404, "There is no such resource.");
    }

    private static KeyValuePair<string, string> Challenge => new("WWW-Authenticate", "Basic Realm=RestSvc");

    private Answer NotSupported(string path) => Answer.Error(options, options.Has("method-missing") ? 404 : 405,
        "The method is not supported here.")
        with { Headers = options.Has("allow-header") ? [new("Allow", path == "/sessionMngr" ? "POST" : Methods.Allowed(path))]
            : [] };

    private Answer Open(HttpRequest request)
    {
        if (logons.Open(request.Headers.Authorization) is not { } logon)
        {
            return Answer.Error(options, 401,
                "The user name or the password is wrong.") with { Headers = options.Has("challenge-lacks") ? [] : [Challenge] };
        }

        var cookie = $"{Token}={logon.Token}; Path=/api;" + (options.Has("cookie-attributes") ? " HttpOnly; SameSite=Lax"
            : string.Empty);
        List<KeyValuePair<string, string>> headers = [new(Token, logon.Token)];
        if (!options.Has("cookie-lacks"))
        {
            headers.Add(new("Set-Cookie", cookie));
        }

        if (options.Has("location"))
        {
            headers.Add(new("Location", Address(request) + "/logonSessions/" + logon.Id));
        }

        return new Answer(options.Has("logon-ok") ? 200 : 201, doors.Logon(logon)) { Headers = headers };
    }

    /// <summary>The token: that of the cookie wins (http_authentication.md).</summary>
    private string? Presented(HttpRequest request)
    {
        var header = request.Headers[Token].FirstOrDefault();
        var cookie = options.Has("cookie-ignored") ? null : request.Headers.Cookie.SelectMany(line =>
            (line ?? string.Empty).Split(';'))
            .Select(part => part.Trim()).FirstOrDefault(part => part.StartsWith(Token + "=",
                StringComparison.OrdinalIgnoreCase))?[(Token.Length + 1)..];
        return options.Has("header-wins") ? header ?? cookie : cookie ?? header;
    }

    /// <summary>The parameters as they stand: + is a plus, and a filter may hold anything.</summary>
    private static List<KeyValuePair<string, string>> Parameters(HttpRequest request) =>
        [.. (request.QueryString.Value ?? string.Empty).TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('=', 2)).Select(pair => new KeyValuePair<string, string>(Uri.UnescapeDataString(pair[0]),
                pair.Length == 1 ? string.Empty : Uri.UnescapeDataString(pair[1].Replace('+', ' '))))];

    private string Address(HttpRequest request) => options.Has("foreign-host") ? "https://portal.lab.example:9398/api"
        : $"{request.Scheme}://{request.Host.Value}/api";

    private async Task SendAsync(HttpContext context, Answer answer, CancellationToken token)
    {
        var json = WantsJson(context.Request.Headers.Accept, out var acceptable);
        if (!acceptable && options.Has("accept-strict") && answer.Status == 200)
        {
            answer = Answer.Error(options, 406, "Ask for XML or JSON.");
        }

        var response = context.Response;
        response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers.Append(options.Has("header-lower") ? Lower(name) : name, value);
        }

        if (options.Has("header-extra"))
        {
            response.Headers.CacheControl = "no-cache";
            response.Headers["X-Frame-Options"] = "DENY";
            response.Headers.Vary = "Accept";
        }

        if (answer.Body is null)
        {
            return;
        }

        var address = Address(context.Request);
        var bytes = json ? new JsonText(options, address).Write(answer.Body) : new XmlText(options, address).Write(answer.Body);
        var type = json ? MediaTypeNames.Application.Json : options.Has("content-type-wrong") ? "text/html"
            : MediaTypeNames.Application.Xml;
        response.ContentType = options.Has("charset") ? type + "; charset=utf-8" : type;
        if (!options.Has("chunked"))
        {
            response.ContentLength = bytes.Length;
        }
        else
        {
            context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        }

        await response.Body.WriteAsync(bytes, token);
    }

    private static string Lower(string name)
    {
#pragma warning disable CA1308 // Header names in small letters are the point of the style.
        return name.ToLowerInvariant();
#pragma warning restore CA1308
    }

    /// <summary>Absent means XML; of several types the one with the greatest weight wins.</summary>
    private bool WantsJson(string? accept, out bool acceptable)
    {
        acceptable = true;
        if (string.IsNullOrWhiteSpace(accept))
        {
            return options.Has("json-default");
        }

        var best = accept.Split(',').Select(part => part.Split(';')).Select(part => (Type: part[0].Trim(), Weight: Weight(part)))
            .Where(part => part.Weight > 0
                && part.Type.ToUpperInvariant() is "APPLICATION/JSON" or "APPLICATION/XML" or "TEXT/XML" or "*/*"
                    or "APPLICATION/*")
            .OrderByDescending(part => part.Weight).ToList();
        acceptable = best.Count > 0;
        return acceptable && best[0].Type.Equals("application/json", StringComparison.OrdinalIgnoreCase);
    }

    private static double Weight(string[] part) => Array.Find(part, parameter => parameter.Trim().StartsWith("q=",
        StringComparison.Ordinal)) is { } weight
        && double.TryParse(weight.Trim()[2..], System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 1;
}

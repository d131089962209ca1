using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;

namespace Conformance.Replay.Transport;

/// <summary>
/// The one place that decides whether a request may leave. Nothing goes to another origin than the target's, or to a path that
/// any reader
/// could take out of the target's base path, ever: another application there would get the token. Unless unsafe requests are
/// allowed, only GET, HEAD, the logon and the deletion of logon sessions that this run created go out, in a form
/// that no server can read as something else.
/// </summary>
/// <remarks>
/// What POST and DELETE may go to is a list, compared byte by byte: there is no decoding, no normalising and no ignoring of case.
/// What GET
/// may go to is any path below the base without a segment that leads upwards, however that is written (<see cref="PathBelow"/>).
/// </remarks>
public sealed class SafetyGuard
{
    private const string Remedy = "Give --allow-unsafe if the target may be changed.";

    // Headers by which servers are told to take GET for another method.
    private static readonly string[] MethodOverrides = ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"];

    private static readonly SearchValues<char> SegmentCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    private readonly TargetUrl target;
    private readonly string basePath;
    private readonly bool allowUnsafe;
    private readonly ConcurrentDictionary<string, bool> ownSessions = new(StringComparer.Ordinal);

    /// <summary>A guard for one target.</summary>
    /// <param name="target">The target's base URL.</param>
    /// <param name="allowUnsafe">True to let every method pass, to every path below the base.</param>
    public SafetyGuard(TargetUrl target, bool allowUnsafe)
    {
        this.target = target;
        this.allowUnsafe = allowUnsafe;
        basePath = target.Path.TrimEnd('/');
    }

    /// <summary>Returns if the request may go out.</summary>
    /// <exception cref="UnsafeRequestException">It may not.</exception>
    public void Check(RequestToSend request, TargetUrl url)
    {
        var reason = OtherOrigin(url) ?? (allowUnsafe ? null : Ambiguity(request) ?? Effect(request, url)) ?? OtherPath(url);
        if (reason is not null)
        {
            throw new UnsafeRequestException(request.Method, request.Url, reason);
        }
    }

    /// <summary>
    /// Lets DELETE of a logon session pass from now on; false if the URL is not plainly one of this target's logon sessions.
    /// </summary>
    /// <remarks>A hostile server may call anything the session's Href, a job for instance; that must not be deleted.</remarks>
    internal bool Own(TargetUrl session)
    {
        var prefix = $"{basePath}/logonSessions/";
        var path = session.RequestTarget;
        if (!target.SameOrigin(session) || !path.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
            || !path.StartsWith(basePath, StringComparison.Ordinal) || !IsSegment(path.AsSpan(prefix.Length)))
        {
            return false;
        }

        ownSessions[path] = true;
        return true;
    }

    private static bool IsSegment(ReadOnlySpan<char> text) => text.Length is > 0 and <= 128 && !text.ContainsAnyExcept(SegmentCharacters);

    private string? OtherOrigin(TargetUrl url) => target.SameOrigin(url)
        ? null
        : $"it would go to {url.Origin}, but the target is {target.Origin}, and the token goes nowhere else.";

    private string? OtherPath(TargetUrl url) => PathBelow.Objection(url.Path, basePath) is { } objection
        ? $"{objection}. Only paths below {target.Origin}{basePath}/ are asked for, and the token goes nowhere else."
        : null;

    // What makes two readers see two different requests.
    private string? Ambiguity(RequestToSend request)
    {
        foreach (var field in request.Headers)
        {
            if (MethodOverrides.Contains(field.Name, StringComparer.OrdinalIgnoreCase))
            {
                return $"header {field.Name} can turn it into another method. {Remedy}";
            }

            if (field.Name.Equals("Host", StringComparison.OrdinalIgnoreCase)
                && !field.Value.Equals(target.HostField, StringComparison.OrdinalIgnoreCase))
            {
                return $"header Host names another host than {target.HostField}. {Remedy}";
            }

            if (field.Name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase)
                || (field.Name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase) && !SaysLength(field.Value, request.Body.Length)))
            {
                return $"header {field.Name} can hide a second request in the body. {Remedy}";
            }
        }

        return request.Method != "POST" && !request.Body.IsEmpty
            ? $"a {request.Method} with a body can hide a second request in it. {Remedy}"
            : null;
    }

    private string? Effect(RequestToSend request, TargetUrl url) => request.Method switch
    {
        "GET" or "HEAD" => null,
        "POST" when IsLogon(url) => null,
        "POST" => $"without --allow-unsafe, POST goes only to {basePath}/sessionMngr/. {Remedy}",
        "DELETE" when ownSessions.ContainsKey(url.RequestTarget) => null,
        "DELETE" => $"without --allow-unsafe, DELETE goes only to a logon session that this run created. {Remedy}",
        _ => $"without --allow-unsafe, only GET, HEAD, the logon and the logoff are sent (methods are case-sensitive). {Remedy}",
    };

    private bool IsLogon(TargetUrl url)
    {
        var path = url.Path;
        var query = url.Query;
        return (path == $"{basePath}/sessionMngr/" || path == $"{basePath}/sessionMngr")
            && (query.Length == 0 || (query.StartsWith("?v=", StringComparison.Ordinal) && IsSegment(query.AsSpan(3))));
    }

    private static bool SaysLength(string value, int length) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var said) && said == length;
}

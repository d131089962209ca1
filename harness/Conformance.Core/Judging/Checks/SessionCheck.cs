using Conformance.Core.Exchanges;

namespace Conformance.Core.Judging.Checks;

/// <summary>The answer to a logon carries a token in its header field.</summary>
public sealed record TokenHeaderCheck() : Check(CheckStage.Header)
{
    /// <summary>The name of the header field and of the cookie (HC:em_web_api_specifications).</summary>
    public const string FieldName = "X-RestSvcSessionId";

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer) =>
        CheckResult.If(answer.Response.Headers.First(FieldName) is { Length: > 0 }, ViolationKind.Missing, $"header field {FieldName}", $"a header field {FieldName} with the token", "none");
}

/// <summary>The answer to a logon sets a cookie with the same token as the header field.</summary>
public sealed record TokenCookieCheck() : Check(CheckStage.Header)
{
    private const string Cookie = $"cookie {TokenHeaderCheck.FieldName}";

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        var expected = $"Set-Cookie: {TokenHeaderCheck.FieldName}=<the token>";
        var cookies = answer.Response.Headers.All("Set-Cookie");
        var token = answer.Response.Headers.First(TokenHeaderCheck.FieldName);
        var given = cookies.Select(cookie => cookie.Split(';')[0].Split('=', 2)).FirstOrDefault(pair =>
            pair.Length == 2 && pair[0].Trim().Equals(TokenHeaderCheck.FieldName, StringComparison.OrdinalIgnoreCase))?[1].Trim();
        return given is null ? CheckResult.Violated(ViolationKind.Missing, Cookie, expected, cookies.Count == 0 ? "no Set-Cookie" : "a cookie of another name")
            : CheckResult.If(token is null || given == token, ViolationKind.WrongValue, Cookie, expected, "a cookie with another value than the header field");
    }
}

/// <summary>The cookie of a logon is for the API's paths alone, as the example shows it.</summary>
public sealed record CookiePathCheck() : Check(CheckStage.Header)
{
    private const string Path = "Path=";

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        var cookie = answer.Response.Headers.All("Set-Cookie").FirstOrDefault(each => each.TrimStart().StartsWith(TokenHeaderCheck.FieldName, StringComparison.OrdinalIgnoreCase));
        if (cookie is null)
        {
            return CheckResult.Nothing("the answer sets no cookie with a token");
        }

        var path = cookie.Split(';', StringSplitOptions.TrimEntries).FirstOrDefault(part => part.StartsWith(Path, StringComparison.OrdinalIgnoreCase))?[Path.Length..];
        return CheckResult.If(
            path?.TrimEnd('/') is { } stated && evidence.Contract.TargetBases.Append(evidence.Contract.BasePath).Contains(stated, StringComparer.OrdinalIgnoreCase),
            path is null ? ViolationKind.Missing : ViolationKind.WrongValue, "Path of the cookie", $"{Path}{evidence.Contract.BasePath}", path is null ? "no Path" : $"{Path}{path}");
    }
}

/// <summary>A Location in the answer to a logon, absolute or not, is the URL of the session that it opened
/// (HC:em_web_api_specifications).</summary>
public sealed record SessionLocationCheck() : Check(CheckStage.Content)
{
    private const string Field = "Location";

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer) =>
        answer.Response.Headers.First(Field) is not { Length: > 0 } location ? CheckResult.Nothing("the answer has no Location")
        : answer.Body is not { Root: "LogonSession", Resources: [{ } session] } || session.Text("SessionId") is not { Length: > 0 } id ? CheckResult.Nothing("the body names no session")
        : CheckResult.If(
            location.Split('?', '#')[0].TrimEnd('/').EndsWith($"/logonSessions/{id}", StringComparison.OrdinalIgnoreCase),
            ViolationKind.WrongValue, $"header field {Field}", $"a URL that ends in /logonSessions/{id}, or no {Field}", location);
}

/// <summary>The answer to a logon describes the session: user, ID, and an Href with that ID.</summary>
public sealed record SessionDescribedCheck() : Check(CheckStage.Content)
{
    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        if (answer.Body is { Root: "LogonSessions", IsCollection: true } list)
        {
            return list.Resources.Count == 0 ? CheckResult.Nothing("no logon session is listed") : CheckResult.Of(list.Resources.SelectMany(session => Described(session).Violations));
        }

        if (answer.Body is not { Root: "LogonSession", Resources: [var session] })
        {
            return CheckResult.Violated(ViolationKind.WrongBody, "LogonSession", "a body LogonSession", answer.Body is { } body ? $"a body {body.Root}" : "no body that can be read");
        }

        return Described(session);
    }

    private static CheckResult Described(ResourceView session)
    {
        var (user, id) = (session.Text("UserName"), session.Text("SessionId"));
        return string.IsNullOrEmpty(user) ? CheckResult.Violated(ViolationKind.Missing, "UserName", "a UserName", "none", session.Path)
            : string.IsNullOrEmpty(id) ? CheckResult.Violated(ViolationKind.Missing, "SessionId", "a SessionId", "none", session.Path)
            : CheckResult.If(
                session.Href?.EndsWith("/" + id, StringComparison.OrdinalIgnoreCase) ?? false,
                session.Href is null ? ViolationKind.Missing : ViolationKind.WrongValue, "Href of the session",
                $"an Href that ends in the SessionId {id}", session.Href is { } href ? href : "no Href", session.Path);
    }
}

/// <summary>A list of logon sessions holds the one that a step opened.</summary>
/// <param name="Step">The logon.</param>
public sealed record ListsSessionCheck(string Step) : Check(CheckStage.Content)
{
    /// <inheritdoc/>
    public override bool ReadsMembers => true;

    /// <inheritdoc/>
    public override IReadOnlyList<string> AlsoReads => [Step];

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        var path = evidence.Record.Bindings.GetValueOrDefault($"{Step}.path");
        return path is null ? CheckResult.Nothing($"{Step} opened no session")
            : answer.Body is not { IsCollection: true } body ? CheckResult.Violated(ViolationKind.WrongBody, "body", "a list of logon sessions", answer.Body?.Root ?? "no body that can be read")
            : CheckResult.If(
                body.Resources.Any(session => session.Href?.EndsWith(path, StringComparison.OrdinalIgnoreCase) ?? false),
                ViolationKind.Missing, "own session", $"a LogonSession with an Href that ends in {path}", $"{body.Resources.Count} others", body.Document.Root.Path.Text);
    }
}

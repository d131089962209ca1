namespace Conformance.Core.Scenarios;

/// <summary>Which requests a live target gets without <c>--allow-unsafe</c>: GET, HEAD, logon, and logoff of a session of our
/// own.</summary>
public static class Safety
{
    /// <summary>Whether every request of the variant is safe. The transport enforces the same over what is really sent.</summary>
    public static bool IsSafe(Variant variant) => variant.Scenario.Steps.OfType<RequestStep>().All(step => IsSafe(variant, step.Request));

    private static bool IsSafe(Variant variant, RequestTemplate request)
    {
        var path = variant.Fill(request.Path);
        return variant.Fill(request.Method) switch
        {
            "GET" or "HEAD" => true,
            "POST" => path.Equals("/sessionMngr", StringComparison.OrdinalIgnoreCase)
                || path.StartsWith("/sessionMngr/", StringComparison.OrdinalIgnoreCase)
                || path.StartsWith("/sessionMngr?", StringComparison.OrdinalIgnoreCase),
            "DELETE" => path.StartsWith('{') && path.EndsWith(".path}", StringComparison.Ordinal),
            _ => false,
        };
    }
}

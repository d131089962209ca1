using Conformance.Core.Scenarios;

namespace Conformance.Cli;

/// <summary>What a plan would send, with the holes that only a run can fill.</summary>
internal static class RequestListing
{
    public static async Task WriteAsync(Plan plan, TextWriter writer)
    {
        foreach (var variant in plan.Variants)
        {
            await writer.WriteAsync($"{variant.Id}\n");
            foreach (var line in variant.Scenario.Steps.SelectMany(step => Lines(step, variant)))
            {
                await writer.WriteAsync($"  {line}\n");
            }
        }
    }

    private static IEnumerable<string> Lines(Step step, Variant variant) => step switch
    {
        AdvanceStep advance => [$"# the clock moves by {advance.By:c}"],
        FollowStep follow => [$"GET <the link Rel {follow.Rel}{(follow.Type is null ? "" : $" and Type {follow.Type}")} of {follow.From}>", .. Fields(variant.Fill(follow.Auth), variant.Fill(follow.Accept), [])],
        PickStep { Field: null } pick => [$"# a page size for several pages is picked from the answer to {pick.From}"],
        PickStep pick => [$"# a value of {variant.Fill(pick.Field!)} is picked from the answer to {pick.From}"],
        FollowPagesStep pages => [$"GET <the link Rel Next of {pages.From}, and of each page after it>", .. Fields(variant.Fill(pages.Auth), variant.Fill(pages.Accept), [])],
        FollowEachStep each => [$"GET <each link of {each.From}>", .. Fields(variant.Fill(each.Auth), variant.Fill(each.Accept), [])],
        RequestStep { Request: var request } =>
        [
            $"{variant.Fill(request.Method)} {variant.Fill(request.Path)}{Query(request, variant)}",
            .. Fields(variant.Fill(request.Auth), variant.Fill(request.Accept), request.Headers.Select(pair => KeyValuePair.Create(pair.Key, variant.Fill(pair.Value)))),
        ],
        _ => [],
    };

    private static string Query(RequestTemplate request, Variant variant)
    {
        var pairs = request.Query.Select(pair => (pair.Key, Value: variant.Fill(pair.Value))).Where(pair => pair.Value != RequestTemplate.Absent)
            .Select(pair => $"{pair.Key}={pair.Value}").ToList();
        return pairs.Count == 0 ? "" : (variant.Fill(request.Path).Contains('?', StringComparison.Ordinal) ? "&" : "?") + string.Join('&', pairs);
    }

    private static IEnumerable<string> Fields(string auth, string accept, IEnumerable<KeyValuePair<string, string>> headers)
    {
        var token = auth switch
        {
            AuthModes.Header => "X-RestSvcSessionId: ***",
            AuthModes.Cookie => "Cookie: X-RestSvcSessionId=***",
            AuthModes.Both => "X-RestSvcSessionId: ***, Cookie: X-RestSvcSessionId=***",
            AuthModes.WrongPassword => "Authorization: Basic *** (a wrong password, once a run: --no-wrong-password leaves it out)",
            AuthModes.WrongUser => "Authorization: Basic *** (the password with a user name that no account has)",
            AuthModes.Basic or AuthModes.Second => "Authorization: Basic ***",
            _ => null,
        };
        return new[] { token, accept == RequestTemplate.Absent ? null : $"Accept: {accept}" }.OfType<string>()
            .Concat(headers.Where(pair => pair.Value != RequestTemplate.Absent).Select(pair => $"{pair.Key}: {pair.Value}"))
            .Select(line => "  " + line);
    }
}

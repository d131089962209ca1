using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Scenarios;
using Conformance.DataFiles;

namespace Conformance.Core.Recordings.Har;

/// <summary>The rules for a recording: without what only the wire shows, and without what whoever exported it may have taken
/// out.</summary>
internal static class HarRules
{
    private const string Token = "X-RestSvcSessionId";

    /// <summary>The version of HTTP is that between recorder and browser, and the length of a body is counted anew when it is
    /// decoded.</summary>
    private static readonly string[] OfTheWire = ["http-version", "length-stated"];

    /// <summary>The rules.</summary>
    /// <param name="rules">Those of a run.</param>
    /// <param name="exchanges">The recording: browsers export it without cookies unless they are told otherwise, and people take
    /// tokens out.</param>
    public static Rulebook Of(Rulebook rules, IReadOnlyList<Exchange> exchanges)
    {
        var fields = exchanges.SelectMany(exchange => exchange.Request.Headers.Concat(exchange.Response?.Headers ?? []))
            .Select(field => field.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var (hasCookies, hasTokens) = (fields.Contains("Cookie") || fields.Contains("Set-Cookie"), fields.Contains(Token));
        return rules.For(rules.Suite with { Everywhere = [.. rules.Suite.Everywhere.Where(expectation => !OfTheWire.Contains(expectation.Kind) && IsShown(expectation))] });

        bool IsShown(Expectation expectation) => expectation.Kind != "session"
            || (expectation.Arguments.Text() switch { "header" => hasTokens, "cookie" or "cookie-path" => hasCookies, _ => true });
    }
}

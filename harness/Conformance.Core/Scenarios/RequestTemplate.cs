namespace Conformance.Core.Scenarios;

/// <summary>A request with holes: every text may name axes, givens and captures in braces.</summary>
/// <param name="Method">The method, sent as written.</param>
/// <param name="Path">The path below the API's base, with its query if it is fixed; begins with a slash.</param>
/// <param name="Query">Query parameters in order; a value <c>absent</c> leaves the parameter out.</param>
/// <param name="Auth">How the request proves who it is: see <see cref="AuthModes"/>.</param>
/// <param name="Accept">The <c>Accept</c> value; <c>absent</c> sends none.</param>
/// <param name="Headers">Further header fields in order; a value <c>absent</c> leaves the field out.</param>
/// <param name="Body">The body's text; null for none.</param>
public sealed record RequestTemplate(
    string Method,
    string Path,
    IReadOnlyList<KeyValuePair<string, string>> Query,
    string Auth,
    string Accept,
    IReadOnlyList<KeyValuePair<string, string>> Headers,
    string? Body)
{
    /// <summary>The word that leaves a header field or a parameter out.</summary>
    public const string Absent = "absent";
}

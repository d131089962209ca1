namespace Conformance.Emulator;

/// <summary>A request as the emulator sees it.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path from the root, percent-encoding kept.</param>
/// <param name="Query">The query's parameters by name, case aside; the first of a repeated one counts.</param>
/// <param name="Headers">The header fields by name, case aside; repeated ones are joined with commas.</param>
public sealed record EmulatorRequest(
    string Method,
    string Path,
    IReadOnlyDictionary<string, string> Query,
    IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The value of a header field, or null if it was not sent.</summary>
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>The method whose answer is given: GET for HEAD, whose body the host leaves out.</summary>
    public string AnsweredMethod => Method.Equals("HEAD", StringComparison.OrdinalIgnoreCase) ? "GET" : Method.ToUpperInvariant();
}

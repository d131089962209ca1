namespace Conformance.Emulator;

/// <summary>A request as the emulator sees it.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path from the root, percent-encoding kept.</param>
/// <param name="Parameters">The query's parameters in order, decoded.</param>
/// <param name="Headers">The header fields by name, case aside; repeated ones are joined with commas.</param>
public sealed record EmulatorRequest(
    string Method,
    string Path,
    IReadOnlyList<QueryParameter> Parameters,
    IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The value of a header field, or null if it was not sent.</summary>
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>The value of a parameter of the query, its name's case aside, or null if it was not sent; the first of a repeated
    /// one counts.</summary>
    public string? Parameter(string name) =>
        Parameters.FirstOrDefault(parameter => parameter.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;

    /// <summary>The method whose answer is given: GET for HEAD, whose body the host leaves out.</summary>
    public string AnsweredMethod => Method.Equals("HEAD", StringComparison.OrdinalIgnoreCase) ? "GET" : Method.ToUpperInvariant();
}

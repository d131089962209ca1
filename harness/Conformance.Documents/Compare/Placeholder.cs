namespace Conformance.Documents.Compare;

/// <summary>A hole in a fixture: <c>${FAMILY.KEYWORD(ARGUMENTS)}</c>.</summary>
/// <param name="Family"><c>xmlunit</c> or <c>conform</c>.</param>
/// <param name="Keyword">The keyword, as in <c>isNumber</c>.</param>
/// <param name="Arguments">The text between the parentheses; null without parentheses.</param>
public sealed record Placeholder(string Family, string Keyword, string? Arguments)
{
    /// <summary>The placeholder without its delimiters, as in <c>conform.uid</c>.</summary>
    public string Name => Family + "." + Keyword;
}

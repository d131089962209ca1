namespace Conformance.Core.Reports;

/// <summary>Where a requirement's source can be read.</summary>
public static class SourcePage
{
    private const string Prefix = "HC:";
    private const string Folder = "https://helpcenter.veeam.com/docs/vbr/em_rest/";

    /// <summary>The address of the vendor's page; null for a source that is no page, such as "seen on 9.5 Update 4".</summary>
    /// <param name="source">The source as the catalogue has it, as in <c>HC:http_authentication</c>.</param>
    public static string? UrlOf(string source) =>
        source.StartsWith(Prefix, StringComparison.Ordinal) && !source.Contains(' ', StringComparison.Ordinal) ? $"{Folder}{source[Prefix.Length..]}.html" : null;
}

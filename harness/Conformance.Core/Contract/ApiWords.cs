namespace Conformance.Core.Contract;

/// <summary>The words that every server of this API writes, whatever data it holds.</summary>
public static class ApiWords
{
    /// <summary>What stands in answers and is no resource of the contract.</summary>
    private static readonly string[] OfAnswers =
    [
        "Href", "Name", "Links", "Link", "Refs", "EntityReferences", "Entities", "PagingInfo", "PageNum", "PageSize", "PagesCount",
        "ReferenceList", "KeyList", "StatusCode", "Message", "FirstChanceExceptionMessage", "true", "false", "null", "format=Entity",
        "?action=", "urn:veeam:", "http://", "https://",
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>", "xmlns:xsd", "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance",
        "application/xml; charset=utf-8", "application/json", "X-RestSvcSessionId", "Basic realm=\"RestSvc\"", "latest",
    ];

    /// <summary>A shorter text of hexadecimal digits stands in one of many IDs, numbers or times by chance.</summary>
    private const int LongerThanChance = 8;

    /// <summary>
    /// Whether a text is one of these words or a part of one, in any case, or looks like a part of an ID, a number or a time.
    /// </summary>
    public static bool Hold(ApiContract contract, string text) =>
        (text.Length < LongerThanChance && text.All(sign => char.IsAsciiHexDigit(sign) || sign is '-' or ':' or '.'))
        || OfAnswers.Append(contract.Namespace)
            .Concat(contract.Versions.Select(version => version.Name))
            .Concat(contract.Resources.Values.SelectMany(Of))
            .Any(word => word.Contains(text, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Of(Resource resource) =>
    [
        resource.Type, resource.Plural ?? "", resource.Item, resource.ReferenceType,
        .. resource.Paths.Select(path => path.Template),
        .. resource.Attributes.Concat(resource.Elements).SelectMany(Of),
        .. resource.Links.SelectMany(Of),
        .. resource.Query is { } query ? query.Fields.Select(field => field.Name) : [],
    ];

    private static IEnumerable<string> Of(ElementRule element) =>
    [
        element.Name, element.ListName ?? "", .. element.Values,
        .. element.Attributes.Concat(element.Elements).SelectMany(Of), .. element.Links.SelectMany(Of),
    ];

    private static IEnumerable<string> Of(LinkRule link) => [link.Rel, link.Type ?? "", link.To];
}

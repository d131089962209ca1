using System.Globalization;
using System.Net;
using Conformance.Core.Worlds;
using Conformance.Emulator.Queries;

namespace Conformance.Emulator.Answers;

/// <summary>Makes QueryResult elements (EM-API 5).</summary>
internal sealed class QueryResults(Representations representations, LinkElements links)
{
    /// <summary>The root element.</summary>
    public const string Root = "QueryResult";

    private static readonly string[] Choices = ["Refs", "Entities", "Resources"];
    private static readonly string[] Paging = ["pageSize", "page"];

    /// <summary>The answer to a query: exactly one of Refs, Entities and Resources, then the paging.</summary>
    public Element Of(Query query, QueryPage page, IEnumerable<WorldEntity> members, EmulatorRequest request)
    {
        var rule = query.Resource.Query!;
        var asEntity = query.AsEntity || rule.AsResources;
        var list = representations.List(query.Resource, asEntity, members);
        var found = asEntity ? Wrapped(rule.AsResources ? "Resources" : "Entities", list with { Name = rule.List }) : list with { Name = Representations.ReferenceList };
        return new Element(Root)
        {
            Children =
            [
                .. Choices.Select(name => name == found.Name ? found : new Element(name) { Absent = true }),
                new Element(LinkElements.Links) { Absent = true },
                new Element("PagingInfo")
                {
                    Attributes = [Number("PageNum", page.Number), Number("PageSize", page.Size), Number("PagesCount", page.Count)],
                    Children = [LinkElements.Wrap(page.Links().Select(link => LinkElements.Link(link.Rel, null, Href(request, page.Size, link.Page), null)))],
                },
            ],
        };
    }

    private static Element Wrapped(string name, Element list) => new(name) { Children = [list] };

    private static Field Number(string name, int value) => new(name, value.ToString(CultureInfo.InvariantCulture), "int");

    /// <summary>The request's parameters in their order, then pageSize and page, encoded as captures show: lower-case digits, a
    /// plus for a blank.</summary>
    private string Href(EmulatorRequest request, int pageSize, int page)
    {
        var kept = request.Parameters.Where(parameter => !Paging.Contains(parameter.Name, StringComparer.OrdinalIgnoreCase));
        var all = kept.Append(Parameter(Paging[0], pageSize)).Append(Parameter(Paging[1], page));
        return links.Href(QueryEndpoint.Path + "?" + string.Join('&', all.Select(parameter => $"{Encoded(parameter.Name)}={Encoded(parameter.Value)}")));
    }

    private static QueryParameter Parameter(string name, int value) => new(name, value.ToString(CultureInfo.InvariantCulture));

    private static string Encoded(string text) => System.Text.RegularExpressions.Regex.Replace(
        WebUtility.UrlEncode(text), "%[0-9A-F]{2}", match => match.Value.ToLowerInvariant());
}

using System.Xml.Linq;
using Conformance.PageServer.Serve;
using Conformance.PageServer.World;

namespace Conformance.PageServer.Query;

/// <summary>Answers /query (query_service.md, pagesize_and_page.md, sortasc_sortdesc.md).</summary>
internal sealed class QueryService(Estate estate, ServerOptions options, Representations representations)
{
    private const int DefaultSize = 100;
    private readonly Field fields = new(options);

    public Answer Run(IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        string? Read(string name) => parameters.FirstOrDefault(pair => pair.Key.Equals(name,
            StringComparison.OrdinalIgnoreCase)).Value;
        if (Read("type") is not { } name || !QueryTypes.Every.TryGetValue(name, out var type))
        {
            return Answer.Error(options, 400, "The type of the query is missing or unknown.");
        }

        var members = Members(type);
        if (Read("filter") is { Length: > 0 } text)
        {
            if (FilterParser.Parse(text) is not { } filter || !IsKnown(type, filter))
            {
                return Answer.Error(options, 400, "The filter cannot be read.");
            }

            if (!(options.Has("filter-ignored") && type.Name == "BackupJobSession"))
            {
                members = members.Where(member => Matches(type, options.Has("filter-groups") ? Flat(text) : filter, member));
            }
        }

        if (Sorted(type, members, Read("sortAsc"), Read("sortDesc")) is not { } sorted)
        {
            return Answer.Error(options, 400, "The field to sort by is unknown.");
        }

        return Folders.Positive(Read("pageSize"), DefaultSize) is { } size && Folders.Positive(Read("page"), 1) is { } page
            ? Page(type, [.. sorted], parameters, options.Has("page-size-ignored") ? DefaultSize : size, page, Read("format"),
                Read("pageSize") is not null)
            : Answer.Error(options, 400, "pageSize and page are numbers above 0.");
    }

    private IEnumerable<Entity> Members(QueryType type)
    {
        var all = estate.Of(type.Family).AsEnumerable();
        return options.Has("query-lacks") ? all.Skip(1) : all;
    }

    private Answer Page(QueryType type, List<Entity> members, IReadOnlyList<KeyValuePair<string, string>> parameters, int size,
        int page,
        string? format, bool asked)
    {
        var pages = Math.Max(1, (members.Count + size - 1) / size);
        if (page > pages && options.Has("page-beyond-missing"))
        {
            return Answer.Error(options, 404, "There is no such page.");
        }

        var shown = options.Has("page-repeats") ? 1 : page;
        var part = members.Skip((shown - 1) * size).Take(size).ToList();
        if (options.Has("page-drops-last") && asked && part.Count > 0)
        {
            part.RemoveAt(part.Count - 1);
        }

        var entities = format is not null && format.StartsWith("Entit", StringComparison.OrdinalIgnoreCase)
            && !options.Has("query-format-ignored");
        var result = new XElement("QueryResult", entities || !type.Family.Key
            ? Wrapped(type.Family.Key ? "Entities" : "Resources", representations.Entities(type.Family, part))
                : representations.References(part, "Refs"));
        if (asked || !options.Has("paging-asked"))
        {
            result.Add(Paging(parameters, size, page, options.Has("pages-count-wrong") ? Math.Max(1, pages - 1) : pages));
        }

        return new Answer(200, result);
    }

    /// <summary>Keeps the list itself, for its mark.</summary>
    private static XElement Wrapped(string name, XElement list)
    {
        var element = new XElement(name);
        element.Add(list);
        return element;
    }

    private XElement Paging(IReadOnlyList<KeyValuePair<string, string>> parameters, int size, int page, int pages)
    {
        var kept = parameters.Where(pair => !pair.Key.Equals("pageSize", StringComparison.OrdinalIgnoreCase)
            && !pair.Key.Equals("page", StringComparison.OrdinalIgnoreCase)).ToList();
        XElement Link(string rel, int number)
        {
            var shown = rel == "Next" && options.Has("next-drops-filter") ? kept.Where(pair => pair.Key != "filter") : kept;
            var query = string.Join('&', shown.Select(pair => $"{pair.Key}={Escape(pair.Value)}"));
            return new XElement("Link", new XAttribute("Rel", rel), new XAttribute("Href",
                $"~/query?{query}&pageSize={size}&page={number}"));
        }

        return new XElement("PagingInfo", new XAttribute("PageNum", options.Has("page-number-stands") ? 1 : page),
            new XAttribute("PageSize", size),
            new XAttribute("PagesCount", pages), new XElement("Links", Link("First", 1), page > 1 ? Link("Previous", page - 1)
                : null,
                page < pages ? Link("Next", page + 1) : null, Link("Last", pages)));
    }

    private string Escape(string value)
    {
        var escaped = Uri.EscapeDataString(value);
        return options.Has("query-escaped") ? escaped : escaped.Replace("%3D", "=", StringComparison.Ordinal).Replace("%3B", ";",
            StringComparison.Ordinal)
            .Replace("%3A", ":", StringComparison.Ordinal).Replace("%2C", ",", StringComparison.Ordinal);
    }

    private IEnumerable<Entity>? Sorted(QueryType type, IEnumerable<Entity> members, string? ascending, string? descending)
    {
        var field = ascending ?? descending;
        if (field is null || options.Has("sort-ignored"))
        {
            return members;
        }

        if (!type.Sources.ContainsKey(field))
        {
            return null;
        }

        var order = Comparer<string?>.Create((left, right) => left is null || right is null
            ? (left is null ? 0 : 1) - (right is null ? 0 : 1) : fields.Compare(type, field, left, right, sorting: true));
        return ascending is not null || options.Has("sort-descending-ignored") ? members.OrderBy(member =>
            fields.Read(type, field, member), order)
            : members.OrderByDescending(member => fields.Read(type, field, member), order);
    }

    private static bool IsKnown(QueryType type, Filter filter) => filter switch
    {
        Comparison one => type.Sources.ContainsKey(one.Field) && Field.Fits(one.Field, one.Value),
        Joined joined => joined.Parts.All(part => IsKnown(type, part)),
        _ => false,
    };

    private static Filter Flat(string text) =>
        FilterParser.Parse(text.Replace("(", string.Empty, StringComparison.Ordinal).Replace(")", string.Empty,
            StringComparison.Ordinal))!;

    private bool Matches(QueryType type, Filter filter, Entity member) => filter switch
    {
        Comparison one => fields.Read(type, one.Field, member) is { } value
            ? Holds(one.Operator, fields.Compare(type, one.Field, value, one.Value, sorting: false)) : one.Operator == "!=",
        Joined { All: true } joined when !options.Has("filter-and-as-or") => joined.Parts.All(part =>
            Matches(type, part, member)),
        Joined joined => joined.Parts.Any(part => Matches(type, part, member)),
        _ => false,
    };

    private bool Holds(string sign, int order) => sign switch
    {
        "==" => order == 0,
        "!=" => options.Has("filter-not-equal") ? order == 0 : order != 0,
        ">" => order > 0,
        "<" => order < 0,
        ">=" => options.Has("filter-edge") ? order > 0 : order >= 0,
        _ => order <= 0,
    };
}

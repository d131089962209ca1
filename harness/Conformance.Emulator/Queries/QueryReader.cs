using System.Globalization;
using Conformance.Core.Contract;
using Conformance.DataFiles;

namespace Conformance.Emulator.Queries;

/// <summary>Reads requests to <c>/query</c> (HC:query_type, filter, format, sortasc_sortdesc, pagesize_and_page).</summary>
internal sealed class QueryReader(ApiContract contract, Func<Resource, QueryBehaviour> behaviourOf)
{
    /// <summary>The page size if none is asked for (examples and captures; the page pagesize_and_page says "on one
    /// page").</summary>
    private const int DefaultPageSize = 100;

    /// <summary>The query of a request.</summary>
    /// <exception cref="QueryException">A parameter cannot be used.</exception>
    public Query Read(EmulatorRequest request)
    {
        var resource = TypeOf(request.Parameter("type"));
        var behaviour = behaviourOf(resource);
        var ascending = request.Parameter("sortAsc");
        var descending = request.Parameter("sortDesc");
        if (ascending is not null && descending is not null)
        {
            throw new QueryException("sortAsc and sortDesc cannot be used together.");
        }

        var filter = request.Parameter("filter") is { Length: > 0 } text ? FilterReader.Read(text, behaviour.AndBindsTighter) : null;
        var sort = ascending ?? descending;
        return behaviour.EditQuery(new Query(
            resource,
            filter is null ? null : behaviour.EditFilter(filter),
            sort is null ? null : Field(resource, sort),
            descending is not null,
            request.Parameter("format")?.Equals("Entities", StringComparison.OrdinalIgnoreCase) == true,
            Whole(request, "pageSize", DefaultPageSize),
            Whole(request, "page", 1)));
    }

    /// <summary>The field of this name.</summary>
    /// <exception cref="QueryException">There is none.</exception>
    public QueryField Field(Resource resource, string name) =>
        resource.Query!.Fields.FirstOrDefault(field => field.Name.Equals(name, behaviourOf(resource).Names))
        ?? (EmulatorDecisions.UnlistedFields ? Unlisted(resource, name) : null)
        ?? throw new QueryException($"The type {resource.Query!.Type} has no query parameter \"{name}\".{Suggestion.For(name, resource.Query.Fields.Select(field => field.Name))}");

    /// <summary>A field that entities of the type show and its page does not list; null if they show none of this name.</summary>
    private QueryField? Unlisted(Resource resource, string name) => resource.Elements.Concat(resource.Attributes)
        .Where(rule => !rule.Structured && !rule.Many && rule.Name.Equals(name, behaviourOf(resource).Names))
        .Select(rule => new QueryField(rule.Name, rule.Type, rule.Values, [rule.Name], FactLevel.Unspecified, null)).FirstOrDefault();

    private Resource TypeOf(string? type)
    {
        var known = contract.Resources.Values.Where(resource => resource.Query is not null);
        return string.IsNullOrEmpty(type)
            ? throw new QueryException("The parameter type is required.")
            : known.FirstOrDefault(resource => resource.Query!.Type.Equals(type, behaviourOf(resource).Names))
                ?? throw new QueryException($"The query type \"{type}\" is not known.{Suggestion.For(type, known.Select(resource => resource.Query!.Type))}");
    }

    private static int Whole(EmulatorRequest request, string name, int otherwise) => request.Parameter(name) switch
    {
        null => otherwise,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 => number,
        var text => throw new QueryException($"{name} \"{text}\" is not a whole number greater than 0."),
    };
}

using System.Xml.Linq;
using Conformance.PageServer.Query;
using Conformance.PageServer.Render;
using Conformance.PageServer.World;
using F = Conformance.PageServer.World.Families;

namespace Conformance.PageServer.Serve;

/// <summary>Finds the answer to a GET by a known user.</summary>
internal sealed class Router(Estate estate, ServerOptions options)
{
    private static readonly string[] OperatorPaths = ["/catalog/vms", "/failoverPlans", "/restoreSessions", "/tasks",
        "/logonSessions"];
    private static readonly string[] Parameters = ["format", "type", "filter", "sortAsc", "sortDesc", "pageSize", "page",
        "action", "host", "name", "hierarchyRef", "v"];
    private readonly Representations representations = new(estate, options);
    private readonly Doors doors = new(estate, options);
    private readonly Folders folders = new(options, estate.Start);

    public Answer Get(string path, IReadOnlyList<KeyValuePair<string, string>> query, Logon logon, Logons logons)
    {
        if (!logon.Administrator && !Array.Exists(OperatorPaths, allowed => path.StartsWith(allowed,
            StringComparison.OrdinalIgnoreCase)))
        {
            return Answer.Error(options, 403, "Access denied.");
        }

        if (options.Has("parameters-strict") && query.Any(pair => !Parameters.Contains(pair.Key,
            StringComparer.OrdinalIgnoreCase)))
        {
            return Answer.Error(options, 400, "A parameter of the query is unknown.");
        }

        string? Read(string name) => query.FirstOrDefault(pair => pair.Key.Equals(name,
            StringComparison.OrdinalIgnoreCase)).Value;
        var entities = Read("format") is { } format && format.StartsWith("Entit", StringComparison.OrdinalIgnoreCase);
        var service = Service(path, query, logon, logons, Read);
        return service ?? Resource(path, entities) ?? File(path, Read) ?? Wrongly(path) ?? Answer.Error(options, 404,
            "There is no such resource.");
    }

    /// <summary>A path that some method serves.</summary>
    public bool Exists(string path) => estate.Find(path) is not null || estate.FindCollection(path) is not null
        || estate.Documents.ContainsKey(path)
        || path is "/query" or "/querySvc" or "/lookup" or "/lookupSvc" or "/cloud" or "/logonSessions" or "" or "/sessionMngr";

    private Answer? Service(string path, IReadOnlyList<KeyValuePair<string, string>> query, Logon logon, Logons logons,
        Func<string, string?> read)
    {
        switch (path.ToUpperInvariant())
        {
            case "/QUERY":
                return new QueryService(estate, options, representations).Run(query);
            case "/QUERYSVC":
                return new Answer(200, Doors.QueryService(logon));
            case "/LOOKUPSVC":
                return new Answer(200, doors.LookupService(logon));
            case "/CLOUD":
                return new Answer(200, Doors.CloudService(logon));
            case "/LOOKUP":
                return doors.Lookup(read) is { } items ? new Answer(200, items) : Answer.Error(options, 400,
                    "Name what to look up.");
            case "/LOGONSESSIONS":
                return new Answer(200, doors.LogonList(logons.All));
            default:
                return path.StartsWith("/logonSessions/", StringComparison.OrdinalIgnoreCase)
                    && logons.ById(path[15..]) is { } found
                    ? new Answer(200, doors.Logon(found)) : null;
        }
    }

    private Answer? Resource(string path, bool entities)
    {
        if (estate.Find(path) is { } entity)
        {
            var reference = entity.Family.Key && !entities;
            return new Answer(200, reference ? representations.Reference(entity, "EntityRef") : representations.Entity(entity));
        }

        if (options.Has("down-link-dead") && path.EndsWith("/cdpReplicaSessions", StringComparison.OrdinalIgnoreCase)
            && path.StartsWith("/cdpPol", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        if (estate.FindCollection(path) is { } collection)
        {
            return new Answer(200, representations.List(collection, entities, options.Time.GetUtcNow()));
        }

        return estate.Documents.TryGetValue(path, out var document) ? new Answer(200, Copy(document)) : null;
    }

    private Answer? File(string path, Func<string, string?> read)
    {
        var (basePath, rest, catalogue) = Base(path);
        if (basePath is null || Folders.Positive(read("page"), 1) is not { } page || Folders.Positive(read("pageSize"),
            100) is not { } size)
        {
            return null;
        }

        return folders.Find(basePath, rest, read("action"), page, size, catalogue) is { } found ? new Answer(200, found) : null;
    }

    /// <summary>The part of a path that names a mounted or indexed point, and the file below it.</summary>
    private (string? Root, string Below, bool Catalogue) Base(string path)
    {
        var parts = path.Split('/');
        var guest = Array.FindIndex(parts, part => part.Equals("guestfs", StringComparison.OrdinalIgnoreCase));
        if (guest == 6 && estate.Find(string.Join('/', parts[..guest])) is { } point)
        {
            return (point.Path + "/guestfs", string.Join('/', parts[(guest + 1)..]), true);
        }

        var mounts = Array.FindIndex(parts, part => part.Equals("mounts", StringComparison.OrdinalIgnoreCase));
        return mounts > 0 && mounts + 2 < parts.Length && estate.Find(string.Join('/', parts[..(mounts + 2)])) is { } mount
            ? (mount.Path, string.Join('/', parts[(mounts + 2)..]), false) : (null, string.Empty, false);
    }

    /// <summary>Faults: what does not exist is answered.</summary>
    private Answer? Wrongly(string path)
    {
        var parts = path.Split('/');
        if (options.Has("name-answered") && parts.Length == 4 && path.StartsWith("/catalog/vms/",
            StringComparison.OrdinalIgnoreCase))
        {
            return new Answer(200, representations.Reference(estate.Of(F.CatalogVm)[0], "EntityRef"));
        }

        if (options.Has("missing-answered") && parts.Length == 3
            && estate.FindCollection("/" + parts[1]) is { Members.Count: > 0 } all)
        {
            return new Answer(200, representations.Reference(all.Members[0], "EntityRef"));
        }

        var other = parts.Length == 4 && estate.FindCollection("/" + parts[1]) is { } parents
            ? parents.Members.Select(member => estate.FindCollection(member.Path + "/" + parts[3])).FirstOrDefault(found =>
                found is not null) : null;
        return options.Has("orphan-answered") && other is not null ? new Answer(200,
            representations.List(other with { Members = [] }, false, options.Time.GetUtcNow())) : null;
    }

    private static XElement Copy(XElement document)
    {
        var copy = new XElement(document);
        if (document.Annotation<ListOf>() is { } list)
        {
            copy.AddAnnotation(list);
        }

        return copy;
    }
}

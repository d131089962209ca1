using Conformance.Core.Contract;
using Conformance.Core.Worlds;
using Conformance.Emulator.Answers;

namespace Conformance.Emulator.Queries;

/// <summary>Answers GET /query from the world.</summary>
internal sealed class QueryEndpoint
{
    private readonly World world;
    private readonly Func<Resource, QueryBehaviour> behaviourOf;
    private readonly QueryReader reader;
    private readonly QueryMatches matches;
    private readonly QueryResults results;
    private readonly SingleResources singles;

    public QueryEndpoint(World world, QueryReader reader, QueryMatches matches, QueryResults results, SingleResources singles,
        Func<Resource, QueryBehaviour> behaviourOf)
    {
        this.world = world;
        this.behaviourOf = behaviourOf;
        this.singles = singles;
        this.reader = reader;
        this.matches = matches;
        this.results = results;
    }

    /// <summary>The path below the base.</summary>
    public const string Path = "/query";

    /// <summary>Answers a request that was admitted.</summary>
    public Reply Show(EmulatorRequest request)
    {
        try
        {
            var query = reader.Read(request);
            return new Reply(Outcome.Shown, 200, Answer(query, request)) { Query = query };
        }
        catch (QueryException exception)
        {
            return new Reply(Outcome.BadParameter, EmulatorDecisions.BadQueryStatus, singles.Error(EmulatorDecisions.BadQueryStatus, exception.Message));
        }
    }

    private Element Answer(Query query, EmulatorRequest request)
    {
        var behaviour = behaviourOf(query.Resource);
        var all = behaviour.Searched(world.OfType(query.Resource.Type));
        var found = matches.Find(query);
        var count = found?.Length ?? all.Count;
        var page = behaviour.EditPage(QueryPage.Of(query, count));
        var last = (int)Math.Min(count, page.Skip + (long)page.Take);
        var members = Enumerable.Range(page.Skip, Math.Max(0, last - page.Skip)).Select(at => all[found is null ? at : found[at]]);
        return results.Of(query, page, members, request);
    }
}

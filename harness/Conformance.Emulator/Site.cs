using Conformance.Emulator.Answers;
using Conformance.Emulator.Queries;

namespace Conformance.Emulator;

/// <summary>The endpoints under one origin: every Href that they write begins with it.</summary>
internal sealed class Site
{
    /// <param name="origin">Scheme, host and port, as in <c>http://127.0.0.1:9399</c>.</param>
    /// <param name="options">Contract, world and accounts.</param>
    /// <param name="behaviour">The hooks.</param>
    /// <param name="sessions">The logon sessions, which are the same under every origin.</param>
    /// <param name="reader">Reads queries.</param>
    /// <param name="matches">Finds what queries match, under every origin the same.</param>
    public Site(string origin, EmulatorOptions options, EmulatorBehaviour behaviour, LogonSessions sessions, QueryReader reader, QueryMatches matches)
    {
        var links = new LinkElements(options.Contract, options.World, origin);
        var representations = new Representations(options.Contract, links);
        Singles = new SingleResources(options.Contract, links);
        Logon = new LogonEndpoint(options.Contract, sessions, Singles, options, behaviour);
        Resources = new ResourceEndpoint(options.Contract, options.World, representations, Singles, behaviour);
        Queries = new QueryEndpoint(options.World, reader, matches, new QueryResults(representations, links), Singles, behaviour.QueryOf);
    }

    /// <summary>The entry point, logon sessions and errors.</summary>
    public SingleResources Singles { get; }

    /// <summary>The logon cycle.</summary>
    public LogonEndpoint Logon { get; }

    /// <summary>The resources of the world.</summary>
    public ResourceEndpoint Resources { get; }

    /// <summary>The query service.</summary>
    public QueryEndpoint Queries { get; }

    /// <summary>An error.</summary>
    public Reply Error(Outcome outcome, int status, string message) => new(outcome, status, Singles.Error(status, message));
}

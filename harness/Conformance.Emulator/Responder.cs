using Conformance.Core.Contract;
using Conformance.Core.Exchanges;
using Conformance.Core.Worlds;
using Conformance.Emulator.Answers;
using Conformance.Emulator.Queries;
using Conformance.Emulator.Styles;

namespace Conformance.Emulator;

/// <summary>Answers requests: match, authenticate, show, then the hooks, then writing. Knows no socket.</summary>
internal sealed class Responder
{
    private readonly ApiContract contract;
    private readonly World world;
    private readonly TimeProvider time;
    private readonly EmulatorDialect dialect;
    private readonly EmulatorBehaviour behaviour;
    private readonly SingleResources singles;
    private readonly LogonEndpoint logon;
    private readonly ResourceEndpoint resources;
    private readonly QueryEndpoint queries;
    private readonly JsonBodies json;

    public Responder(EmulatorOptions options, EmulatorBehaviour behaviour)
    {
        contract = options.Contract;
        world = options.World;
        time = options.TimeProvider;
        dialect = options.Dialect;
        this.behaviour = behaviour;
        Sessions = new LogonSessions(time, behaviour.IdleTimeout);
        singles = new SingleResources(contract, world);
        logon = new LogonEndpoint(contract, Sessions, singles, options.SecondAccount is { } second ? [options.Account, second] : [options.Account], behaviour);
        var representations = new Representations(contract, world);
        resources = new ResourceEndpoint(contract, world, representations, singles, behaviour);
        queries = new QueryEndpoint(contract, world, representations, singles, behaviour.Query);
        json = new JsonBodies(contract.Json, dialect, behaviour.Style);
    }

    public LogonSessions Sessions { get; }

    public EmulatorResponse Respond(EmulatorRequest request)
    {
        var match = contract.BelowBase(request.Path) is { } path ? contract.Match(path) : null;
        if (match is { Misspelt: true } && !behaviour.Style.MisspeltPaths)
        {
            match = null;
        }

        var exchanged = new Exchanged(
            request, match, behaviour.Negotiate(request.Header("Accept")),
            behaviour.AsksForEntity(request.Parameter("format")), Outcome.Shown, contract, world, time.GetUtcNow());
        var reply = Reply(exchanged);
        exchanged = exchanged with { Outcome = reply.Outcome, Query = reply.Query, AsEntity = reply.Query?.AsEntity ?? exchanged.AsEntity };
        return behaviour.EditResponse(exchanged, Write(exchanged, reply));
    }

    private Reply Reply(Exchanged exchanged)
    {
        var request = exchanged.Request;
        var match = exchanged.Match;
        var open = match is { Operation.Path.Anonymous: true };
        var token = open ? null : behaviour.ReadToken(request);
        if (!open && !behaviour.Admit(Sessions.Use(token)))
        {
            return logon.Refuse();
        }

        if (!open && behaviour.Refuses(exchanged, Sessions.RoleOf(token)))
        {
            return logon.Forbid();
        }

        if (match is null && IsQuery(request) && request.AnsweredMethod == "GET")
        {
            return queries.Show(request);
        }

        if (match is null)
        {
            return Error(Outcome.UnknownPath, EmulatorDecisions.UnknownIdStatus, $"Cannot find resource {request.Path}");
        }

        var methods = match.Operation.Path.Methods;
        if (!methods.Contains(request.AnsweredMethod, StringComparer.Ordinal))
        {
            return Error(Outcome.WrongMethod, 405, $"The HTTP method {request.Method} is not supported for this resource.")
                .With("Allow", string.Join(", ", methods));
        }

        return (request.AnsweredMethod, match.Operation.Path.Kind) switch
        {
            ("POST", PathKind.Logon) => logon.LogOn(request),
            ("GET", PathKind.Query) => queries.Show(request),
            ("GET", PathKind.Single) when match.Operation.Path.Anonymous => new Reply(Outcome.Shown, 200, singles.EntryPoint(match.Operation.Resource)),
            ("GET", _) when match.Operation.Resource.Type == ApiContract.LogonSessionType => logon.Show(match),
            ("GET", _) => resources.Show(exchanged),
            ("DELETE", _) when match.Operation.Resource.Type == ApiContract.LogonSessionType => logon.LogOff(match.Ids[0]),
            _ => Error(Outcome.NotServed, EmulatorDecisions.NotServedStatus, $"The emulator changes no data, so {request.Method} is not implemented."),
        };
    }

    private bool IsQuery(EmulatorRequest request) => QueryEndpoint.Path.Equals(contract.BelowBase(request.Path), StringComparison.OrdinalIgnoreCase);

    private EmulatorResponse Write(Exchanged exchanged, Reply reply)
    {
        var response = new EmulatorResponse(reply.Status, reply.Headers, ReadOnlyMemory<byte>.Empty);
        if (reply.Body is not { } body)
        {
            return response;
        }

        var element = behaviour.EditElement(exchanged, StyledElements.Apply(body, exchanged, behaviour.Style));
        var chunks = exchanged.Format == BodyFormat.Json
            ? json.Chunks(element)
            : XmlBodies.Chunks(element, contract.Namespace, behaviour.Style);
        response = response with { Headers = response.Headers.Insert(0, new HeaderField("Content-Type", MediaType(exchanged.Format))) };
        return element.IsStreamed ? response with { Chunks = chunks } : response with { Body = BodyChunks.Whole(chunks) };
    }

    private string MediaType(BodyFormat format) => Negotiation.MediaType(format) + (behaviour.Style.Charset ? "; charset=utf-8" : "");

    private Reply Error(Outcome outcome, int status, string message) => new(outcome, status, singles.Error(status, message));
}

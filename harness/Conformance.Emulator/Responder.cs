using Conformance.Core.Contract;
using Conformance.Core.Exchanges;
using Conformance.Emulator.Answers;
using Conformance.Emulator.Queries;
using Conformance.Emulator.Styles;

namespace Conformance.Emulator;

/// <summary>Answers requests: match, authenticate, show, then the hooks, then writing. Knows no socket.</summary>
internal sealed class Responder
{
    private readonly EmulatorOptions options;
    private readonly ApiContract contract;
    private readonly EmulatorBehaviour behaviour;
    private readonly Sites sites;
    private readonly JsonBodies json;

    public Responder(EmulatorOptions options, EmulatorBehaviour behaviour)
    {
        options = options with { Contract = options.Contract.AsOf(options.ApiVersion ?? options.Contract.Versions[^1].Name) };
        this.options = options;
        this.behaviour = behaviour;
        contract = options.Contract;
        Sessions = new LogonSessions(options.TimeProvider, behaviour.IdleTimeout);
        sites = new Sites(options, behaviour, Sessions);
        json = new JsonBodies(contract.Json, options.Dialect, behaviour.Style);
    }

    public LogonSessions Sessions { get; }

    public EmulatorResponse Respond(EmulatorRequest request)
    {
        var match = Below(request) is { } path ? contract.Match(path) : null;
        if (match is { Misspelt: true } && !behaviour.Style.MisspeltPaths)
        {
            match = null;
        }

        var exchanged = new Exchanged(
            request, match, contract.HasJson ? behaviour.Negotiate(request.Header("Accept")) : BodyFormat.Xml,
            behaviour.AsksForEntity(request.Parameter("format")), Outcome.Shown, contract, options.World, options.TimeProvider.GetUtcNow());
        var reply = Reply(exchanged, sites.Of(request));
        exchanged = exchanged with { Outcome = reply.Outcome, Query = reply.Query, AsEntity = reply.Query?.AsEntity ?? exchanged.AsEntity };
        return behaviour.EditResponse(exchanged, Write(exchanged, reply));
    }

    private Reply Reply(Exchanged exchanged, Site site)
    {
        var request = exchanged.Request;
        var match = exchanged.Match;
        var open = match is { Operation.Path.Anonymous: true };
        var token = open ? null : behaviour.ReadToken(request);
        if (!open && !behaviour.Admit(Sessions.Use(token)))
        {
            return site.Logon.Refuse();
        }

        if (!open && behaviour.Refuses(exchanged, Sessions.RoleOf(token)))
        {
            return site.Logon.Forbid();
        }

        if (match is null && IsQuery(request) && request.AnsweredMethod == "GET")
        {
            return site.Queries.Show(request);
        }

        if (match is null)
        {
            return site.Error(Outcome.UnknownPath, EmulatorDecisions.UnknownIdStatus, $"Cannot find resource {request.Path}");
        }

        var methods = match.Operation.Path.Methods;
        if (!methods.Contains(request.AnsweredMethod, StringComparer.Ordinal))
        {
            return site.Error(Outcome.WrongMethod, 405, $"The HTTP method {request.Method} is not supported for this resource.")
                .With("Allow", string.Join(", ", methods));
        }

        return (request.AnsweredMethod, match.Operation.Path.Kind) switch
        {
            ("POST", PathKind.Logon) => site.Logon.LogOn(request),
            ("GET", PathKind.Query) => site.Queries.Show(request),
            ("GET", PathKind.Single) when match.Operation.Path.Anonymous => new Reply(Outcome.Shown, 200, site.Singles.EntryPoint(match.Operation.Resource)),
            ("GET", _) when match.Operation.Resource.Type == ApiContract.LogonSessionType => site.Logon.Show(match),
            ("GET", _) => site.Resources.Show(exchanged),
            ("DELETE", _) when match.Operation.Resource.Type == ApiContract.LogonSessionType => site.Logon.LogOff(match.Ids[0]),
            _ => site.Error(Outcome.NotServed, EmulatorDecisions.NotServedStatus, $"The emulator changes no data, so {request.Method} is not implemented."),
        };
    }

    private bool IsQuery(EmulatorRequest request) => QueryEndpoint.Path.Equals(Below(request), StringComparison.OrdinalIgnoreCase);

    /// <summary>The path below the API's own base; a server does not answer below another.</summary>
    private string? Below(EmulatorRequest request) =>
        string.Equals(contract.BaseOf(request.Path), contract.BasePath, StringComparison.OrdinalIgnoreCase) ? contract.BelowBase(request.Path) : null;

    private EmulatorResponse Write(Exchanged exchanged, Reply reply)
    {
        var response = new EmulatorResponse(reply.Status, reply.Headers, ReadOnlyMemory<byte>.Empty);
        if (reply.Body is not { } body)
        {
            return response;
        }

        var element = behaviour.EditElement(exchanged, StyledElements.Apply(body, behaviour.Style));
        var chunks = exchanged.Format == BodyFormat.Json
            ? json.Chunks(element)
            : XmlBodies.Chunks(element, contract.Namespace, behaviour.Style);
        response = response with { Headers = response.Headers.Insert(0, new HeaderField("Content-Type", MediaType(exchanged.Format))) };
        return element.IsStreamed ? response with { Chunks = chunks } : response with { Body = BodyChunks.Whole(chunks) };
    }

    private string MediaType(BodyFormat format) => Negotiation.MediaType(format) + (behaviour.Style.Charset ? "; charset=utf-8" : "");
}

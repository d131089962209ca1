using Conformance.Core.Contract;
using Conformance.Core.Worlds;
using Conformance.Emulator.Answers;
using Conformance.Emulator.Queries;
using Conformance.Emulator.Styles;

namespace Conformance.Emulator;

/// <summary>The places at which an emulator can be made to behave otherwise. The default is a correct server; a fault changes one
/// hook.</summary>
public sealed record EmulatorBehaviour
{
    /// <summary>A logon session without requests for this long is over (HC:http_authentication).</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Which token of a request counts.</summary>
    public Func<EmulatorRequest, string?> ReadToken { get; init; } = Tokens.CookieFirst;

    /// <summary>Which tokens are let in.</summary>
    public Func<TokenState, bool> Admit { get; init; } = state => state == TokenState.Valid;

    /// <summary>Which requests are refused to an account of a role.</summary>
    public Func<Exchanged, Role, bool> Refuses { get; init; } = RoleRefusals.Of;

    /// <summary>Whether a logon with any user and a right password succeeds.</summary>
    public bool AnyUser { get; init; }

    /// <summary>Whether a logon with known user and wrong password succeeds.</summary>
    public bool AnyPassword { get; init; }

    /// <summary>The format for an Accept header; null if none was sent.</summary>
    public Func<string?, BodyFormat> Negotiate { get; init; } = Negotiation.FormatFor;

    /// <summary>Whether a value of ?format asks for entities; null if the parameter is absent.</summary>
    public Func<string?, bool> AsksForEntity { get; init; } = format => "Entity".Equals(format, StringComparison.OrdinalIgnoreCase);

    /// <summary>The window that counts for an operation.</summary>
    public Func<Operation, WindowRule?> WindowOf { get; init; } = operation => operation.Path.Window;

    /// <summary>What the members of an operation's collection have in common.</summary>
    public Func<Operation, IReadOnlyList<MemberRule>> WhereOf { get; init; } = operation => operation.Path.Where;

    /// <summary>The parameters that count for an operation.</summary>
    public Func<Operation, IReadOnlyList<ParameterRule>> ParametersOf { get; init; } = operation => operation.Path.Parameters;

    /// <summary>The paths at which something is shown in the place of what does not exist.</summary>
    public Func<Operation, bool> ShowsUnknown { get; init; } = _ => false;

    /// <summary>Which members of a collection are returned, after the window.</summary>
    public Func<Exchanged, IEnumerable<WorldEntity>, IEnumerable<WorldEntity>> Members { get; init; } = (_, members) => members;

    /// <summary>Changes an answer before it is written.</summary>
    public Func<Exchanged, Element, Element> EditElement { get; init; } = (_, element) => element;

    /// <summary>Changes an answer before it goes out.</summary>
    public Func<Exchanged, EmulatorResponse, EmulatorResponse> EditResponse { get; init; } = (_, response) => response;

    /// <summary>How the query service behaves for a type.</summary>
    public Func<Resource, QueryBehaviour> QueryOf { get; init; } = _ => QueryBehaviour.Right;

    /// <summary>How answers are written.</summary>
    public WritingStyle Style { get; init; } = new();

    /// <summary>The behaviour that also applies <paramref name="edit"/> to elements, after what it already does.</summary>
    public EmulatorBehaviour AlsoElement(Func<Exchanged, Element, Element> edit)
    {
        var before = EditElement;
        return this with { EditElement = (exchanged, element) => edit(exchanged, before(exchanged, element).Whole()) };
    }

    /// <summary>The behaviour that also applies <paramref name="edit"/> to responses, after what it already does.</summary>
    public EmulatorBehaviour AlsoResponse(Func<Exchanged, EmulatorResponse, EmulatorResponse> edit)
    {
        var before = EditResponse;
        return this with { EditResponse = (exchanged, response) => edit(exchanged, before(exchanged, response)) };
    }

    /// <summary>The behaviour that also applies <paramref name="edit"/> to the members of collections, after what it already
    /// does.</summary>
    public EmulatorBehaviour AlsoMembers(Func<Exchanged, IReadOnlyList<WorldEntity>, IReadOnlyList<WorldEntity>> edit)
    {
        var before = Members;
        return this with { Members = (exchanged, members) => edit(exchanged, [.. before(exchanged, members)]) };
    }

    /// <summary>The behaviour whose query service has <paramref name="change"/> made for every type.</summary>
    public EmulatorBehaviour AlsoQuery(Func<QueryBehaviour, QueryBehaviour> change)
    {
        var before = QueryOf;
        return this with { QueryOf = resource => change(before(resource)) };
    }

    /// <summary>The behaviour that lets in a further kind of token.</summary>
    public EmulatorBehaviour AlsoAdmit(TokenState state)
    {
        var before = Admit;
        return this with { Admit = each => each == state || before(each) };
    }
}

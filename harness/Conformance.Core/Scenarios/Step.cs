using System.Globalization;
using Conformance.Core.Yaml;

namespace Conformance.Core.Scenarios;

/// <summary>One step of a scenario.</summary>
/// <param name="Id">The id by which expectations name the step.</param>
/// <param name="Place">Where it is written.</param>
public abstract record Step(string Id, DataPlace Place);

/// <summary>Sends a request.</summary>
/// <param name="Id">The step's id.</param>
/// <param name="Request">What to send.</param>
/// <param name="Capture">Whether the answer's logon session is bound as <c>{id.token}</c> and <c>{id.path}</c>.</param>
/// <param name="Place">Where it is written.</param>
public sealed record RequestStep(string Id, RequestTemplate Request, bool Capture, DataPlace Place) : Step(Id, Place);

/// <summary>Moves the target's clock, which only the embedded emulator allows.</summary>
/// <param name="Id">The step's id.</param>
/// <param name="By">How far, forwards.</param>
/// <param name="Place">Where it is written.</param>
public sealed record AdvanceStep(string Id, TimeSpan By, DataPlace Place) : Step(Id, Place);

/// <summary>Goes where links in an earlier answer lead, on the target's own origin.</summary>
/// <param name="Id">The step's id.</param>
/// <param name="From">The step in whose answer the links stand.</param>
/// <param name="Auth">As in <see cref="RequestTemplate"/>.</param>
/// <param name="Accept">As in <see cref="RequestTemplate"/>.</param>
/// <param name="Place">Where it is written.</param>
public abstract record LinkStep(string Id, string From, string Auth, string Accept, DataPlace Place) : Step(Id, Place);

/// <summary>Sends a GET to where one link leads.</summary>
/// <param name="Id">The step's id.</param>
/// <param name="From">The step in whose answer the link stands.</param>
/// <param name="Rel">The link's <c>Rel</c>.</param>
/// <param name="Type">The link's <c>Type</c>; null for any.</param>
/// <param name="Auth">As in <see cref="RequestTemplate"/>.</param>
/// <param name="Accept">As in <see cref="RequestTemplate"/>.</param>
/// <param name="Place">Where it is written.</param>
public sealed record FollowStep(string Id, string From, string Rel, string? Type, string Auth, string Accept, DataPlace Place)
    : LinkStep(Id, From, Auth, Accept, Place);

/// <summary>Sends a GET to where each link leads that can be read, of the first resource of an answer: one exchange each.</summary>
/// <param name="Id">The step's id; the exchanges are <c>id/1</c>, <c>id/2</c> and so on, in the order of the links.</param>
/// <param name="From">The step in whose answer the links stand.</param>
/// <param name="Auth">As in <see cref="RequestTemplate"/>.</param>
/// <param name="Accept">As in <see cref="RequestTemplate"/>.</param>
/// <param name="Place">Where it is written.</param>
public sealed record FollowEachStep(string Id, string From, string Auth, string Accept, DataPlace Place)
    : LinkStep(Id, From, Auth, Accept, Place)
{
    /// <summary>The step of the exchange for one link, counted from 1.</summary>
    public static string StepOf(string id, int link) => string.Create(CultureInfo.InvariantCulture, $"{id}/{link}");

    /// <summary>Whether a step is the exchange for one of several links.</summary>
    public static bool IsOne(string step) => step.Contains('/', StringComparison.Ordinal);

    /// <summary>The id of the step in a scenario to which an exchange belongs.</summary>
    public static string IdOf(string step) => step.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0 ? step[..slash] : step;

    /// <summary>Which link an exchange followed, counted from 1.</summary>
    public static int LinkOf(string step) => int.Parse(step.AsSpan(step.IndexOf('/', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);
}

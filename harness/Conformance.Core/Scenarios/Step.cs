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

/// <summary>Sends a GET to where a link in an earlier answer leads, on the target's own origin.</summary>
/// <param name="Id">The step's id.</param>
/// <param name="From">The step in whose answer the link stands.</param>
/// <param name="Rel">The link's <c>Rel</c>.</param>
/// <param name="Type">The link's <c>Type</c>; null for any.</param>
/// <param name="Auth">As in <see cref="RequestTemplate"/>.</param>
/// <param name="Accept">As in <see cref="RequestTemplate"/>.</param>
/// <param name="Place">Where it is written.</param>
public sealed record FollowStep(
    string Id, string From, string Rel, string? Type, string Auth, string Accept, DataPlace Place) : Step(Id, Place);

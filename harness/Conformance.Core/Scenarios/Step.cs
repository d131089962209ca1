using Conformance.DataFiles;

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

/// <summary>
/// Picks a value of a query field from an earlier answer, bound as <c>{id.value}</c> and, as filters write it,
/// <c>{id.literal}</c>; or a
/// page size that divides its members into two or three pages, bound as <c>{id.value}</c>.
/// </summary>
/// <param name="Id">The step's id.</param>
/// <param name="From">The step with the entities of a query.</param>
/// <param name="Field">A template of the field; null for a page size.</param>
/// <param name="Place">Where it is written.</param>
public sealed record PickStep(string Id, string From, string? Field, DataPlace Place) : Step(Id, Place)
{
    /// <summary>How many members a page has so that so many members make two or three pages; null if they make one.</summary>
    public static int? PageSize(int members) => members < 2 ? null : (members + 2) / 3;

    /// <summary>Whether a request is made with the value.</summary>
    public bool IsUsedBy(RequestStep request) => TemplateNames.Of(request).Any(name => name.StartsWith(Id + ".", StringComparison.Ordinal));
}

using System.Globalization;
using Conformance.DataFiles;

namespace Conformance.Core.Scenarios;

/// <summary>Goes to several places in turn: the exchanges are <c>id/1</c>, <c>id/2</c> and so on.</summary>
/// <param name="Id">The step's id.</param>
/// <param name="From">The step in whose answer the links stand.</param>
/// <param name="Auth">As in <see cref="RequestTemplate"/>.</param>
/// <param name="Accept">As in <see cref="RequestTemplate"/>.</param>
/// <param name="Place">Where it is written.</param>
public abstract record SeveralStep(string Id, string From, string Auth, string Accept, DataPlace Place) : LinkStep(Id, From, Auth, Accept, Place)
{
    /// <summary>The step of one exchange, counted from 1.</summary>
    public static string StepOf(string id, int number) => string.Create(CultureInfo.InvariantCulture, $"{id}/{number}");

    /// <summary>Whether a step is one of several exchanges.</summary>
    public static bool IsOne(string step) => step.Contains('/', StringComparison.Ordinal);

    /// <summary>The id of the step in a scenario to which an exchange belongs.</summary>
    public static string IdOf(string step) => step.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0 ? step[..slash] : step;

    /// <summary>Which exchange of its step it is, counted from 1.</summary>
    public static int NumberOf(string step) => int.Parse(step.AsSpan(step.IndexOf('/', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);
}

/// <summary>
/// Sends a GET to where each link leads that can be read, of the first resource of an answer, in the order of the links; or to
/// where the links of
/// all resources lead that have one path.
/// </summary>
/// <param name="Id">The step's id.</param>
/// <param name="From">The step in whose answer the links stand.</param>
/// <param name="To">The path of the contract to which the links lead that are followed, at most <see cref="Most"/>; null for all
/// of the first resource.</param>
/// <param name="Format">The value of <c>format</c> that is asked for besides what the link says; null to follow the link as it
/// stands.</param>
/// <param name="Auth">As in <see cref="RequestTemplate"/>.</param>
/// <param name="Accept">As in <see cref="RequestTemplate"/>.</param>
/// <param name="Place">Where it is written.</param>
public sealed record FollowEachStep(string Id, string From, string? To, string? Format, string Auth, string Accept, DataPlace Place) : SeveralStep(Id, From, Auth, Accept, Place)
{
    /// <summary>How many links to one path are followed.</summary>
    public const int Most = 5;
}

/// <summary>Sends a GET to where the Next link of a page leads, and of the page after it, until there is none or
/// <see cref="Most"/> were sent.</summary>
/// <param name="Id">The step's id.</param>
/// <param name="From">The step with the first page.</param>
/// <param name="Auth">As in <see cref="RequestTemplate"/>.</param>
/// <param name="Accept">As in <see cref="RequestTemplate"/>.</param>
/// <param name="Place">Where it is written.</param>
public sealed record FollowPagesStep(string Id, string From, string Auth, string Accept, DataPlace Place) : SeveralStep(Id, From, Auth, Accept, Place)
{
    /// <summary>How many pages are asked for after the first.</summary>
    public const int Most = 20;
}

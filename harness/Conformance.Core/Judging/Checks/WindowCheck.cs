using System.Globalization;
using Conformance.Core.Contract;

namespace Conformance.Core.Judging.Checks;

/// <summary>No member of a collection was created before the window.</summary>
/// <remarks>
/// Nothing says whether the window ends to the moment or by calendar day, in UTC or local time. A calendar day and the widest
/// time zone together are 38 hours, so <see cref="Slack"/> on the far side of the edge is let through.
/// </remarks>
/// <param name="Days">The window's length.</param>
/// <param name="Field">The field that holds the time of creation.</param>
public sealed record WindowCheck(int Days, string Field) : Check(CheckStage.Content)
{
    /// <summary>How far beyond the edge nothing is blamed.</summary>
    public static readonly TimeSpan Slack = TimeSpan.FromDays(2);

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        if (answer.Body is not { Resources: { Count: > 0 } members })
        {
            return CheckResult.Nothing("the collection has no members");
        }

        var now = answer.Now;
        var edge = now - TimeSpan.FromDays(Days) - Slack;
        return CheckResult.Of(members
            .Where(member => member.Text(Field) is { } text && ValueTypes.TryInstant(text, out var created) && created < edge)
            .Select(member => new Violation(
                string.Create(CultureInfo.InvariantCulture, $"{Field} within {Days} days before {now:yyyy-MM-dd'T'HH:mm:ss'Z'}"),
                $"{Field} {member.Text(Field)}",
                member.Information[Field]!.Source.Path.Text)));
    }
}

/// <summary>No member of a collection was created before the window that the contract has for the path.</summary>
public sealed record DocumentedWindowCheck() : Check(CheckStage.Content)
{
    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer) =>
        evidence.Contract.MatchHref(answer.Exchange.Request.Url)?.Operation.Path.Window is { } window
            ? new WindowCheck(window.Days, window.Field).Judge(evidence, answer)
            : CheckResult.Nothing("no window is documented here");
}

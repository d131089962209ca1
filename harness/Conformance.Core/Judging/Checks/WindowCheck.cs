using System.Globalization;
using Conformance.Core.Contract;

namespace Conformance.Core.Judging.Checks;

/// <summary>No member of a collection was created before the window that the contract has for the path.</summary>
/// <remarks>
/// Nothing says whether the window ends to the moment or by calendar day, in UTC or local time. A calendar day and the widest
/// time zone together are 38 hours, so <see cref="Outside"/> the edge that much is let through. On the near side all of them hold
/// what
/// was created within 30 days; <see cref="Inside"/> is what clocks and the change to summer time may make of it.
/// </remarks>
public sealed record WindowCheck() : Check(CheckStage.Content)
{
    /// <summary>How far beyond the edge nothing is blamed.</summary>
    public static readonly TimeSpan Outside = TimeSpan.FromHours(38);

    /// <summary>How near to the edge, within it, nothing is demanded: an hour of summer time, and what clocks differ
    /// by.</summary>
    public static readonly TimeSpan Inside = TimeSpan.FromMinutes(65);

    /// <inheritdoc/>
    public override bool IsByMember => true;

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        if (evidence.Contract.MatchHref(answer.Exchange.Request.Url)?.Operation.Path.Window is not { } window)
        {
            return CheckResult.Nothing("no window is documented here");
        }

        if (answer.Body is not { Resources: { Count: > 0 } members })
        {
            return CheckResult.Nothing("the collection has no members");
        }

        var now = answer.Now;
        var edge = window.EdgeAt(now) - Outside;
        return CheckResult.Of(members
            .Where(member => member.Text(window.Field) is { } text && ValueTypes.TryInstant(text, out var created) && created < edge)
            .Select(member => new Violation(
                ViolationKind.Unexpected,
                $"member outside of the {window.Days} days of {window.Field}",
                string.Create(CultureInfo.InvariantCulture, $"{window.Field} within {window.Days} days before {now:yyyy-MM-dd'T'HH:mm:ss'Z'}"),
                $"{window.Field} {member.Text(window.Field)}",
                member.Information[window.Field]!.Source.Path.Text)));
    }
}

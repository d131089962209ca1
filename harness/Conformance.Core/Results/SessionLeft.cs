using Conformance.Core.Results.Waivers;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Results;

/// <summary>A logon session that the run may have left behind on the target.</summary>
/// <param name="Message">What is known of it and what to do.</param>
/// <param name="IsWaived">Whether a waiver of the requirement on logoffs is in force, so that it does not change the
/// outcome.</param>
public sealed record SessionLeft(string Message, bool IsWaived)
{
    /// <summary>The variant that the harness's own logon and logoff belong to, for the scope of waivers.</summary>
    private const string OwnVariant = "session";
    private const string Logoff = "DELETE /logonSessions/{ID}";

    /// <summary>What a run left behind, held against its waivers.</summary>
    internal static IReadOnlyList<SessionLeft> Of(IReadOnlyList<string> messages, IReadOnlyList<Waiver> waivers, Occasion occasion)
    {
        var requirement = messages.Count == 0 ? null : LogoffRequirement(occasion.Suite);
        var isWaived = requirement is not null && waivers.Any(waiver =>
            waiver.Requirement == requirement && waiver.Covers(OwnVariant) && occasion.Target.Is(waiver.Target) && occasion.Today <= waiver.Expires);
        return [.. messages.Select(message => new SessionLeft(message, isWaived))];
    }

    private static string? LogoffRequirement(Suite suite) => suite.Everywhere
        .FirstOrDefault(expectation => expectation.Conditions.Any(condition => condition.Name == "operation" && condition.Values.Contains(Logoff)))?.Requirement;
}

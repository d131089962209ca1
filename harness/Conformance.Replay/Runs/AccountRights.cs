using System.Globalization;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Replay.Sessions;
using Conformance.Replay.Transport;

namespace Conformance.Replay.Runs;

/// <summary>
/// What the run's account may use, as found out at the opening: what only a Portal Administrator may read is asked first, and
/// only where
/// that is refused with 403, what tells the other roles apart (HC:security_roles_concept). Where no role explains what was
/// answered, the
/// links of the logon session tell.
/// </summary>
/// <param name="Roles">
/// The names of the roles, or sets of roles, that explain what was answered, without those that hold more roles than that needs;
/// empty
/// if the account is a Portal Administrator, or if no documented role explains it.
/// </param>
/// <param name="Unlinked">What the logon session does not link to, where no role explains what was answered; empty if nothing is
/// known.</param>
internal sealed record AccountRights(IReadOnlyList<string> Roles, IReadOnlyList<string> Unlinked)
{
    /// <summary>Nothing is known, so every refusal is judged.</summary>
    public static AccountRights Unknown { get; } = new([], []);

    /// <summary>What only a Portal Administrator may read.</summary>
    private static readonly string[] OfAdministrators = ["/security/roles", "/jobs", "/cdpPolicies"];

    /// <summary>What some of the other roles may read; the last one each of them may.</summary>
    private static readonly string[] Dividing = ["/replicaSessions", "/backups", "/failoverPlans", "/tasks"];

    /// <summary>Asks what tells accounts apart.</summary>
    /// <param name="sender">Sends what the harness asks for itself.</param>
    /// <param name="on">The run's logon.</param>
    /// <param name="rules">The roles and the links of sessions.</param>
    /// <param name="cancellationToken">Ends the look: nothing is known then.</param>
    public static async Task<AccountRights> FindAsync(Sender sender, LoggedOn on, Rulebook rules, CancellationToken cancellationToken)
    {
        var contract = rules.Contract;
        var asked = 0;
        try
        {
            foreach (var path in OfAdministrators)
            {
                if (await StatusAsync(path) != 403)
                {
                    return Unknown;
                }
            }

            var candidates = contract.Roles.Sets;
            foreach (var path in Dividing)
            {
                var isRefused = await StatusAsync(path) == 403;
                candidates = [.. candidates.Where(role => role.MayRead(contract.Match(path)!, null) != isRefused)];
            }

            return candidates.Count > 0
                ? new AccountRights([.. candidates.Where(role => !candidates.Any(role.IsMoreThan)).Select(role => role.Name)], [])
                : new AccountRights([], new Answer(on.Clear, rules.Mapping).Body is { Resources: [var shown] } ? SessionLinks.Lacking(shown, contract) : []);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // There is a session already, so the replayer must come to be, which ends it.
            return Unknown;
        }

        async Task<int?> StatusAsync(string path)
        {
            var step = string.Create(CultureInfo.InvariantCulture, $"rights{++asked}");
            var request = RequestToSend.Get(sender.BaseUrl + path, new HeaderField("X-RestSvcSessionId", on.Session.Token));
            return (await sender.SendAsync(SessionKeeper.Variant, step, request, cancellationToken)).Answer.Exchange.Response?.Status;
        }
    }
}

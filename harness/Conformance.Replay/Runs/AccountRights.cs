using System.Globalization;
using Conformance.Core.Contract;
using Conformance.Core.Exchanges;
using Conformance.Replay.Sessions;
using Conformance.Replay.Transport;

namespace Conformance.Replay.Runs;

/// <summary>
/// Finds out at the opening which documented roles the run's account may have: what only a Portal Administrator may read is asked first, and
/// only where that is refused with 403, what tells the other roles apart (HC:security_roles_concept).
/// </summary>
internal static class AccountRights
{
    /// <summary>What only a Portal Administrator may read.</summary>
    private static readonly string[] OfAdministrators = ["/security/roles", "/jobs", "/cdpPolicies"];

    /// <summary>What some of the other roles may read; the last one each of them may.</summary>
    private static readonly string[] Dividing = ["/replicaSessions", "/backups", "/failoverPlans", "/tasks"];

    /// <summary>
    /// The names of the roles, or sets of roles, that explain what was answered, without those that hold more roles than that needs;
    /// empty if the account is a Portal Administrator, or if no documented role explains what was answered: then every
    /// refusal is judged.
    /// </summary>
    /// <param name="sender">Sends what the harness asks for itself.</param>
    /// <param name="session">The run's session.</param>
    /// <param name="contract">The roles.</param>
    /// <param name="cancellationToken">Ends the look: nothing is known then.</param>
    public static async Task<IReadOnlyList<string>> FindAsync(Sender sender, LogonSession session, ApiContract contract, CancellationToken cancellationToken)
    {
        var asked = 0;
        try
        {
            foreach (var path in OfAdministrators)
            {
                if (await StatusAsync(path) != 403)
                {
                    return [];
                }
            }

            var candidates = contract.Roles.Sets;
            foreach (var path in Dividing)
            {
                var isRefused = await StatusAsync(path) == 403;
                candidates = [.. candidates.Where(role => role.MayRead(contract.Match(path)!, null) != isRefused)];
            }

            return [.. candidates.Where(role => !candidates.Any(role.IsMoreThan)).Select(role => role.Name)];
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // There is a session already, so the replayer must come to be, which ends it.
            return [];
        }

        async Task<int?> StatusAsync(string path)
        {
            var step = string.Create(CultureInfo.InvariantCulture, $"rights{++asked}");
            var request = RequestToSend.Get(sender.BaseUrl + path, new HeaderField("X-RestSvcSessionId", session.Token));
            return (await sender.SendAsync(SessionKeeper.Variant, step, request, cancellationToken)).Answer.Exchange.Response?.Status;
        }
    }
}

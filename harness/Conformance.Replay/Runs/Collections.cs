using System.Collections.Concurrent;
using System.Globalization;
using Conformance.Core.Contract;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Replay.Sessions;
using Conformance.Replay.Transport;

namespace Conformance.Replay.Runs;

/// <summary>
/// What discovery reads of a target whose data is unknown, each path once, reached by following links from the logon session as
/// the
/// documentation demands of clients (HC:resource_urls).
/// </summary>
/// <param name="sender">Sends the requests.</param>
/// <param name="contract">The paths.</param>
/// <param name="session">The run's session; null if it has none.</param>
/// <param name="logon">The answer to its logon; null if there was none.</param>
/// <param name="look">What the steps of its exchanges begin with.</param>
internal sealed class Collections(Sender sender, ApiContract contract, LogonSession? session, Answer? logon, string look)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<Looked>>> read = new(StringComparer.OrdinalIgnoreCase);
    private int count;

    /// <summary>Whether the run has a logon session, whatever its representation says.</summary>
    public bool HasSession => session is not null;

    /// <summary>The logon session's representation, or null if the run has none or it cannot be read.</summary>
    public ResourceView? Root => session is not null && logon?.Body is { Resources: [var root] } ? root : null;

    /// <summary>GET of a path below the base.</summary>
    public Task<Looked> ReadAsync(string path, CancellationToken cancellationToken) =>
        read.GetOrAdd(path, _ => new Lazy<Task<Looked>>(() => GetAsync(path, cancellationToken))).Value;

    /// <summary>
    /// Where the documented path of a collection is: the link of the logon session that leads there, or the link of a service to
    /// which
    /// the logon session leads; the documented path itself if no link does.
    /// </summary>
    public async Task<string> PathOfAsync(string template, CancellationToken cancellationToken)
    {
        if (Root is not { } root)
        {
            return template;
        }

        if (LinkTo(template, root) is { } direct)
        {
            return direct;
        }

        foreach (var service in contract.Resources.Values.Where(resource => resource.Links.Any(link => link.ToPath == template))
            .SelectMany(resource => resource.Paths).Where(path => path.Kind == PathKind.Single && path.Template.Length > 1))
        {
            if (LinkTo(service.Template, root) is { } path && await ReadAsync(path, cancellationToken) is { Body.Resources: [var holder] }
                && LinkTo(template, holder) is { } indirect)
            {
                return indirect;
            }
        }

        return template;
    }

    /// <summary>The path below the base of the link to a documented path; the entity form is preferred, it says more.</summary>
    private string? LinkTo(string template, ResourceView holder) => holder.Links
        .Where(link => link.Href is not null && contract.MatchHref(link.Href)?.Operation.Path.Template == template)
        .Select(link => contract.BelowBase(link.Href!)!)
        .OrderByDescending(path => path.Contains("format=", StringComparison.OrdinalIgnoreCase))
        .FirstOrDefault();

    private async Task<Looked> GetAsync(string path, CancellationToken cancellationToken)
    {
        var step = string.Create(CultureInfo.InvariantCulture, $"{look}{Interlocked.Increment(ref count)}");
        var request = RequestToSend.Get(sender.BaseUrl + path, new HeaderField("X-RestSvcSessionId", session!.Token));
        try
        {
            return new Looked(path, (await sender.ReadAsync(DiscoveryJudge.Variant, step, request, cancellationToken)).Answer, null);
        }
        catch (Exception refused) when (refused is UnsafeRequestException or UnusableRequestException)
        {
            // A server can write any link; one that must not or cannot be followed is no use to anybody.
            return new Looked(path, null, refused.Message);
        }
    }
}

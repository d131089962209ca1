using Conformance.Core.Results.Diffs;
using Conformance.Replay.Transport;
using Conformance.Runs;

namespace Conformance.Browser;

/// <summary>The same run by two clients, and what differs: the left side is the harness's own client, the right side the other
/// one.</summary>
public static class ClientComparison
{
    /// <summary>What people call the harness's own client.</summary>
    public const string Own = "conform's own client";

    /// <summary>Runs twice and compares.</summary>
    /// <param name="prepared">What to send.</param>
    /// <param name="client">The other client.</param>
    /// <param name="time">The clock of limits and times.</param>
    /// <param name="cancellationToken">Ends both runs early; what is done is judged.</param>
    public static async Task<RunDiff> ExecuteAsync(Prepared prepared, IClient client, TimeProvider time, CancellationToken cancellationToken)
    {
        var ours = await ConformanceRun.ExecuteAsync(prepared, time, null, cancellationToken);
        var theirs = await ConformanceRun.ExecuteAsync(prepared with { Request = prepared.Request with { Client = client } }, time, null, cancellationToken);
        return RunDiffer.Compare(
            new RunSide(Own, ours.Result, ours.Record.Exchanges), new RunSide(client.Name, theirs.Result, theirs.Record.Exchanges), prepared.Plan.Variants, prepared.Rules);
    }
}

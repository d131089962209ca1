using Conformance.Core.Judging;

namespace Conformance.Core.Results;

/// <summary>The verdict on one of several targets.</summary>
/// <param name="Name">What the target is called.</param>
/// <param name="Result">The verdict.</param>
public sealed record NamedResult(string Name, RunResult Result)
{
    /// <summary>The verdict on all: a violation that was seen stays seen, then what could not be had, then what was not
    /// tested.</summary>
    public static Outcome Joined(IEnumerable<NamedResult> results)
    {
        var outcomes = results.Select(named => named.Result.Outcome).ToHashSet();
        return outcomes.Contains(Outcome.Deviates) ? Outcome.Deviates
            : outcomes.Contains(Outcome.Errored) ? Outcome.Errored
            : outcomes.Contains(Outcome.NotTested) ? Outcome.NotTested
            : Outcome.Passed;
    }
}

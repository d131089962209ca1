using Conformance.Core.Judging;
using Conformance.Core.Results;
using Conformance.Core.Scenarios;

namespace Conformance.Runs;

/// <summary>The clauses of the gate that need a whole run: how the suite blames what the emulator does wrong, or only
/// differently.</summary>
public static class Blame
{
    /// <summary>What is wrong with the verdict on a fault of the emulator; null if it is caught, and blamed on what it
    /// breaks.</summary>
    /// <param name="requirement">What the fault breaks.</param>
    /// <param name="faulty">The run with the fault.</param>
    /// <param name="correct">The same run without it.</param>
    public static string? OfFault(Requirement requirement, RunResult faulty, RunResult correct)
    {
        if (requirement.Level == RequirementLevel.Unspecified)
        {
            return faulty.Outcome != Outcome.Passed ? $"a behaviour that {requirement.Id} leaves open is blamed on {Blamed(faulty)}"
                : faulty.Profile.SequenceEqual(correct.Profile) ? $"the behaviour profile does not tell of {requirement.Id}"
                : null;
        }

        var expected = requirement.Level == RequirementLevel.Documented ? Outcome.Deviates : LeavesUntested(faulty) ? Outcome.NotTested : Outcome.Passed;
        return faulty.Findings.Count == 0 ? $"nobody notices that {requirement.Id} is broken"
            : faulty.Findings.All(group => group.First.Requirement.Id != requirement.Id) ? $"{requirement.Id} is broken, and only {Blamed(faulty)} blamed"
            : faulty.Outcome != expected ? $"{requirement.Id} is broken, and the outcome is {faulty.Outcome}"
            : null;
    }

    /// <summary>Whether something could not be judged, and in each such variant because of a warning that it shows: nothing
    /// passes of which something is not known.</summary>
    private static bool LeavesUntested(RunResult faulty)
    {
        var untested = faulty.Variants.Where(variant => variant.Outcome == Outcome.NotTested).ToList();
        return untested.Count > 0 && untested.TrueForAll(variant => variant.Findings.Count > 0);
    }

    /// <summary>What is wrong with the verdict on a lawful style; null if nothing is blamed.</summary>
    public static string? OfStyle(RunResult result) =>
        result.Findings.Count > 0
            ? $"a lawful style is blamed on {Blamed(result)}: {result.Findings[0].First.Variant}: {Sentence(result.Findings[0].First.Violation)}"
        : result.Outcome != Outcome.Passed ? $"the outcome of a lawful style is {result.Outcome}"
        : null;

    private static string Sentence(Violation violation) =>
        $"{violation.Subject}: expected {violation.Expected}, actual {violation.Actual}";

    private static string Blamed(RunResult result) => string.Join(", ", result.Findings.Select(group => group.First.Requirement.Id).Distinct(StringComparer.Ordinal));
}

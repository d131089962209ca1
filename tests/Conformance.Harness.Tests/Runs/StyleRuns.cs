namespace Conformance.Harness.Tests.Runs;

/// <summary>How many lawful styles the tests go through: a sample, or each of them ten times with
/// <c>CONFORM_STYLES=all</c>.</summary>
internal static class StyleRuns
{
    private const int Seed = 20261127;
    private const int AllTimes = 10;

    private static readonly bool IsAll = Environment.GetEnvironmentVariable("CONFORM_STYLES") == "all";

    /// <summary>How often each is run.</summary>
    public static int Times => IsAll ? AllTimes : 1;

    /// <summary>Those that are run: the same sample each time, or all.</summary>
    /// <param name="styles">All.</param>
    /// <param name="sample">How many make a sample.</param>
    public static IReadOnlyList<string> Of(IEnumerable<string> styles, int sample)
    {
        var all = styles.ToArray();
        if (IsAll)
        {
            return all;
        }

        new Random(Seed).Shuffle(all);
        return [.. all.Take(sample)];
    }

    /// <summary>Seeds of random combinations.</summary>
    /// <param name="sample">How many make a sample; as many for each time that styles are run.</param>
    public static IEnumerable<int> Seeds(int sample) => Enumerable.Range(1, sample * Times);
}

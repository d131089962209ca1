using System.Globalization;

namespace Conformance.Benchmarks;

/// <summary>The whole suite against the embedded emulator as a user starts it: one process, start included.</summary>
internal static class SuiteWallTime
{
    private const int Rounds = 5;

    /// <summary>Whether the arguments ask for it; if so it has been run.</summary>
    public static async Task<bool> TryRunAsync(string[] args)
    {
        if (args is not ["suite", ..])
        {
            return false;
        }

        var (start, run) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            start.Add((await MeasuredProcess.ConformAsync("--version")).Seconds);
            run.Add((await MeasuredProcess.ConformAsync("run", "--quiet")).Seconds);
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"suite: {run.Min():0.00} to {run.Max():0.00} s, median {run.Order().ElementAt(Rounds / 2):0.00} s; start alone {start.Order().ElementAt(Rounds / 2):0.00} s; ratio {run.Order().ElementAt(Rounds / 2) / start.Order().ElementAt(Rounds / 2):0.0}"));
        return true;
    }
}

using System.Diagnostics;
using System.Globalization;

namespace Conformance.Benchmarks.Peers;

/// <summary>Time and memory as one collection grows: all that is asked of the task sessions of a server that has more and more of
/// them.</summary>
internal static class BodyGrowth
{
    /// <summary>Whether the arguments ask for it (<c>bodies [COUNT…]</c>); if so it has been run.</summary>
    public static async Task<bool> TryRunAsync(string[] args)
    {
        if (args is not ["bodies", .. var counts])
        {
            return false;
        }

        Console.WriteLine("task sessions   seconds   us per task session, start aside   peak MiB");
        var start = 0.0;
        foreach (var count in (counts.Length > 0 ? counts.Select(count => int.Parse(count, CultureInfo.InvariantCulture)) : [1_000, 10_000, 50_000]).Prepend(0))
        {
            var run = await RunAsync(count);
            start = count == 0 ? run.Seconds : start;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count,13}  {run.Seconds,8:0.00}  {(count == 0 ? 0 : (run.Seconds - start) / count * 1e6),33:0}  {run.PeakMiB,9:0}"));
        }

        return true;
    }

    private static async Task<MeasuredProcess> RunAsync(int tasks)
    {
        var info = MeasuredProcess.ProgramInfo("serve", "--tasks", tasks.ToString(CultureInfo.InvariantCulture));
        using var server = Process.Start(info)!;
        try
        {
            var line = await server.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("conform serve ended before it listened.");
            return await MeasuredProcess.ConformAsync("run", "--quiet", "--target", line["listening ".Length..], "--user", "administrator", "--world", "standard", "--select", "area:replica-task-sessions");
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
        }
    }
}

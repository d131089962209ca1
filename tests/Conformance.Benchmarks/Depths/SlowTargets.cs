using System.Diagnostics;
using System.Globalization;

namespace Conformance.Benchmarks.Depths;

/// <summary>Each depth as a user starts it, against an emulator that takes its time: wall time, requests and memory.</summary>
internal static class SlowTargets
{
    private static readonly string[] Depths = ["quick", "standard", "full"];

    /// <summary>Whether the arguments ask for it (<c>slow [DEPTH…]</c>); if so it has been run.</summary>
    public static async Task<bool> TryRunAsync(string[] args)
    {
        if (args is not ["slow", .. var depths])
        {
            return false;
        }

        (string Name, Func<int, TimeSpan> Wait)[] servers =
        [
            ("20 ms an answer", _ => TimeSpan.FromMilliseconds(20)),
            ("100 ms an answer", _ => TimeSpan.FromMilliseconds(100)),
            ("20 ms for each under way", underWay => TimeSpan.FromMilliseconds(20 * underWay)),
        ];
        using var emulator = Process.Start(MeasuredProcess.ProgramInfo("serve"))!;
        try
        {
            var line = await emulator.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("conform serve ended before it listened.");
            var port = new Uri(line["listening ".Length..]).Port;
            foreach (var (name, wait) in servers)
            {
                foreach (var depth in depths.Length > 0 ? depths : Depths)
                {
                    await MeasureAsync(name, depth, port, wait);
                }
            }
        }
        finally
        {
            emulator.Kill();
            await emulator.WaitForExitAsync();
        }

        return true;
    }

    private static async Task MeasureAsync(string name, string depth, int port, Func<int, TimeSpan> wait)
    {
        await using var slow = new SlowServer(port, wait);
        var run = await MeasuredProcess.ConformAsync("run", "--quiet", "--target", slow.Url, "--user", "administrator", "--depth", depth);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name,-24}  {depth,-8}  {run.Seconds,7:0.0} s  {slow.Requests,5} requests  {run.PeakMiB,5:0} MiB"));
    }
}

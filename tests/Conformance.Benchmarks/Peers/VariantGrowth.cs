using System.Globalization;

namespace Conformance.Benchmarks.Peers;

/// <summary>
/// Time and memory per variant as the variants grow, against a server that costs next to nothing: as a user starts it, where
/// compiling goes
/// on for a while, and when that is over.
/// </summary>
internal static class VariantGrowth
{
    /// <summary>Whether the arguments ask for it (<c>growth [COUNT…]</c>); if so it has been run.</summary>
    public static async Task<bool> TryRunAsync(string[] args)
    {
        if (args is not ["growth", .. var counts])
        {
            return false;
        }

        var work = Directory.CreateTempSubdirectory("conform-growth-").FullName;
        await using var server = new FastServer(1024);
        var start = (await RunAsync(work, server, 1)).Seconds;
        await WarmRun.WarmUpAsync(work, server);
        var one = await WarmRun.OfAsync(work, server, 1);
        Console.WriteLine("variants   seconds   us per variant, start aside   peak MiB   us per variant when warm, start aside   of the processor");
        foreach (var count in counts.Length > 0 ? counts.Select(count => int.Parse(count, CultureInfo.InvariantCulture)) : [1_000, 10_000, 100_000])
        {
            var run = await RunAsync(work, server, count);
            var warm = await WarmRun.OfAsync(work, server, count);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{count,8}  {run.Seconds,8:0.00}  {(run.Seconds - start) / count * 1e6,28:0}  {run.PeakMiB,9:0}  {(warm.Seconds - one.Seconds) / count * 1e6,38:0}  {(warm.ProcessorSeconds - one.ProcessorSeconds) / count * 1e6,17:0}"));
        }

        Directory.Delete(work, recursive: true);
        return true;
    }

    private static Task<MeasuredProcess> RunAsync(string work, FastServer server, int count) =>
        MeasuredProcess.ConformAsync("run", "--quiet", "--target", server.Url, "--user", "bench", "--scenarios", PeerFiles.Conform(work, count));
}

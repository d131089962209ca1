using System.Globalization;

namespace Conformance.Benchmarks.Peers;

/// <summary>Time and memory per variant as the variants grow, against a server that costs next to nothing.</summary>
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
        Console.WriteLine("variants   seconds   us per variant, start aside   peak MiB");
        foreach (var count in counts.Length > 0 ? counts.Select(count => int.Parse(count, CultureInfo.InvariantCulture)) : [1_000, 10_000, 100_000])
        {
            var run = await RunAsync(work, server, count);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count,8}  {run.Seconds,8:0.00}  {(run.Seconds - start) / count * 1e6,28:0}  {run.PeakMiB,9:0}"));
        }

        Directory.Delete(work, recursive: true);
        return true;
    }

    private static Task<MeasuredProcess> RunAsync(string work, FastServer server, int count) =>
        MeasuredProcess.ConformAsync("run", "--quiet", "--target", server.Url, "--user", "bench", "--scenarios", PeerFiles.Conform(work, count));
}

using System.Globalization;

namespace Conformance.Benchmarks.Peers;

/// <summary>
/// One and 200 sequential GETs with two checks each, against the same server, from the start of the process to its end: conform
/// beside
/// Newman and httpYac, which the user has installed with npm in a folder of their own.
/// </summary>
internal static class BesidePeers
{
    private const int Rounds = 5;
    private const int BodyBytes = 1024;

    /// <summary>Whether the arguments ask for it (<c>peers DIR</c>); if so it has been run.</summary>
    public static async Task<bool> TryRunAsync(string[] args)
    {
        if (args is not ["peers", var folder])
        {
            return false;
        }

        var tools = Path.GetFullPath(folder);
        var work = Directory.CreateTempSubdirectory("conform-peers-").FullName;
        await using var server = new FastServer(BodyBytes);
        var url = server.Url + "/replicaSessions";
        foreach (var requests in new[] { 1, 200 })
        {
            var (conform, newman, httpyac) = (PeerFiles.Conform(work, requests), PeerFiles.Newman(work, requests, url), PeerFiles.HttpYac(work, requests, url));
            (string Name, Func<Task<MeasuredProcess>> Run)[] sides =
            [
                ("conform", () => MeasuredProcess.ConformAsync("run", "--quiet", "--parallel", "1", "--target", server.Url, "--user", "bench", "--scenarios", conform)),
                ("newman", () => MeasuredProcess.RunAsync(work, Path.Combine(tools, "node_modules/.bin/newman"), "run", newman, "--silent")),
                ("httpyac", () => MeasuredProcess.RunAsync(work, Path.Combine(tools, "node_modules/.bin/httpyac"), "send", httpyac, "--all", "--silent")),
            ];
            await CompareAsync(requests, sides);
        }

        Directory.Delete(work, recursive: true);
        return true;
    }

    /// <summary>The sides take turns; the best round counts, because only noise makes one slower.</summary>
    private static async Task CompareAsync(int requests, (string Name, Func<Task<MeasuredProcess>> Run)[] sides)
    {
        var best = sides.ToDictionary(side => side.Name, _ => new MeasuredProcess(double.MaxValue, double.MaxValue));
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (name, run) in sides)
            {
                var once = await run();
                best[name] = new MeasuredProcess(Math.Min(best[name].Seconds, once.Seconds), Math.Min(best[name].PeakMiB, once.PeakMiB));
            }
        }

        var ours = best[sides[0].Name];
        foreach (var (name, _) in sides)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{requests,4} GETs  {name,-8}  {best[name].Seconds,6:0.00} s  {best[name].PeakMiB,5:0} MiB  time {best[name].Seconds / ours.Seconds,5:0.0} x conform's  memory {best[name].PeakMiB / ours.PeakMiB,4:0.0} x"));
        }
    }
}

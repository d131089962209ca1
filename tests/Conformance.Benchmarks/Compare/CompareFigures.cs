using System.Globalization;
using Conformance.Core.Contract;
using Conformance.Documents;
using Conformance.Documents.Compare.Streaming;

namespace Conformance.Benchmarks.Compare;

/// <summary>
/// The comparer's figures in one run, as ratios, so that they mean the same on any machine: time against merely reading both
/// files with
/// the framework's reader, growth with the number of members, memory, allocation. Each time is processor
/// time (the work has one thread, and other programs do not count), the least of a few rounds.
/// </summary>
internal static class CompareFigures
{
    private const int Rounds = 3;

    /// <summary>Prints the figures.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="folder">A folder for the files, which is deleted afterwards.</param>
    /// <param name="large">How many members the largest file has.</param>
    /// <param name="only">The pair to be measured: <c>xml</c>, <c>json</c> or <c>mixed</c>; null for all.</param>
    public static void Run(TextWriter output, string folder, int large, string? only)
    {
        Directory.CreateDirectory(folder);
        try
        {
            output.WriteLine("case | members | MB | ratio to reading both | us/member | bytes allocated/member | peak MiB above start | differences");
            foreach (var (name, left, right) in new[]
            {
                ("xml", DocumentFormat.Xml, DocumentFormat.Xml),
                ("json", DocumentFormat.Json, DocumentFormat.Json),
                ("mixed", DocumentFormat.Xml, DocumentFormat.Json),
            })
            {
                foreach (var count in new[] { 10_000, 100_000, large }.Where(count => count <= large && (only ?? name) == name).Distinct())
                {
                    Of(output, folder, name, left, right, count);
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Of(TextWriter output, string folder, string pair, DocumentFormat leftFormat, DocumentFormat rightFormat, int count)
    {
        var (left, right) = (Path.Combine(folder, "expected"), Path.Combine(folder, "actual"));
        var length = new SessionsFile(count, leftFormat).Write(left);
        var plain = new SessionsFile(count, rightFormat);
        Readers.Read(left, leftFormat);
        var rounds = count > 100_000 ? 1 : Rounds;
        foreach (var (name, file) in new[]
        {
            ("equal", plain),
            ("rewritten", plain with { IsRewritten = true }),
            ("shuffled", plain with { IsShuffled = true }),
            ("planted", plain with { HasPlantedDifference = true }),
        })
        {
            file.Write(right);
            var reading = Least(rounds, () => Readers.Read(left, leftFormat) + Readers.Read(right, rightFormat)).Time;
            var (time, allocated, peak, total) = Least(rounds, () => Compare(left, leftFormat, right, rightFormat));
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{pair} {name} | {count} | {length / 1e6:0} | {time / reading:0.00} | {time.TotalMicroseconds / count:0.00} | {allocated / count} | {peak / 1048576.0:0} | {total}"));
        }
    }

    private static long Compare(string left, DocumentFormat leftFormat, string right, DocumentFormat rightFormat)
    {
        using var expected = new FileStream(left, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        using var actual = new FileStream(right, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        return StreamComparer.Compare(
            expected, leftFormat, actual, rightFormat, ApiRepresentation.Options, DocumentLimits.Default, CancellationToken.None).Total;
    }

    private static (TimeSpan Time, long Allocated, long Peak, long Result) Least(int rounds, Func<long> work)
    {
        var best = (Time: TimeSpan.MaxValue, Allocated: 0L, Peak: 0L, Result: 0L);
        for (var round = 0; round < rounds; round++)
        {
            GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            using var memory = new PeakMemory();
            var allocated = GC.GetTotalAllocatedBytes(precise: true);
            var before = Environment.CpuUsage.TotalTime;
            var result = work();
            var time = Environment.CpuUsage.TotalTime - before;
            allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
            best = time < best.Time ? (time, allocated, memory.AboveStart(), result) : best;
        }

        return best;
    }
}

using System.Globalization;
using Conformance.Harness.Tests.Cli;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Replay.Hostile;

/// <summary>
/// No reader ends but by reading or by refusing. <c>CONFORM_FUZZ</c> is the number of inputs for each reader,
/// <c>CONFORM_FUZZ_SEED</c> the seed
/// that a failing test printed. What was found once is in the folder <c>Corpus</c>, a folder for each reader, and is read again
/// by each run.
/// </summary>
public sealed class FuzzTests
{
    private const int Usual = 400;
    private const int UsualOptions = 25;

    private static readonly string Corpus = Path.Combine(CommandLine.Root, "tests", "Conformance.Harness.Tests", "Corpus");

    private static readonly int Seed = Variable("CONFORM_FUZZ_SEED") ?? Fuzzing.AnySeed();

    private static IEnumerable<FuzzedReader> Readers() => FuzzedReaders.All;

    [TestCaseSource(nameof(Readers))]
    public async Task A_reader_reads_or_refuses(object data)
    {
        var reader = (FuzzedReader)data;
        await TestContext.Progress.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"fuzz {reader}: CONFORM_FUZZ_SEED={Seed}"));
        var fuzzing = new Fuzzing(Seed);
        var count = Variable("CONFORM_FUZZ") ?? (reader.Name == "options" ? UsualOptions : Usual);
        for (var number = 0; number < count; number++)
        {
            await ReadsAsync(reader, fuzzing.Next(reader.Samples), string.Create(CultureInfo.InvariantCulture, $"input {number} of seed {Seed}"));
        }
    }

    [TestCaseSource(nameof(Readers))]
    public async Task What_was_found_once_stays_found(object data)
    {
        var reader = (FuzzedReader)data;
        foreach (var sample in reader.Samples)
        {
            (await reader.FaultAsync(sample)).Should().BeNull("it reads its own samples");
        }

        var folder = Path.Combine(Corpus, reader.Name);
        foreach (var file in Directory.Exists(folder) ? Directory.EnumerateFiles(folder) : [])
        {
            await ReadsAsync(reader, await File.ReadAllBytesAsync(file), Path.GetFileName(file));
        }
    }

    [Test]
    public void Every_folder_of_the_corpus_has_a_reader() => Directory.GetDirectories(Corpus).Select(Path.GetFileName).Should().BeSubsetOf(Readers().Select(reader => reader.Name));

    private static async Task ReadsAsync(FuzzedReader reader, byte[] input, string which)
    {
        if (await reader.FaultAsync(input) is { } fault)
        {
            Assert.Fail($"{reader}, {which}: {fault}\nPut the input into the corpus: base64 {Convert.ToBase64String(input)}");
        }
    }

    private static int? Variable(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
